import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { indexExtension } from '../../contract/library.ts';
import { Fault } from '../domain/fault.ts';

/** Names the present one of several index files in a folder; readers go from a whole one to a whole one. */
export const folderPointer = 'current.json';

/** Where the index of this version lies in a folder of them. */
export function indexFileIn(folder: string, version: string): string {
  return join(folder, `${version}${indexExtension}`);
}

const pointerSchema = z.object({ version: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

/** The version that the pointer in a folder names; undefined when it has none. Throws `KnowledgeUnavailable` for a damaged one. */
export async function presentVersionIn(folder: string): Promise<string | undefined> {
  try {
    return pointerSchema.parse(JSON.parse(await readFile(join(folder, folderPointer), 'utf8'))).version;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined;
    throw new Fault('KnowledgeUnavailable', {
      message: `${folderPointer} does not name an index; the next npm run ingest writes it anew`,
    });
  }
}
