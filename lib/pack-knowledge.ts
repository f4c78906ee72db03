import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Documents as one file, and which files of their folder are not in it. */
export interface PackedKnowledge {
  readonly file: string;
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
  /** The model whose vectors are in the file, null for none; absent where nothing was packed. */
  readonly embeddings?: string | null;
}

/** Roles name files by it. */
export const knowledgeExtension = '.dossier-knowledge';

/**
 * Packs the documents below `documents` into a file in `folder`, ready to be searched: to read and index
 * 50 MiB takes longer than a function has. Throws when there are none, or too many.
 */
export function packKnowledge(documents: string, folder: string): PackedKnowledge {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `index${knowledgeExtension}`);
  // A process of its own: reading is asynchronous, a synthesis is not.
  const script = path.join(import.meta.dirname, '..', 'local', 'pack-knowledge.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, documents, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The documents cannot be deployed. ${stderr.trim()}`);
  return { ...(JSON.parse(stdout) as Omit<PackedKnowledge, 'file'>), file };
}
