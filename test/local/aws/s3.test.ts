import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { startSample } from '../start-sample.ts';

async function startBucket() {
  const stack = await startSample({});
  const client = new S3Client({ maxAttempts: 1 });
  const Bucket = stack.environment['SAMPLE_BUCKET'];
  const put = (Key: string, Body: string | Buffer = Key) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
  const get = async (Key: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return Body?.transformToString();
  };
  const list = async (input: object = {}) => client.send(new ListObjectsV2Command({ Bucket, ...input }));
  return { stack, client, Bucket, put, get, list };
}

test('an object is read back as it was written, and the latest one wins', async () => {
  const { put, get } = await startBucket();
  await put('tenants/a/report.json', 'first');
  await put('tenants/a/report.json', 'ä€😀\r\n\0 second');
  expect(await get('tenants/a/report.json')).toBe('ä€😀\r\n\0 second');
});

test('a key may hold any character', async () => {
  const { put, get, list } = await startBucket();
  const keys = ['a', 'a/b', 'A', '../x', './y', 'é +%?&=#', 'x//y', `${'long'.repeat(100)}/z`];
  for (const key of keys) await put(key);
  for (const key of keys) expect(await get(key)).toBe(key);
  expect((await list()).Contents?.map(({ Key }) => Key)).toEqual(
    keys.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))),
  );
});

test('a body sent in chunks is stored without their frames', async () => {
  const { client, Bucket, get } = await startBucket();
  const Body = Readable.from([Buffer.from('one '), Buffer.from('two')]);
  await client.send(new PutObjectCommand({ Bucket, Key: 'chunked', Body, ContentLength: 7 }));
  expect(await get('chunked')).toBe('one two');
});

test('what is not there is NoSuchKey, in an unknown bucket NoSuchBucket', async () => {
  const { client, Bucket, get } = await startBucket();
  await expect(get('nothing')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'nothing' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
  const unknown = client.send(new GetObjectCommand({ Bucket: 'unknown', Key: 'nothing' }));
  await expect(unknown).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('HEAD tells the size', async () => {
  const { client, Bucket, put } = await startBucket();
  await put('five', 'ä€');
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'five' }));
  expect(head.ContentLength).toBe(5);
});

test('deleting succeeds, whether the object is there or not, and leaves no folder behind', async () => {
  const { stack, client, Bucket, put, list } = await startBucket();
  await put('a/b/c');
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/b/c' }));
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/b/c' }));
  expect((await list()).KeyCount).toBe(0);
  expect(readdirSync(join(stack.dataFolder, 's3', Bucket ?? ''))).toEqual(['~unfinished']);
});

test('many objects are deleted at once, by keys that XML has to escape', async () => {
  const { client, Bucket, put, list } = await startBucket();
  const keys = ['a<&>"\'b', 'c', 'kept'];
  for (const key of keys) await put(key);
  const Objects = keys.slice(0, 2).map((Key) => ({ Key }));
  const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(Deleted?.map(({ Key }) => Key)).toEqual(keys.slice(0, 2));
  expect((await list()).Contents?.map(({ Key }) => Key)).toEqual(['kept']);
});

test('a list holds what has the prefix, page by page', async () => {
  const { put, list } = await startBucket();
  for (const key of ['a/1', 'a/2', 'a/3', 'ab', 'b/1']) await put(key);
  const first = await list({ Prefix: 'a/', MaxKeys: 2 });
  expect(first.Contents?.map(({ Key }) => Key)).toEqual(['a/1', 'a/2']);
  expect(first.IsTruncated).toBe(true);
  const second = await list({ Prefix: 'a/', MaxKeys: 2, ContinuationToken: first.NextContinuationToken });
  expect(second.Contents?.map(({ Key }) => Key)).toEqual(['a/3']);
  expect(second.IsTruncated).toBe(false);
});

test('of several who create an object, or change it from what they have read, one does', async () => {
  const { client, Bucket, get } = await startBucket();
  const put = (Body: string, condition: object) =>
    client.send(new PutObjectCommand({ Bucket, Key: 'pointer', Body, ...condition }));
  const writers = ['a', 'b', 'c'];
  const created = await Promise.allSettled(writers.map((writer) => put(writer, { IfNoneMatch: '*' })));
  expect(created.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(created.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { name: 'PreconditionFailed' } });

  const { ETag } = await client.send(new GetObjectCommand({ Bucket, Key: 'pointer' }));
  const changed = await Promise.allSettled(writers.map((writer) => put(`${writer}2`, { IfMatch: ETag })));
  const winner = changed.findIndex(({ status }) => status === 'fulfilled');
  expect(changed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await get('pointer')).toBe(`${writers[winner]}2`);
  await expect(
    client.send(new PutObjectCommand({ Bucket, Key: 'none', Body: 'x', IfMatch: ETag })),
  ).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('a condition it does not know is refused, not ignored', async () => {
  const { client, Bucket, put } = await startBucket();
  await put('once');
  const get = client.send(new GetObjectCommand({ Bucket, Key: 'once', IfNoneMatch: '"x"' }));
  await expect(get).rejects.toMatchObject({ name: 'NotImplemented' });
  const other = client.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', IfNoneMatch: '"x"' }));
  await expect(other).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('a list tells what each object is: the same tag, the same body', async () => {
  const { put, list } = await startBucket();
  await put('a', 'same');
  await put('b', 'same');
  await put('c', 'other');
  const tags = (await list()).Contents?.map(({ ETag }) => ETag) ?? [];
  expect(tags[0]).toMatch(/^"[0-9a-f]{32}"$/);
  expect([tags[1] === tags[0], tags[2] === tags[0]]).toEqual([true, false]);
});

test('a bucket tells the bus what comes and goes where its template says so, and no other bucket does', async () => {
  const { stack, client, put } = await startBucket();
  const Bucket = stack.environment['SAMPLE_WATCHED_BUCKET'];
  await put('quiet');
  await client.send(new PutObjectCommand({ Bucket, Key: 'documents/a b.md', Body: 'four' }));
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'documents/a b.md' }));
  expect(stack.events()).toEqual([
    expect.objectContaining({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      resources: [`arn:aws:s3:::${Bucket}`],
      detail: { version: '0', bucket: { name: Bucket }, object: { key: 'documents/a b.md', size: 4 } },
    }),
    expect.objectContaining({
      'detail-type': 'Object Deleted',
      detail: { version: '0', bucket: { name: Bucket }, object: { key: 'documents/a b.md' } },
    }),
  ]);
});

test('whoever does not use the credentials of the stack is refused', async () => {
  const { Bucket, put } = await startBucket();
  await put('secret');
  const credentials = { accessKeyId: 'other', secretAccessKey: 'other' };
  const stranger = new S3Client({ maxAttempts: 1, credentials });
  const get = stranger.send(new GetObjectCommand({ Bucket, Key: 'secret' }));
  await expect(get).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
});
