import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { addVectors, type VectorsAdded } from '../functions/adapters/add-vectors.ts';
import { writeIndex } from '../functions/adapters/index-writer.ts';
import { openEmbeddings } from '../functions/adapters/open-embeddings.ts';
import { readDocuments } from '../functions/adapters/read-documents.ts';
import { Fault } from '../functions/domain/fault.ts';
import type { LocalEmbeddings } from './local-embeddings.ts';
import { Problem } from './problem.ts';

/**
 * Makes an index of a folder's documents with vectors, and puts it in the place of `file`. What stands there, or was left
 * by a try that failed, is not embedded again.
 */
export async function indexWithVectors(
  folder: string,
  file: string,
  embeddings: LocalEmbeddings,
): Promise<VectorsAdded> {
  const [unfinished, fresh] = [`${file}.unfinished`, `${file}.new`];
  if (existsSync(fresh)) await rename(fresh, unfinished);
  const { documents } = await readDocuments(folder);
  const writer = writeIndex({ file: fresh });
  for (const document of documents) writer.add(document);
  writer.finish().close();
  const added = await embedPassages(fresh, embeddings, [file, unfinished]);
  await rename(fresh, file);
  await rm(unfinished, { force: true });
  return added;
}

/** Adds vectors to an index file, with the model and the key of the person at the keyboard. */
export async function embedPassages(
  file: string,
  { setup, value }: LocalEmbeddings,
  former: readonly string[],
): Promise<VectorsAdded> {
  const embeddings = await openEmbeddings({ ...setup, stage: 'dev', secrets: { get: async () => value } });
  try {
    return await addVectors(file, embeddings, { former });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Problem(`The documents could not be embedded. ${error.message}.`);
  }
}
