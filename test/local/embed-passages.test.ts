import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openVectors } from '../../functions/adapters/vector-index.ts';
import { indexWithVectors } from '../../local/embed-passages.ts';
import type { LocalEmbeddings } from '../../local/local-embeddings.ts';
import { Problem } from '../../local/problem.ts';
import { startEmbeddingServer } from '../adapters/model-servers/embedding-server.ts';
import type { ThinkingServer } from '../adapters/model-servers/thinking-server.ts';

let server: ThinkingServer;
let folder: string;
let documents: string;
beforeAll(async () => {
  server = await startEmbeddingServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-embed-'));
  documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(path.join(documents, 'tea.md'), 'Tea steeps for two minutes.');
  writeFileSync(path.join(documents, 'car.md'), 'Every car has winter tyres.');
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (baseUrl: string): LocalEmbeddings => ({
  setup: { model: 'openai-compatible:words', endpoint: { baseUrl } },
  secret: 'unused',
  value: 'key',
});
const texts = () => server.requests.flatMap(({ body }) => body['input'] as string[]);

describe('an index with vectors', () => {
  test('takes the place of the one before, and embeds only what is new', async () => {
    const file = path.join(folder, 'index');
    expect(await indexWithVectors(documents, file, at(server.url))).toMatchObject({ embedded: 2, reused: 0 });
    writeFileSync(path.join(documents, 'money.md'), 'A refund follows.');
    expect(await indexWithVectors(documents, file, at(server.url))).toMatchObject({ embedded: 1, reused: 2 });
    expect(texts()).toHaveLength(3);
    expect(await indexWithVectors(documents, file, at(server.url))).toMatchObject({ embedded: 0, reused: 3 });
  });

  test('is not made when the model refuses; the one before stays', async () => {
    const file = path.join(folder, 'index');
    await indexWithVectors(documents, file, at(server.url));
    const before = readFileSync(file);
    writeFileSync(path.join(documents, 'money.md'), 'A refund follows.');
    const wrong = at(`${server.url}/wrong`);
    await expect(indexWithVectors(documents, file, wrong)).rejects.toThrow(Problem);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await indexWithVectors(documents, file, at(server.url))).toMatchObject({ embedded: 1, reused: 2 });
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  });
});

test('documents that are packed for a deployment get vectors where a model is named', async () => {
  const file = path.join(folder, 'packed');
  const pack = async (variables: Record<string, string>) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['local/pack-knowledge.ts', documents, file], {
      env: { ...process.env, ...variables },
    });
    return JSON.parse(stdout) as { passages: number; embeddings: string | null };
  };
  expect(await pack({})).toMatchObject({ embeddings: null });
  expect(openVectors(file)).toBeUndefined();
  const variables = { DOSSIER_EMBEDDINGS: 'openai-compatible:words', EMBEDDINGS_BASE_URL: server.url };
  expect(await pack(variables)).toMatchObject({ passages: 2, embeddings: 'openai-compatible:words' });
  const vectors = openVectors(file);
  expect(vectors?.model).toBe('openai-compatible:words');
  vectors?.close();
  expect(await pack(variables)).toMatchObject({ passages: 2 });
  expect(texts()).toHaveLength(2);
});
