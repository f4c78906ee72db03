import { createHash } from 'node:crypto';
import { htmlStyle } from './html-style.ts';

const styleHash = createHash('sha256').update(htmlStyle).digest('base64');

/** Of the page: its own style and nothing else, whatever its text may hold. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
