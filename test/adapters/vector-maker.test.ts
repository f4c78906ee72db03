import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEmbeddings } from '../../contract/embeddings.ts';
import { indexBuilder } from '../../functions/adapters/index-builder.ts';
import { PowertoolsTelemetry } from '../../functions/adapters/telemetry.ts';
import { openVectors } from '../../functions/adapters/vector-index.ts';
import { vectorMaker } from '../../functions/adapters/vector-maker.ts';
import type { FileToIndex } from '../../functions/library-ports.ts';
import { startEmbeddingServer } from './model-servers/embedding-server.ts';
import type { ThinkingServer } from './model-servers/thinking-server.ts';
import { useAws } from './start-aws.ts';

useAws();
let server: ThinkingServer;
beforeAll(async () => {
  server = await startEmbeddingServer();
  process.env['DOSSIER_SECRET_DEV_EMBEDDINGS_API_KEY'] = 'key-1';
});
afterAll(() => server.close());

const file = (uri: string, text: string): FileToIndex => ({
  uri,
  tag: `${uri}-${text.length}`,
  bytes: text.length,
  labels: [],
  read: async () => Buffer.from(text),
});
const maker = (model: 'openai-compatible:words' | undefined) =>
  vectorMaker(new PowertoolsTelemetry(), {
    stage: 'dev',
    embeddings: writeEmbeddings(model && { model, endpoint: { baseUrl: server.url } }),
  });

test('uploaded documents get vectors with the key of the stage, and only new ones are embedded', async () => {
  const builder = indexBuilder(maker('openai-compatible:words'));
  const first = await builder.build([file('car.txt', 'Every car has tyres.')], undefined);
  const second = await builder.build(
    [file('car.txt', 'Every car has tyres.'), file('tea.txt', 'Tea steeps.')],
    first.file,
  );
  expect(openVectors(second.file)?.model).toBe('openai-compatible:words');
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer key-1', 'Bearer key-1']);
  expect(server.requests.flatMap(({ body }) => body['input'] as string[])).toHaveLength(2);
  await Promise.all([first.discard(), second.discard()]);
  expect([first.file, second.file].some((path) => existsSync(path))).toBe(false);
});

test('a stage that names no model makes none, and another edition of the index', async () => {
  expect(maker(undefined)).toBeUndefined();
  const [plain, withVectors] = [indexBuilder(), indexBuilder(maker('openai-compatible:words'))];
  expect(plain.edition).not.toBe(withVectors.edition);
  const files = [file('car.txt', 'Every car has tyres.')];
  const [one, other] = await Promise.all([plain.build(files, undefined), withVectors.build(files, undefined)]);
  expect(openVectors(one.file)).toBeUndefined();
  expect(one.version).not.toBe(other.version);
  await Promise.all([one.discard(), other.discard()]);
});
