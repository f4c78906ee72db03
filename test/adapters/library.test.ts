import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { indexKey, type LibraryPointer, libraryKeys } from '../../contract/library.ts';
import { S3Library } from '../../functions/adapters/s3-library.ts';
import type { Library } from '../../functions/library-ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeLibrary } from '../fakes/fake-library.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();
let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'dossier-scratch-'));
  vi.stubEnv('TMPDIR', scratch);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});

interface World {
  readonly library: Library;
  readonly upload: (uri: string, content: string) => Promise<void>;
  readonly remove: (uri: string) => Promise<void>;
  /** What `putIndex` is given for an index with this content. */
  readonly indexFile: (content: string) => string;
  readonly contentOf: (file: string | undefined) => string | undefined;
  readonly later: () => Promise<void>;
}

function fakeWorld(): World {
  const clock = new FakeClock();
  const library = new FakeLibrary(clock);
  return {
    library,
    upload: async (uri, content) => library.upload(uri, content),
    remove: async (uri) => library.remove(uri),
    indexFile: (content) => content,
    contentOf: (file) => file,
    later: async () => clock.advanceSeconds(1),
  };
}

function realWorld(): World {
  const client = new S3Client({});
  const Bucket = aws.names.documentsBucket;
  const Key = (uri: string) => libraryKeys.documents + uri;
  return {
    library: new S3Library(client, Bucket),
    upload: async (uri, Body) => void (await client.send(new PutObjectCommand({ Bucket, Key: Key(uri), Body }))),
    remove: async (uri) => void (await client.send(new DeleteObjectCommand({ Bucket, Key: Key(uri) }))),
    indexFile: (content) => {
      const file = path.join(scratch, randomUUID());
      writeFileSync(file, content);
      return file;
    },
    contentOf: (file) => (file === undefined ? undefined : readFileSync(file, 'utf8')),
    // S3 tells times in seconds.
    later: () => new Promise((resolve) => setTimeout(resolve, 1_100)),
  };
}

describe.each([
  ['fake', fakeWorld],
  ['real', realWorld],
] as const)('the library, %s', (_name, create) => {
  test('lists the files that were uploaded, in the order of their names, with what tells one content from another', async () => {
    const { library, upload, remove } = create();
    const names = ['b.md', 'a/é ü.md', 'a.md', '.labels.json'].map((name) => `${randomUUID()}/${name}`).toSorted();
    for (const name of names) await upload(name, 'same');
    const listed = async () => (await library.listFiles()).filter(({ uri }) => names.includes(uri));
    const files = await listed();
    expect(files.map(({ uri }) => uri)).toEqual(names);
    expect(new Set(files.map(({ tag }) => tag)).size).toBe(1);
    expect(files[0]).toMatchObject({ bytes: 4, modifiedAt: expect.any(Date) as Date });

    await upload(names[0] ?? '', 'other');
    expect((await listed())[0]?.tag).not.toBe(files[0]?.tag);
    for (const name of names) await remove(name);
    expect(await listed()).toEqual([]);
  });

  test('reads a file, and says when there is none', async () => {
    const { library, upload, remove } = create();
    const name = `${randomUUID()}.md`;
    await upload(name, 'tëa');
    expect(Buffer.from((await library.readFile(name)) ?? []).toString()).toBe('tëa');
    await remove(name);
    expect(await library.readFile(name)).toBeUndefined();
  });

  test('lets one of several move the pointer from what all have read', async () => {
    const { library } = create();
    const before = await library.pointer.read();
    const moved = await Promise.all(
      ['a', 'b', 'c'].map((builtFrom) => library.pointer.swap(pointerTo(builtFrom), before?.tag)),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    const after = await library.pointer.read();
    expect(after?.value).toEqual(pointerTo(['a', 'b', 'c'][moved.indexOf(true)] ?? ''));
    expect(await library.pointer.swap(pointerTo('d'), before?.tag)).toBe(false);
    expect(await library.pointer.swap(pointerTo('d'), undefined)).toBe(false);
    expect(await library.pointer.swap(pointerTo('d'), after?.tag)).toBe(true);
  });

  test('keeps an index under its version, and none it was not given', async () => {
    const { library, indexFile, contentOf } = create();
    const version = randomUUID();
    expect(await library.fetchIndex(version)).toBeUndefined();
    await library.putIndex(version, indexFile('words'));
    expect(contentOf(await library.fetchIndex(version))).toBe('words');
  });

  test('forgets indexes that were replaced before a time, but never the present one', async () => {
    const { library, indexFile, later } = create();
    await library.forgetIndexes(undefined, new Date(8.64e15));
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()] as const;
    for (const version of [first, second, third]) {
      await library.putIndex(version, indexFile(version));
      await later();
    }
    const kept = async () => {
      // Copies from before are no proof.
      vi.stubEnv('TMPDIR', mkdtempSync(path.join(scratch, 'empty-')));
      const found = await Promise.all([first, second, third].map((version) => library.fetchIndex(version)));
      return found.map((file) => file !== undefined);
    };
    await library.forgetIndexes(third, new Date(0));
    expect(await kept()).toEqual([true, true, true]);
    await library.forgetIndexes(first, new Date(8.64e15));
    expect(await kept()).toEqual([true, false, false]);
    await library.forgetIndexes(undefined, new Date(8.64e15));
    expect(await kept()).toEqual([false, false, false]);
  });
});

test('a folder that a console has made is no document', async () => {
  const { library, upload, remove } = realWorld();
  await upload('folder/', 'x');
  expect((await library.listFiles()).filter(({ uri }) => uri.startsWith('folder'))).toEqual([]);
  await remove('folder/');
});

test('a list is read to its end', async () => {
  const { library, upload, remove } = realWorld();
  const names = Array.from({ length: 1_003 }, (_, index) => `many/${String(index).padStart(4, '0')}`);
  await Promise.all(names.map((name) => upload(name, 'x')));
  expect((await library.listFiles()).filter(({ uri }) => uri.startsWith('many/')).map(({ uri }) => uri)).toEqual(names);
  await Promise.all(names.map(remove));
});

test('a pointer that is none is unavailable, not taken for a missing one', async () => {
  const { library } = realWorld();
  const client = new S3Client({});
  const at = { Bucket: aws.names.documentsBucket, Key: libraryKeys.pointer };
  await client.send(new PutObjectCommand({ ...at, Body: '{' }));
  await expect(library.pointer.read()).rejects.toMatchObject({ name: 'KnowledgeUnavailable' });
  await client.send(new DeleteObjectCommand(at));
  expect(await library.pointer.read()).toBeUndefined();
});

test('documents and indexes do not mix', async () => {
  const { library, indexFile } = realWorld();
  const version = randomUUID();
  await library.putIndex(version, indexFile('words'));
  const Bucket = aws.names.documentsBucket;
  const { Contents = [] } = await new S3Client({}).send(
    new ListObjectsV2Command({ Bucket, Prefix: indexKey(version) }),
  );
  expect(Contents).toHaveLength(1);
  expect((await library.listFiles()).filter(({ uri }) => uri.includes(version))).toEqual([]);
});

function pointerTo(builtFrom: string): LibraryPointer {
  const builtAt = '2026-11-21T12:00:00.000Z';
  return { builtFrom, builtAt, documents: 1, passages: 1, textBytes: 1, problemCount: 0, problems: [] };
}
