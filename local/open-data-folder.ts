import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FolderLock, lockFolder } from './lock-folder.ts';
import { Problem } from './problem.ts';

export interface DataFolder {
  readonly path: string;
  /** The absolute path of a part of the folder; its parent exists. */
  part(name: string): string;
  close(): void;
}

/** Makes the folder where it is missing and locks it. Only its owner may look inside. */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  const lock = openAndLock(path);
  return { path, part: (name) => join(path, name), close: () => lock.release() };
}

function openAndLock(path: string): FolderLock {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return lockFolder(path);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`The data folder ${path} cannot be used: ${(error as Error).message}. Set DOSSIER_DATA.`, {
      cause: error,
    });
  }
}

/** What to say when a part of the folder cannot be read. */
export function damaged(path: string, error: unknown): Problem {
  return new Problem(
    `${path} is damaged and cannot be opened: ${innermostMessage(error)}. Restore its folder from a copy, or move it away to start anew.`,
    { cause: error },
  );
}

function innermostMessage(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
}
