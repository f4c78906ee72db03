/** A text, or in words why the bytes are none. */
export type Decoded = { readonly text: string } | { readonly reason: string };

/** Characters that no text has; any bytes could be read as Windows-1252. */
const controls = /[\p{Cc}--[\t\n\v\f\r]]/v;

/**
 * Bytes as text: UTF-8, or UTF-16 with a byte order mark. With `otherwise`, the name of another encoding, text in that
 * too; a BOM is left to whoever keeps the text.
 */
export function decodeText(bytes: Uint8Array, otherwise?: string): Decoded {
  const encoding = markedEncoding(bytes) ?? 'utf-8';
  const text = decode(bytes, encoding);
  if (text !== undefined) return { text };
  if (otherwise === undefined || encoding !== 'utf-8') return { reason: `the file is not ${encoding.toUpperCase()}` };
  const other = decode(bytes, otherwise);
  if (other === undefined || controls.test(other)) return { reason: 'the file is no text' };
  return { text: other };
}

function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Undefined when the bytes are not in this encoding, or nobody knows it. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
