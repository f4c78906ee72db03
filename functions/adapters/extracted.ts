import type { Document } from '../domain/model.ts';

/** What a file says, as Markdown or plain text, or in words why it cannot be used. */
export type Extracted =
  | (Pick<Document, 'text' | 'labels' | 'pages'> & { readonly title?: string })
  | { readonly reason: string };
