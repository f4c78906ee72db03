import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/**
 * A local copy of an object whose key ends in the hash of its content, so that a copy from before is as
 * good: a function that was started anew finds the one of its predecessor. Returns its path.
 */
export async function downloadOnce(client: S3Client, bucket: string, key: string): Promise<string> {
  const file = join(tmpdir(), basename(key));
  if (await isThere(file)) return file;
  // Under its final name the copy is always whole.
  const partial = `${file}.${process.pid}`;
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    await pipeline(Body as Readable, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
    return file;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
