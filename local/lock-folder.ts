import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from './problem.ts';

export interface FolderLock {
  release(): void;
}

/** Another process holds the folder. */
export class FolderInUse extends Problem {
  constructor(folder: string, cause?: unknown) {
    super(`${folder} is in use by ${nameHolder(folder)}. Stop that process, or set DOSSIER_DATA to another folder.`, {
      cause,
    });
  }
}

/** SQLITE_BUSY: someone else holds the lock. */
const sqliteBusy = 5;

/**
 * Keeps every other process out of `folder`. The lock is the operating system's own, taken through SQLite
 * on an empty file: it ends with the process, however that ends, so there is no stale lock to judge.
 */
export function lockFolder(folder: string): FolderLock {
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw (error as { errcode?: number }).errcode === sqliteBusy ? new FolderInUse(folder, error) : error;
  }
  writeFileSync(holderFile(folder), `${process.pid}\n`);
  return {
    release() {
      rmSync(holderFile(folder), { force: true });
      database.close();
    },
  };
}

function nameHolder(folder: string): string {
  try {
    return `process ${readFileSync(holderFile(folder), 'utf8').trim()}`;
  } catch {
    return 'another process';
  }
}

function holderFile(folder: string): string {
  return join(folder, 'lock.pid');
}
