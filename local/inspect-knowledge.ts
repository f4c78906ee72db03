import { join } from 'node:path';
import { readDocuments } from '../functions/adapters/read-documents.ts';
import { Fault } from '../functions/domain/fault.ts';

export interface KnowledgeInspection {
  /** How many documents can be used. */
  readonly documents: number;
  /** What cannot be used and why, in words. */
  readonly warnings: readonly string[];
}

/** Reads a knowledge folder as the functions will, for the person at the keyboard. */
export async function inspectKnowledge(folder: string): Promise<KnowledgeInspection> {
  try {
    const { documents, problems } = await readDocuments(folder);
    return {
      documents: documents.length,
      warnings: problems.map(({ path, reason }) => `${join(folder, path)}: ${reason}`),
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { documents: 0, warnings: [`${folder}: the folder cannot be read`] };
  }
}
