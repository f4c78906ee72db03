import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { environmentNames } from '../../contract/environment.ts';
import { indexExtension, indexKey, type LibraryPointer, libraryKeys } from '../../contract/library.ts';
import { limits } from '../../contract/limits.ts';
import type { Engine } from '../../functions/engine-ports.ts';
import { nothingAllowed } from '../../functions/research/research-question.ts';
import { documentsChanged } from '../../functions/visible-knowledge.ts';
import type { Json } from '../support/endpoint.ts';
import { type Service, startService } from '../support/start-service.ts';
import { withEngine } from '../support/with-engine.ts';

/** Happens when the documents are pinned, and before they are searched. */
let afterPlan: () => Promise<void>;
let folder: string;
let service: Service;
let insider: string;
let stranger: string;

function interrupted(engine: Engine): Engine {
  const plan: Engine['plan'] = async (input) => {
    const planned = await engine.plan(input);
    await afterPlan();
    return planned;
  };
  return { ...engine, plan };
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true });
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-documents-'));
  // Copies of indexes, and the documents of the folder.
  vi.stubEnv('TMPDIR', folder);
  writeFileSync(path.join(folder, 'folder.md'), 'The vault opens with a key.');
  service = await startService({ knowledgeFolder: folder, loadHandler: withEngine(interrupted) });
  insider = await service.keyFor('acme', 'ines', { labels: ['board', 'finance'] });
  stranger = await service.keyFor('acme', 'sten');
});

beforeEach(() => {
  afterPlan = async () => {};
});

afterAll(async () => {
  await service.close();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const at = (Key: string) => ({ Bucket: process.env[environmentNames.documentsBucket], Key });

/** Changes the uploaded files, waits until they are taken up, and until every reader looks again. */
async function change(files: Readonly<Record<string, string | null>>): Promise<LibraryPointer> {
  const client = new S3Client({});
  // Then nobody waits for more files to come.
  vi.setSystemTime(Date.now() + limits.pointerSeconds * 1_000);
  for (const [uri, Body] of Object.entries(files)) {
    const object = at(libraryKeys.documents + uri);
    await client.send(Body === null ? new DeleteObjectCommand(object) : new PutObjectCommand({ ...object, Body }));
  }
  await heard();
  vi.setSystemTime(Date.now() + limits.pointerSeconds * 1_000);
  const { Body } = await client.send(new GetObjectCommand(at(libraryKeys.pointer)));
  return JSON.parse((await Body?.transformToString()) ?? '') as LibraryPointer;
}

/** Resolves when `ingest` has ended for every event; runs may go on. */
async function heard(): Promise<void> {
  await vi.waitFor(async () => {
    const { ok } = await service.invoke('functions/ingest/handler.ts', {});
    expect(ok).toBe(true);
    const found = await new S3Client({}).send(new GetObjectCommand(at(libraryKeys.turn)));
    expect(JSON.parse((await found.Body?.transformToString()) ?? '')).toMatchObject({ holder: '' });
  }, 20_000);
}

const question = 'With what does the vault open?';

async function ask(key: string, options: object = {}): Promise<Json> {
  const task = await service.report(key, { prompt: question, options: { cache: 'refuse', ...options } });
  expect(task.status).toBe('COMPLETED');
  return task;
}

const uris = (task: Json): string[] => task.report.sources.map(({ uri }: { uri: string }) => uri);

describe('uploaded documents', () => {
  test('take the place of those of the deployment, file by file or all at once', async () => {
    expect(uris(await ask(stranger))).toEqual(['folder.md']);
    const { version, documents } = await change({
      'vault/opening.md': '# The vault\n\nThe vault opens with a spoken word.',
      'vault/history.txt': 'The vault was built in 1901.',
      'broken.pdf': 'no PDF',
    });
    expect(documents).toBe(2);
    const task = await ask(stranger);
    expect(uris(task)).toEqual(['vault/opening.md']);
    expect(task.versions.knowledge).toBe(version);
  });

  test('that cannot be used are told with the reason', async () => {
    const { problemCount, problems } = await change({ 'other.pdf': 'no PDF either' });
    expect(problemCount).toBe(2);
    expect(problems[0]).toEqual({ path: 'broken.pdf', reason: expect.any(String) as string });
  });

  test('that are deleted are found no more; without any, those of the deployment count again', async () => {
    await change({ 'vault/opening.md': null, 'vault/other.md': 'The vault opens with a whistle.' });
    expect(uris(await ask(stranger))).toEqual(['vault/other.md']);
    await change({ 'vault/other.md': null, 'vault/history.txt': null, 'broken.pdf': null, 'other.pdf': null });
    expect(uris(await ask(stranger))).toEqual(['folder.md']);
  });
});

describe('a run', () => {
  test('reads to its end what its plan has found, although the documents change meanwhile', async () => {
    const { version } = await change({ 'a.md': 'The vault opens with a silver coin.' });
    afterPlan = async () => void (await change({ 'a.md': 'The vault opens with a golden coin.' }));
    const task = await ask(stranger);
    expect(task.report.markdown).toContain('silver');
    expect(task.report.notices).toEqual([]);
    expect(task.versions.knowledge).toBe(version);
    afterPlan = async () => {};
    expect((await ask(stranger)).report.markdown).toContain('golden');
  });

  test('says so when that is gone, and goes on with what there is', async () => {
    const { version = '' } = await change({ 'a.md': 'The vault opens with a copper coin.' });
    afterPlan = async () => {
      await change({ 'a.md': 'The vault opens with an iron coin.' });
      await new S3Client({}).send(new DeleteObjectCommand(at(indexKey(version))));
      // A copy that the builder has left: in Lambda no other function sees it.
      rmSync(path.join(folder, `${version}${indexExtension}`), { force: true });
    };
    const { report } = await ask(stranger);
    expect(report.markdown).toContain('iron');
    expect(report.notices).toEqual([documentsChanged]);
  });
});

describe('a document with labels', () => {
  const secret = 'The vault opens with the word halcyon.';

  test('is seen by who has one of them, and by nobody else', async () => {
    await change({
      '.labels.json': '{"board/*":["board","owners"]}',
      'board/word.md': secret,
      'a.md': 'Tea is green.',
    });
    const seen = await ask(insider);
    expect(uris(seen)).toEqual(['board/word.md']);
    expect(seen.report.markdown).toContain('halcyon');

    const unseen = await ask(stranger);
    expect(unseen.report).toMatchObject({ outcome: 'unanswered', sources: [] });
    const self = `/v1/reports/${unseen.taskId}`;
    for (const part of [self, `${self}/ledger`, `${self}/steps`]) {
      const { text } = await service.call('GET', part, { key: stranger });
      expect(text).not.toMatch(/halcyon|board\/word/);
    }
    expect(JSON.stringify(service.events())).not.toContain('halcyon');
  });

  test('does not make the report made from it another’s: it stays with its owner', async () => {
    const { taskId } = await ask(insider);
    expect((await service.call('GET', `/v1/reports/${taskId}`, { key: stranger })).status).toBe(404);
  });

  test('is not read out of the cache by who does not have the label', async () => {
    const order = { prompt: question };
    expect((await service.report(insider, order)).report.outcome).toBe('answered');
    expect((await service.report(stranger, order)).report.outcome).toBe('unanswered');
  });

  test('may name its labels itself', async () => {
    await change({ '.labels.json': null, 'board/word.md': `---\nlabels: [board]\n---\n${secret}` });
    expect(uris(await ask(insider))).toEqual(['board/word.md']);
    expect(uris(await ask(stranger))).toEqual([]);
  });
});

describe('the sources of an order', () => {
  beforeAll(async () => {
    await change({
      'board/word.md': null,
      'blue/a.md': 'The vault opens with a blue stone.',
      'red/a.md': 'The vault opens with a red stone.',
    });
  });

  test.each<[object, string[]]>([
    [{}, ['blue/a.md', 'red/a.md']],
    [{ allow: ['blue/*'] }, ['blue/a.md']],
    [{ allow: ['red/a.md', 'elsewhere/*'] }, ['red/a.md']],
    [{ deny: ['red/*'] }, ['blue/a.md']],
    [{ allow: ['*'], deny: ['blue/a.md'] }, ['red/a.md']],
  ])('%j leave %j', async (sources, left) => {
    const task = await ask(stranger, { sources });
    expect(uris(task).toSorted()).toEqual(left);
    expect(task.report.notices).toEqual([]);
  });

  test.each([{ allow: [] }, { allow: ['nowhere/*'] }, { allow: ['red/*'], deny: ['red/*'] }])(
    '%j leave nothing: the report says so',
    async (sources) => {
      const { report } = await ask(stranger, { sources });
      expect(report).toMatchObject({ outcome: 'unanswered', sources: [] });
      expect(report.notices).toContain(nothingAllowed);
    },
  );

  test('do not keep out the context of the order', async () => {
    const order = {
      prompt: question,
      context: { note: 'The vault opens with a white stone.' },
      options: { sources: { allow: [] } },
    };
    expect(uris(await service.report(stranger, order))).toEqual(['order:context']);
  });
});
