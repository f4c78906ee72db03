import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from './problem.ts';

export interface FolderLock {
  release(): void;
}

/** SQLITE_BUSY: someone else holds the lock. */
const sqliteBusy = 5;

/**
 * Keeps every other process out of `folder`; throws a Problem that names the holder. The lock is the
 * operating system's own, taken through SQLite on an empty file: it ends with the process, however that
 * ends, so there is no stale lock to judge.
 */
export function lockFolder(folder: string): FolderLock {
  const holderFile = join(folder, 'lock.pid');
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error;
    throw new Problem(`${folder} is in use by ${nameHolder(holderFile)}. Stop that process, or set DOSSIER_DATA.`, {
      cause: error,
    });
  }
  writeFileSync(holderFile, `${process.pid}\n`);
  return {
    release() {
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function nameHolder(holderFile: string): string {
  try {
    return `process ${readFileSync(holderFile, 'utf8').trim()}`;
  } catch {
    return 'another process';
  }
}
