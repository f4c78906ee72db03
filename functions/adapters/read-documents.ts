import type { Document } from '../domain/model.ts';
import type { DocumentProblem, IndexEntry } from './build-index.ts';
import { entryHash } from './build-index.ts';
import { type DocumentFile, findDocumentFiles, readDocumentFile } from './document-files.ts';
import { type DocumentReader, openDocumentReader } from './document-reader.ts';

export interface DocumentsRead {
  /** In the order of their URIs. */
  readonly documents: readonly Document[];
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads every document below a folder into memory. What cannot be used is reported and skipped; throws
 * `KnowledgeUnavailable` when the folder is there but cannot be read.
 */
export async function readDocuments(folder: string): Promise<DocumentsRead> {
  const { files, problems } = await findDocumentFiles(folder);
  const documents: Document[] = [];
  const found: DocumentProblem[] = [...problems];
  const reader = openDocumentReader();
  try {
    for await (const entry of documentEntries(files, reader)) {
      const result = await entry.read();
      if ('reason' in result) found.push({ path: entry.uri, reason: result.reason });
      else documents.push(result.document);
    }
  } finally {
    await reader.close();
  }
  const isMissing = problems.some(({ path }) => path === '.');
  if (documents.length === 0 && !isMissing) found.push({ path: '.', reason: 'the folder holds no usable document' });
  return { documents, problems: found.sort((left, right) => (left.path < right.path ? -1 : 1)) };
}

/** Files as an index takes them: each is read once, and parsed only if it has to be. */
export async function* documentEntries(
  files: readonly DocumentFile[],
  reader: DocumentReader,
): AsyncGenerator<IndexEntry> {
  for (const file of files) {
    const { uri, labels } = file;
    const bytes = await readDocumentFile(file);
    const isRead = bytes instanceof Uint8Array;
    yield {
      uri,
      hash: isRead ? entryHash(bytes, labels) : '',
      read: async () => (isRead ? reader.read(uri, bytes, labels) : bytes),
    };
  }
}
