import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { S3Bodies } from '../../functions/adapters/s3-bodies.ts';
import type { Bodies } from '../../functions/ports.ts';
import { FakeBodies } from '../fakes/fake-bodies.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();

const adapters: [name: string, create: () => Bodies, cases: number][] = [
  ['fake', () => new FakeBodies(), 30],
  ['real', () => new S3Bodies(new S3Client({}), aws.names.bodiesBucket), 20],
];

const key = { tenantId: `tenant-${randomUUID()}`, taskId: 'task-1' };
const json = 'application/json';

describe.each(adapters)('the bodies port, %s', (_name, create, cases) => {
  test('gives back the last text that was put, and nothing where none was', async () => {
    const bodies = create();
    expect(await bodies.get(key, 'plan/missing.json')).toBeUndefined();
    await bodies.put(key, 'plan/a.json', '{}', json);
    await bodies.put(key, 'plan/a.json', '{"a":1}', json);
    expect(await bodies.get(key, 'plan/a.json')).toBe('{"a":1}');
    expect(await bodies.get({ ...key, taskId: 'task-2' }, 'plan/a.json')).toBeUndefined();
    expect(await bodies.get({ ...key, tenantId: 'globex' }, 'plan/a.json')).toBeUndefined();
  });

  test('keeps every character of any well-formed text', async () => {
    const bodies = create();
    const texts = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());
    const examples: [string][] = [['\u{FEFF}a'], ['a\r\nb\rc\n'], ['Cafe\u0301 😀'], ['\0\u2028\u0085']];
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        await bodies.put(key, 'sources/text.txt', text, 'text/plain; charset=utf-8');
        expect(await bodies.get(key, 'sources/text.txt')).toBe(text);
      }),
      { numRuns: cases, examples },
    );
  });

  test('takes a body of 10 MB', async () => {
    const bodies = create();
    const text = 'é'.repeat(5 * 1024 * 1024);
    await bodies.put(key, 'sources/large.txt', text, 'text/plain; charset=utf-8');
    expect((await bodies.get(key, 'sources/large.txt')) === text).toBe(true);
  });

  test('deletes all bodies of one task and no other', async () => {
    const bodies = create();
    const others = [
      { ...key, taskId: 'task-10' },
      { ...key, tenantId: `${key.tenantId}-2` },
    ];
    for (const owner of [key, ...others]) {
      await bodies.put(owner, 'plan/a.json', '1', json);
      await bodies.put(owner, 'sources/b.txt', '2', 'text/plain');
    }
    await bodies.deleteAll(key);
    expect(await bodies.get(key, 'plan/a.json')).toBeUndefined();
    expect(await bodies.get(key, 'sources/b.txt')).toBeUndefined();
    for (const other of others) expect(await bodies.get(other, 'plan/a.json')).toBe('1');
    await expect(bodies.deleteAll(key)).resolves.toBeUndefined();
  });
});

test('more bodies than one listing shows are all deleted', async () => {
  const client = new S3Client({});
  const bodies = new S3Bodies(client, aws.names.bodiesBucket);
  const many = { ...key, taskId: 'many' };
  const paths = Array.from({ length: 1_050 }, (_value, index) => `findings/${index}.json`);
  await Promise.all(paths.map((path) => bodies.put(many, path, '{}', json)));
  await bodies.deleteAll(many);
  expect(await bodies.get(many, 'findings/0.json')).toBeUndefined();
  expect(await bodies.get(many, 'findings/1049.json')).toBeUndefined();
});

test('a bucket that is not there is not taken for a missing body', async () => {
  const bodies = new S3Bodies(new S3Client({ maxAttempts: 1 }), 'no-such-bucket');
  await expect(bodies.get(key, 'plan/a.json')).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('storage that does not answer is a fault that passes', async () => {
  const nobody = new S3Client({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 });
  const bodies = new S3Bodies(nobody, aws.names.bodiesBucket);
  await expect(bodies.get(key, 'a')).rejects.toMatchObject({ name: 'StorageUnavailable', class: 'transient' });
  await expect(bodies.put(key, 'a', 'b', json)).rejects.toMatchObject({ name: 'StorageUnavailable' });
  await expect(bodies.deleteAll(key)).rejects.toMatchObject({ name: 'StorageUnavailable' });
});
