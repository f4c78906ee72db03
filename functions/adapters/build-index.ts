import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { Document } from '../domain/model.ts';
import { openTables } from './index-tables.ts';
import { type IndexWriter, writeIndex } from './index-writer.ts';

/** A file that cannot be used. */
export interface DocumentProblem {
  /** Its URI; the folder of all files is `.`. */
  readonly path: string;
  readonly reason: string;
}

/** What may become a document of an index. */
export interface IndexEntry {
  readonly uri: string;
  /** Another whenever the document would be: `entryHash` of its bytes and labels, or what stands for that. */
  readonly hash: string;
  /** Not called for an entry that the previous index has. */
  read(): Promise<ReadResult>;
}

/** A document, or in words why there is none. */
export type ReadResult = { readonly document: Document } | { readonly reason: string };

export interface BuiltIndex {
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  /** UTF-8 bytes of all texts. */
  readonly textBytes: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Entries that are not in the index, with the reason. */
  readonly problems: readonly DocumentProblem[];
}

/** Goes up whenever a reader makes another document of the same bytes: all are read again then. */
const readersVersion = 2;

export function entryHash(bytes: Uint8Array, labels: readonly string[] = []): string {
  return createHash('sha256')
    .update(JSON.stringify([readersVersion, labels]))
    .update(bytes)
    .digest('hex');
}

/**
 * Writes an index of the entries, which have to come in ascending order of their URIs, into `file`. That must not exist
 * yet; it is complete and on the disk when this resolves, and gone when this rejects. What stands unchanged in
 * `previous`, the file of an older index, is taken over from there; one of another format counts as none. The same
 * entries give the same bytes, with `previous` or without.
 */
export async function buildIndex(input: {
  entries: AsyncIterable<IndexEntry> | Iterable<IndexEntry>;
  file: string;
  previous?: string;
}): Promise<BuiltIndex> {
  if (existsSync(input.file)) throw new Error(`${input.file} exists already`);
  const previous = input.previous !== undefined && isIndex(input.previous) ? input.previous : undefined;
  const writer = writeIndex({ file: input.file, ...(previous === undefined ? {} : { previous }) });
  try {
    const counts = await addAll(writer, input.entries);
    const database = writer.finish();
    const contents = database.prepare('SELECT version, documents, passages, bytes AS textBytes FROM contents').get();
    database.close();
    await flush(input.file);
    const removed = writer.documentsBefore - counts.changed - counts.unchanged;
    return { ...(contents as unknown as IndexContents), ...counts, removed };
  } catch (error) {
    writer.abandon();
    await rm(input.file, { force: true });
    throw error;
  }
}

type IndexContents = Pick<BuiltIndex, 'version' | 'documents' | 'passages' | 'textBytes'>;

async function addAll(writer: IndexWriter, entries: AsyncIterable<IndexEntry> | Iterable<IndexEntry>) {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const problems: DocumentProblem[] = [];
  let before: string | undefined;
  for await (const entry of entries) {
    const { uri, hash } = entry;
    if (before !== undefined && uri <= before) throw new RangeError(`${uri} has to come before ${before}, once`);
    before = uri;
    if (writer.copy(uri, hash)) {
      counts.unchanged += 1;
      continue;
    }
    const result = await entry.read();
    if ('reason' in result) {
      problems.push({ path: uri, reason: result.reason });
      continue;
    }
    counts[writer.had(uri) ? 'changed' : 'added'] += 1;
    writer.add({ ...result.document, uri }, hash);
  }
  return { ...counts, problems };
}

function isIndex(file: string): boolean {
  try {
    openTables(file).close();
    return true;
  } catch {
    return false;
  }
}

/** Until what was written is on the disk. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
