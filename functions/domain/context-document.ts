import type { Document } from './model.ts';

/** The order's context as a citable document; a string is taken as it is, other JSON is set out in lines. */
export function contextDocument(context: unknown): Document | undefined {
  if (context === undefined || context === null) return undefined;
  const text = typeof context === 'string' ? context : JSON.stringify(context, undefined, 2);
  if (text.trim() === '') return undefined;
  return { uri: 'order:context', title: 'Context of the order', text };
}
