import { extname } from 'node:path';
import { limits } from '../../contract/limits.ts';
import { documentOf } from '../domain/source.ts';
import type { ReadResult } from './build-index.ts';
import { decodeText } from './decode-text.ts';
import type { Extracted } from './extracted.ts';

interface Format {
  readonly read: (bytes: Uint8Array) => Extracted | Promise<Extracted>;
  /** How every such file begins; without it, a file of text. */
  readonly begins?: string;
  /** Read in a moment, whatever it holds. */
  readonly isPlain?: true;
}

const html: Format = { read: readHtmlFile };

/** By the extension of the file; libraries are loaded when there is a file for them. */
const formats: Readonly<Record<string, Format>> = {
  '.md': { read: async (bytes) => (await import('./read-markdown.ts')).readMarkdown(bytes), isPlain: true },
  '.txt': { read: (bytes) => decodeText(bytes, 'windows-1252'), isPlain: true },
  '.html': html,
  '.htm': html,
  '.csv': { read: async (bytes) => (await import('./read-csv.ts')).readCsv(bytes) },
  '.pdf': { read: async (bytes) => (await import('./read-pdf.ts')).readPdf(bytes), begins: '%PDF-' },
  '.docx': { read: async (bytes) => (await import('./read-docx.ts')).readDocx(bytes), begins: 'PK\u0003\u0004' },
};

/** Whether there is a reader for files of this name. */
export function isReadable(uri: string): boolean {
  return formatOf(uri) !== undefined;
}

/** Whether a file of this name is read in a moment, whatever it holds. */
export function isPlain(uri: string): boolean {
  return formatOf(uri)?.isPlain === true;
}

/** The largest file of this name that is read, in bytes: most of a PDF is not text. */
export function mostBytes(uri: string): number {
  return formatOf(uri)?.begins === undefined ? limits.documentBytes : limits.packedDocumentBytes;
}

/**
 * Reads a file by the extension of its name; what cannot be used is told, not thrown. `labels` count instead of those
 * that the file names itself. Hostile files may take long and much memory: `openDocumentReader` sets limits to that.
 */
export async function readDocument(
  uri: string,
  bytes: Uint8Array,
  labels: readonly string[] = [],
): Promise<ReadResult> {
  const format = formatOf(uri);
  const reason = format === undefined ? 'files of its kind are not read' : misfit(uri, bytes, format);
  if (format === undefined || reason !== undefined) return { reason: reason ?? '' };
  const extracted = await format.read(bytes);
  if ('reason' in extracted) return extracted;
  const { text, pages, title, labels: own = [] } = extracted;
  if (Buffer.byteLength(JSON.stringify(text)) > limits.documentTextBytes) {
    return { reason: `its text is larger than ${limits.documentTextBytes} bytes` };
  }
  const document = documentOf(uri, text);
  if (document.text.trim() === '') return { reason: 'the file is empty' };
  const seenBy = labels.length > 0 ? labels : own;
  return {
    document: {
      ...document,
      ...(title === undefined ? {} : { title }),
      ...(pages === undefined ? {} : { pages }),
      ...(seenBy.length === 0 ? {} : { labels: seenBy }),
    },
  };
}

function formatOf(uri: string): Format | undefined {
  const extension = extname(uri).toLowerCase();
  return Object.hasOwn(formats, extension) ? formats[extension] : undefined;
}

/** How far into a file its mark may stand. */
const markBytes = 1_024;

function misfit(uri: string, bytes: Uint8Array, { begins }: Format): string | undefined {
  if (bytes.length > mostBytes(uri)) return `the file is larger than ${mostBytes(uri)} bytes`;
  if (bytes.length === 0) return 'the file is empty';
  const start = Buffer.from(bytes.subarray(0, markBytes));
  if (begins !== undefined) return start.includes(begins, 0, 'latin1') ? undefined : 'its content is of another kind';
  const isPacked = Object.values(formats).some(
    (format) => format.begins !== undefined && start.indexOf(format.begins, 0, 'latin1') === 0,
  );
  return isPacked ? 'its content is of another kind' : undefined;
}

async function readHtmlFile(bytes: Uint8Array): Promise<Extracted> {
  const start = Buffer.from(bytes.subarray(0, markBytes)).toString('latin1');
  const [, charset = 'windows-1252'] = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start) ?? [];
  const decoded = decodeText(bytes, charset);
  if ('reason' in decoded) return decoded;
  const { readHtml } = await import('./read-html.ts');
  const page = readHtml(decoded.text);
  if (page === undefined) return { reason: 'its tags are nested too deeply' };
  return { text: page.markdown, ...(page.title === '' ? {} : { title: page.title }) };
}
