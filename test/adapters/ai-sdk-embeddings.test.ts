import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddingsEndpoint } from '../../contract/embeddings.ts';
import type { ModelName } from '../../contract/models.ts';
import { aiSdkEmbeddings } from '../../functions/adapters/ai-sdk-embeddings.ts';
import { systemClock } from '../../functions/adapters/clock.ts';
import { connectEmbeddings } from '../../functions/adapters/connect-embeddings.ts';
import { openEmbeddings } from '../../functions/adapters/open-embeddings.ts';
import type { Embedded } from '../../functions/engine-ports.ts';
import type { Secrets } from '../../functions/ports.ts';
import { describeEmbeddings } from './embeddings-suite.ts';
import { bedrock } from './model-servers/bedrock-dialect.ts';
import type { Dialect } from './model-servers/dialect.ts';
import { json } from './model-servers/dialect.ts';
import { startEmbeddingServer } from './model-servers/embedding-server.ts';
import { openAi } from './model-servers/openai-dialect.ts';
import { type ScriptedServer, startScriptedServer } from './model-servers/scripted-server.ts';
import type { ReceivedRequest, Reply, ThinkingServer } from './model-servers/thinking-server.ts';

const canary = 'canary-91c2';
const credentials = JSON.stringify({ accessKeyId: 'key-1', secretAccessKey: 'secret' });

let server: ScriptedServer;
let embedding: ThinkingServer;
beforeAll(async () => {
  [server, embedding] = await Promise.all([startScriptedServer(), startEmbeddingServer()]);
});
afterAll(() => Promise.all([server.close(), embedding.close()]));

describeEmbeddings('a server that speaks the protocol of OpenAI', () =>
  openEmbeddings({
    model: 'openai-compatible:words',
    endpoint: { baseUrl: embedding.url },
    stage: 'dev',
    secrets: { get: async () => 'key-1' },
  }),
);

/** How a provider's server speaks of vectors. */
interface EmbeddingDialect {
  readonly model: ModelName;
  readonly path: string;
  readonly endpoint: () => EmbeddingsEndpoint;
  readonly answer: (vectors: readonly (readonly number[])[], tokens: number) => Reply[];
  readonly textsIn: (request: ReceivedRequest) => unknown;
  readonly errors: Dialect['errors'];
  readonly costMicroUsd: (tokens: number) => number | null;
}

const bedrockEndpoint = () => ({ baseUrl: server.url, region: 'eu-west-1', credentialsSecret: 'credentials' });

const dialects: readonly EmbeddingDialect[] = [
  {
    model: 'openai-compatible:embed-test',
    path: '/embeddings',
    endpoint: () => ({ baseUrl: server.url }),
    answer: (vectors, tokens) => [
      json(200, {
        data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: vector })),
        usage: { prompt_tokens: tokens, total_tokens: tokens },
      }),
    ],
    textsIn: ({ body }) => body['input'],
    errors: openAi.errors,
    costMicroUsd: () => null,
  },
  {
    model: 'bedrock:amazon.titan-embed-text-v2:0',
    path: '/model/amazon.titan-embed-text-v2%3A0/invoke',
    endpoint: bedrockEndpoint,
    answer: (vectors, tokens) =>
      vectors.map((vector, index) => json(200, { embedding: vector, inputTextTokenCount: index === 0 ? tokens : 0 })),
    textsIn: ({ body }) => [body['inputText']],
    errors: bedrock.errors,
    costMicroUsd: (tokens) => Math.ceil(tokens * 0.02),
  },
  {
    model: 'bedrock:cohere.embed-multilingual-v3',
    path: '/model/cohere.embed-multilingual-v3/invoke',
    endpoint: bedrockEndpoint,
    answer: (vectors, tokens) => [
      json(200, { embeddings: vectors }, { 'x-amzn-bedrock-input-token-count': String(tokens) }),
    ],
    textsIn: ({ body }) => body['texts'],
    errors: bedrock.errors,
    costMicroUsd: (tokens) => Math.ceil(tokens * 0.1),
  },
];

interface Options {
  readonly texts?: readonly string[];
  readonly kind?: 'query' | 'passage';
  readonly endpoint?: EmbeddingsEndpoint;
  readonly secrets?: Secrets;
  readonly requestMs?: number;
  readonly deadlineAtMs?: number;
}

const secrets: Secrets = { get: async (name) => (name === 'credentials' ? credentials : 'key-1') };

async function embed(dialect: EmbeddingDialect, options: Options = {}): Promise<Embedded> {
  const { model } = dialect;
  const endpoint = options.endpoint ?? dialect.endpoint();
  const connection = await connectEmbeddings({ model, endpoint, stage: 'dev', secrets: options.secrets ?? secrets });
  const { requestMs } = options;
  const setup = { connection, clock: systemClock, ...(requestMs === undefined ? {} : { requestMs }) };
  const texts = options.texts ?? [`One. ${canary}`];
  const deadlineAtMs = options.deadlineAtMs ?? Number.POSITIVE_INFINITY;
  const embedded = await aiSdkEmbeddings(model, setup).embed(texts, options.kind ?? 'passage', deadlineAtMs);
  expect(server.unscripted()).toBe(0);
  expect(JSON.stringify([embedded.fault?.message, embedded.call])).not.toContain(canary);
  return embedded;
}

describe.each(dialects.map((dialect) => [dialect.model, dialect] as const))('%s', (_name, dialect) => {
  test('gives vectors of length 1, and what they cost', async () => {
    server.script(...dialect.answer([[3, 4]], 1_000));
    const { vectors, call } = await embed(dialect);
    expect(vectors).toEqual([Float32Array.from([0.6, 0.8])]);
    expect(call).toMatchObject({ model: dialect.model, inputTokens: 1_000, outputTokens: 0 });
    expect(call.costMicroUsd).toBe(dialect.costMicroUsd(1_000));
  });

  test('sends the text and the key to the address it was given', async () => {
    server.script(...dialect.answer([[1, 0]], 1));
    await embed(dialect, { texts: ['One.'] });
    const [request] = server.requests;
    expect(request?.path).toBe(dialect.path);
    expect(request?.headers.authorization).toContain('key-1');
    expect(request && dialect.textsIn(request)).toEqual(['One.']);
  });

  test.each(dialect.errors)('knows %s for what it is, and asks once', async (_what, reply, fault) => {
    server.script({ ...reply, body: reply.body.replace('"message":"', `"message":"${canary} `) });
    const { fault: found, call } = await embed(dialect);
    expect(found?.name).toBe(fault);
    expect(call).toMatchObject({ inputTokens: 0, fault });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['without direction', [[0, 0]]],
    ['without dimensions', [[]]],
  ])('takes vectors %s for nonsense', async (_what, vectors) => {
    server.script(...dialect.answer(vectors, 5));
    expect((await embed(dialect)).fault?.name).toBe('ModelNonsense');
  });

  test.each(['reset', 'broken off'] as const)(
    'takes a connection that was %s for a model that is away',
    async (how) => {
      server.script(how);
      expect((await embed(dialect)).fault?.name).toBe('ModelUnavailable');
    },
  );

  test('gives up a server that never answers', async () => {
    server.script('silence');
    expect((await embed(dialect, { requestMs: 1_000 })).fault?.name).toBe('ModelTimedOut');
  });

  test('asks nobody when there is no time left', async () => {
    server.script();
    expect((await embed(dialect, { deadlineAtMs: Date.now() })).fault?.name).toBe('ModelTimedOut');
  });

  test('waits as long as the provider asks, once', async () => {
    const throttled = dialect.errors.find(([, , fault]) => fault === 'ModelThrottled')?.[1];
    if (throttled === undefined) throw new Error('The dialect has no throttling');
    const reply = { ...throttled, headers: { ...throttled.headers, 'retry-after': '0' } };
    server.script(reply, ...dialect.answer([[0, 1]], 1));
    expect((await embed(dialect)).vectors).toEqual([Float32Array.from([0, 1])]);
    server.script(reply, reply);
    expect((await embed(dialect)).fault?.name).toBe('ModelThrottled');
  });
});

describe('an OpenAI-compatible server', () => {
  const [openAiDialect] = dialects;
  if (openAiDialect === undefined) throw new Error('There is no dialect');
  const model = (name: string) => ({ ...openAiDialect, model: `openai-compatible:${name}` as const });
  const received = async (name: string, kind: 'query' | 'passage', input?: 'plain' | 'prefix' | 'input_type') => {
    server.script(...openAiDialect.answer([[1, 0]], 1));
    const endpoint = { baseUrl: server.url, ...(input === undefined ? {} : { input }) };
    await embed(model(name), { texts: ['One.'], kind, endpoint });
    const { input: texts, input_type: type } = server.requests[0]?.body ?? {};
    return { texts, type };
  };

  test('is told a question from a passage as its model wants it', async () => {
    expect(await received('text-embedding-3-small', 'query')).toEqual({ texts: ['One.'], type: undefined });
    expect(await received('intfloat/multilingual-e5-small', 'query')).toEqual({
      texts: ['query: One.'],
      type: undefined,
    });
    expect(await received('e5-small', 'passage')).toEqual({ texts: ['passage: One.'], type: undefined });
    expect(await received('e5-small', 'passage', 'input_type')).toEqual({ texts: ['One.'], type: 'passage' });
    expect(await received('e5-small', 'query', 'plain')).toEqual({ texts: ['One.'], type: undefined });
  });

  test('that gives vectors of different lengths, or too few, gives nonsense', async () => {
    const texts = ['One.', 'Two.'];
    server.script(...openAiDialect.answer([[1, 0], [1]], 1));
    expect((await embed(openAiDialect, { texts })).fault?.name).toBe('ModelNonsense');
    server.script(...openAiDialect.answer([[1, 0]], 1));
    expect((await embed(openAiDialect, { texts })).fault?.name).toMatch(/^Model(?:Nonsense|Unavailable)$/);
  });

  test('is tried again with a key that was rotated', async () => {
    const keys = ['old', 'new'];
    const rotating: Secrets = {
      get: async (_name, { fresh } = { fresh: false }) => {
        if (fresh) keys.shift();
        return keys[0] ?? '';
      },
    };
    const refused = openAi.errors.find(([, , fault]) => fault === 'ModelKeyInvalid')?.[1] ?? 'reset';
    server.script(refused, ...openAiDialect.answer([[1, 0]], 1));
    expect((await embed(openAiDialect, { secrets: rotating })).fault).toBeUndefined();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
  });
});

test('Cohere is told a question from a passage, and may cut', async () => {
  const cohere = dialects.at(-1);
  if (cohere === undefined) throw new Error('There is no dialect');
  for (const [kind, type] of [
    ['query', 'search_query'],
    ['passage', 'search_document'],
  ] as const) {
    server.script(...cohere.answer([[1, 0]], 1));
    await embed(cohere, { kind });
    expect(server.requests[0]?.body).toMatchObject({ input_type: type, truncate: 'END' });
  }
});

test('Titan, which takes one text at a time, is asked once for each', async () => {
  const titan = dialects[1];
  if (titan === undefined) throw new Error('There is no dialect');
  server.script(
    ...titan.answer(
      [
        [1, 0],
        [1, 0],
      ],
      7,
    ),
  );
  const { vectors, call } = await embed(titan, { texts: ['One.', 'Two.'] });
  expect(vectors).toHaveLength(2);
  expect(call.inputTokens).toBe(7);
  expect(new Set(server.requests.map(({ body }) => body['inputText']))).toEqual(new Set(['One.', 'Two.']));
});
