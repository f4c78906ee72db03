import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from './hash.ts';

/**
 * A page's place, signed together with the owner and filter it belongs to: a cursor of another
 * owner, of another filter or made up by hand is not accepted.
 */
export function sealCursor(position: string, scope: unknown, secret: string): string {
  const place = Buffer.from(position, 'utf8').toString('base64url');
  return `${place}.${signatureOf(position, scope, secret).toString('base64url')}`;
}

/** The position inside, or undefined when the cursor was not made for this scope. */
export function openCursor(cursor: string, scope: unknown, secret: string): string | undefined {
  const [place, signature, ...rest] = cursor.split('.');
  if (place === undefined || signature === undefined || rest.length > 0) return undefined;
  const position = Buffer.from(place, 'base64url').toString('utf8');
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(position, scope, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? position : undefined;
}

function signatureOf(position: string, scope: unknown, secret: string): Buffer {
  return createHmac('sha256', secret).update(canonicalJson({ position, scope })).digest();
}
