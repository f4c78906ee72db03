import { join } from 'node:path';
import { indexFileIn, presentVersionIn } from '../functions/adapters/folder-library.ts';
import { openPassages } from '../functions/adapters/passage-index.ts';
import { readDocuments } from '../functions/adapters/read-documents.ts';
import { Fault } from '../functions/domain/fault.ts';

export interface KnowledgeInspection {
  /** How many documents can be used. */
  readonly documents: number;
  /** What cannot be used and why, in words. */
  readonly warnings: readonly string[];
}

/** Reads a knowledge folder, or the index in it, as the functions will, for the person at the keyboard. */
export async function inspectKnowledge(folder: string): Promise<KnowledgeInspection> {
  try {
    const version = await presentVersionIn(folder);
    if (version !== undefined) return { documents: countDocuments(indexFileIn(folder, version)), warnings: [] };
    const { documents, problems } = await readDocuments(folder);
    return {
      documents: documents.length,
      warnings: problems.map(({ path, reason }) => `${join(folder, path)}: ${reason}`),
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const reason = error.cause === undefined ? error.message : 'the folder cannot be read';
    return { documents: 0, warnings: [`${folder}: ${reason}`] };
  }
}

function countDocuments(file: string): number {
  const index = openPassages(file);
  index.close();
  return index.documents;
}
