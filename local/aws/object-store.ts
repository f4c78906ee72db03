import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { foldersOfPrefix, keyOfPath, pathOfKey } from './object-paths.ts';

export interface ObjectInfo {
  readonly key: string;
  readonly size: number;
  readonly modified: Date;
}

/** The object has to have this entity tag; undefined: there must be none. */
export type PutCondition = { readonly tag: string | undefined } | 'none';

export interface ObjectStore {
  /** False, and nothing is written, when the condition does not hold. */
  put(key: string, body: Uint8Array, condition?: PutCondition): Promise<boolean>;
  /** The entity tag; undefined when there is no object. */
  tag(key: string): string | undefined;
  get(key: string): Promise<{ body: Buffer; modified: Date } | undefined>;
  delete(key: string): void;
  /** Every object whose key has the prefix, in the order of the keys' UTF-8 bytes. */
  list(prefix: string): Promise<ObjectInfo[]>;
}

/**
 * The objects of one bucket as files below `folder`. A reader sees the old body or the new one, also after a
 * crash: bodies are written aside and renamed into place. What makes or removes folders is synchronous, so
 * that a folder is never removed under a file on its way into it.
 */
export function openObjectStore(folder: string): ObjectStore {
  const unfinished = join(folder, '~unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const fileOf = (key: string) => join(folder, ...pathOfKey(key));

  return {
    async put(key, body, condition = 'none') {
      const aside = join(unfinished, randomUUID());
      await writeFile(aside, body);
      // Nothing can come between the look and the move.
      if (condition !== 'none' && tagOf(fileOf(key)) !== condition.tag) {
        rmSync(aside);
        return false;
      }
      moveInto(aside, fileOf(key));
      return true;
    },
    tag: (key) => tagOf(fileOf(key)),
    async get(key) {
      try {
        const body = await readFile(fileOf(key));
        return { body, modified: statSync(fileOf(key)).mtime };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    delete(key) {
      rmSync(fileOf(key), { force: true });
      removeEmptyFolders(folder, dirname(fileOf(key)));
    },
    async list(prefix) {
      const objects: ObjectInfo[] = [];
      await collect(folder, foldersOfPrefix(prefix), objects);
      return objects
        .filter((object) => object.key.startsWith(prefix))
        .toSorted((left, right) => Buffer.compare(Buffer.from(left.key), Buffer.from(right.key)));
    },
  };
}

/** Makes the folder only where it is missing: most objects join others. */
function moveInto(aside: string, file: string): void {
  try {
    renameSync(aside, file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    mkdirSync(dirname(file), { recursive: true });
    renameSync(aside, file);
  }
}

export function entityTag(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

function tagOf(file: string): string | undefined {
  try {
    return entityTag(readFileSync(file));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function collect(root: string, path: readonly string[], objects: ObjectInfo[]): Promise<void> {
  const folder = join(root, ...path);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (path.length > 0 || entry.name !== '~unfinished') await collect(root, [...path, entry.name], objects);
      continue;
    }
    const stats = statSync(join(folder, entry.name), { throwIfNoEntry: false });
    // Deleted since the folder was read.
    if (stats === undefined) continue;
    objects.push({ key: keyOfPath([...path, entry.name]), size: stats.size, modified: stats.mtime });
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  let current = folder;
  while (current !== root) {
    try {
      if (readdirSync(current).length > 0) return;
      rmdirSync(current);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    current = dirname(current);
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
