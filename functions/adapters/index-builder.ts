import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexExtension } from '../../contract/library.ts';
import { limits } from '../../contract/limits.ts';
import type { FileToIndex, IndexBuilder } from '../library-ports.ts';
import { buildIndex, entryHash, type IndexEntry } from './build-index.ts';
import { type DocumentReader, openDocumentReader } from './document-reader.ts';
import { format } from './index-tables.ts';

/** Makes vectors for an index file that has none; `former` is one from before. Gives the version that the file has then. */
export interface VectorMaker {
  readonly model: string;
  add(file: string, former: string | undefined): Promise<string>;
}

/** Makes index files below the temporary folder, with vectors where there is a model for them. */
export function indexBuilder(vectors?: VectorMaker): IndexBuilder {
  return {
    edition: [format, entryHash(new Uint8Array()), ...(vectors === undefined ? [] : [vectors.model])].join(':'),
    build: async (files, previous) => {
      const folder = await mkdtemp(join(tmpdir(), 'dossier-index-'));
      const discard = () => rm(folder, { recursive: true, force: true });
      const reader = openDocumentReader();
      try {
        const file = join(folder, `new${indexExtension}`);
        const entries = files.map((each) => toEntry(each, reader));
        const built = await buildIndex({ entries, file, ...(previous === undefined ? {} : { previous }) });
        const version = (await vectors?.add(file, previous)) ?? built.version;
        return { ...built, version, file, discard };
      } catch (error) {
        await discard();
        throw error;
      } finally {
        await reader.close();
      }
    },
  };
}

function toEntry({ uri, tag, bytes, labels, read }: FileToIndex, reader: DocumentReader): IndexEntry {
  return {
    uri,
    hash: entryHash(Buffer.from(tag), labels),
    read: async () => {
      const most = Math.max(limits.documentBytes, limits.packedDocumentBytes);
      if (bytes > most) return { reason: `the file is larger than ${most} bytes` };
      const content = await read();
      return content === undefined ? { reason: 'the file was deleted meanwhile' } : reader.read(uri, content, labels);
    },
  };
}
