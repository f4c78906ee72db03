import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isNamed } from './aws-fault.ts';

/** Copies of one kind that are kept: what was used last. A function has little room. */
export const copiesKept = 3;

/**
 * A local copy of an object whose key ends in the hash of its content, so that a copy from before is as
 * good: a function that was started anew finds the one of its predecessor. Returns its path; undefined
 * when there is no such object.
 */
export async function downloadOnce(client: S3Client, bucket: string, key: string): Promise<string | undefined> {
  const file = join(tmpdir(), basename(key));
  if (await markUsed(file)) return file;
  // Under its final name the copy is always whole.
  const partial = `${file}.${process.pid}`;
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    await makeRoom(extname(file));
    await pipeline(Body as Readable, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
    return file;
  } catch (error) {
    if (isNamed(error, 'NoSuchKey')) return undefined;
    await rm(partial, { force: true });
    throw error;
  }
}

/** False when there is no such file. */
async function markUsed(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}

/** For one more. */
async function makeRoom(extension: string): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => extname(name) === extension);
  const copies = await Promise.all(
    names.map(async (name) => {
      const path = join(tmpdir(), name);
      return {
        path,
        usedMs: await stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      };
    }),
  );
  const unused = copies.sort((left, right) => right.usedMs - left.usedMs).slice(copiesKept - 1);
  await Promise.all(unused.map(({ path }) => rm(path, { force: true })));
}
