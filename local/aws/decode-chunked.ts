import { S3Error } from './s3-xml.ts';

/** The body as it was before the SDK cut it into signed chunks, if it did; trailing checksums are not compared. */
export function decodeChunked(body: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): Buffer {
  if (!String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')) return body;
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (lineEnd < 0 || Number.isNaN(size)) throw incomplete();
    if (size === 0) break;
    const start = lineEnd + 2;
    if (start + size > body.length) throw incomplete();
    chunks.push(body.subarray(start, start + size));
    at = start + size + 2;
  }
  const decoded = Buffer.concat(chunks);
  const expected = headers['x-amz-decoded-content-length'];
  if (expected !== undefined && Number(expected) !== decoded.length) throw incomplete();
  return decoded;
}

function incomplete(): S3Error {
  return new S3Error(400, 'IncompleteBody', 'The request body ended before all of it was sent.', '');
}
