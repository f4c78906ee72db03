import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { aiSdkModel, leastStreamedTokens } from '../../functions/adapters/ai-sdk-model.ts';
import { systemClock } from '../../functions/adapters/clock.ts';
import { connectModel } from '../../functions/adapters/connect-model.ts';
import { answerSchema } from '../../functions/answer-schema.ts';
import { costOf } from '../../functions/domain/model-call.ts';
import type { Prompt } from '../../functions/domain/prompt.ts';
import type { Generation } from '../../functions/engine-ports.ts';
import type { Secrets } from '../../functions/ports.ts';
import { type Dialect, type Pieces, streamed } from './model-servers/dialect.ts';
import { dialects } from './model-servers/dialects.ts';
import { type ScriptedServer, startScriptedServer } from './model-servers/scripted-server.ts';
import type { StreamReply } from './model-servers/thinking-server.ts';

/** Stands in every part of the prompt, and may stand nowhere else. */
const canary = 'canary-7f3a';

const cities = z.object({ cities: z.array(z.string()) });
type Cities = z.infer<typeof cities>;
const prompt: Prompt<Cities> = {
  system: [{ name: 'instructions', text: `You know capitals. ${canary}` }],
  request: [{ name: 'question', text: `The capitals of Europe? ${canary}` }],
  schema: answerSchema(cities, cities),
  maxOutputTokens: leastStreamedTokens,
};
const capitals = { cities: ['Paris', 'Rome', 'Lisbon'] };
const exact = { input: 1_000, cached: 600, written: 0, output: 20 };

const secrets: Secrets = {
  get: async (name) =>
    name === 'credentials' ? JSON.stringify({ accessKeyId: 'key-1', secretAccessKey: 'secret' }) : 'key-1',
};

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.close());

async function generate(dialect: Dialect, setup: { requestMs?: number; silenceMs?: number } = {}) {
  const endpoints = dialect.endpoints(server.url);
  const connection = await connectModel(dialect.model, { stage: 'dev', endpoints, secrets });
  const model = aiSdkModel(dialect.model, { connection, clock: systemClock, ...setup });
  const generation: Generation<Cities> = await model.generate(prompt, Number.POSITIVE_INFINITY);
  expect(server.unscripted()).toBe(0);
  expect(server.requests).toHaveLength(1);
  expect(JSON.stringify([generation.fault?.message, generation.call])).not.toContain(canary);
  return generation;
}

/** The first three pieces of the answer, and then this. */
function brokenOff(
  dialect: Dialect,
  ending: StreamReply['ending'],
  ...pieces: readonly (string | Uint8Array)[]
): StreamReply {
  const { head, deltas } = dialect.streaming.answer(capitals, exact);
  return { contentType: dialect.streaming.contentType, pieces: [...head, ...deltas.slice(0, 3), ...pieces], ending };
}

/** What is known to have been used when an answer did not end: the prompt, and three pieces of four characters. */
function expectReckoned(dialect: Dialect, { call }: Generation<unknown>) {
  expect(call.isEstimated).toBe(true);
  expect(call.outputTokens).toBe(3);
  if (dialect.streaming.countsFirst) expect(call).toMatchObject({ inputTokens: 1_000, cachedInputTokens: 600 });
  else expect(call.inputTokens).toBe(Math.ceil((prompt.system[0]!.text.length + prompt.request[0]!.text.length) / 4));
  expect(call.costMicroUsd).toBe(costOf(call.model, call));
}

describe.each(dialects.map((dialect) => [dialect.model, dialect] as const))('%s, piece by piece', (_name, dialect) => {
  const { streaming } = dialect;
  const whole = (pieces: Pieces) => streamed(streaming, pieces);

  test('asks for a stream, and gives its value and exactly what it has used', async () => {
    server.script(whole(streaming.answer(capitals, exact)));
    const { value, call } = await generate(dialect);
    expect(value).toEqual(capitals);
    expect(call).toMatchObject({ inputTokens: 1_000, cachedInputTokens: 600, outputTokens: 20 });
    expect(call).not.toHaveProperty('isEstimated');
    expect(call.costMicroUsd).toBe(costOf(dialect.model, call));
    const [request] = server.requests;
    expect(request?.path).toBe(streaming.path);
    if (!dialect.model.startsWith('bedrock')) expect(request?.body['stream']).toBe(true);
  });

  test.each([
    ['cut off at the limit', streaming.text('{"cities":["Par', 'length'), 'ModelTruncated'],
    ['cut off before it began', streaming.text('', 'length'), 'ModelTruncated'],
    ['refused', streaming.text('I cannot help with that.', 'filter'), 'ModelRefused'],
    ['empty', streaming.text(''), 'ModelNonsense'],
    ['no JSON', streaming.text('Paris, I think.'), 'ModelNonsense'],
    ['of another shape', streaming.text('{"towns":["Paris"]}'), 'ModelNonsense'],
  ])('counts what an answer that is %s has cost', async (_what, pieces, fault) => {
    server.script(whole(pieces));
    const { fault: found, call } = await generate(dialect);
    expect(found?.name).toBe(fault);
    expect(call).toMatchObject({ inputTokens: 100, outputTokens: 20, fault });
    expect(call).not.toHaveProperty('isEstimated');
  });

  test('finds the object among words', async () => {
    server.script(whole(streaming.text(`Here you are:\n\`\`\`json\n${JSON.stringify(capitals)}\n\`\`\``)));
    expect((await generate(dialect)).value).toEqual(capitals);
  });

  test.each(dialect.errors)('knows %s in the place of the answer for what it is', async (_what, reply, fault) => {
    server.script({ ...reply, body: reply.body.replace('"message":"', `"message":"${canary} `) });
    const generation = await generate(dialect);
    expect(generation.fault?.name).toBe(fault);
    expect(generation.call).toMatchObject({ inputTokens: 0, outputTokens: 0, fault });
  });

  test.each(streaming.errors)(
    'knows %s in the middle of an answer, and what it has cost',
    async (_what, piece, fault) => {
      server.script(brokenOff(dialect, 'end', piece));
      const generation = await generate(dialect);
      expect(generation.fault?.name).toBe(fault);
      expectReckoned(dialect, generation);
    },
  );

  test.each(streaming.errors)('knows %s before the first word', async (_what, piece, fault) => {
    server.script({ contentType: streaming.contentType, pieces: [piece], ending: 'end' });
    expect((await generate(dialect)).fault?.name).toBe(fault);
  });

  test.each(streaming.garbage)('takes %s for an answer that broke off', async (_what, piece) => {
    server.script(brokenOff(dialect, 'end', piece));
    const generation = await generate(dialect);
    expect(generation.fault?.name).toBe('ModelUnavailable');
    expectReckoned(dialect, generation);
  });

  test.each(streaming.garbage)('takes %s at the beginning for a provider that is not there', async (_what, piece) => {
    server.script({ contentType: streaming.contentType, pieces: [piece], ending: 'end' });
    expect((await generate(dialect)).fault?.name).toBe('ModelUnavailable');
  });

  test.each(['cut', 'end'] as const)(
    'takes a stream without an end (%s) for an answer that broke off',
    async (ending) => {
      server.script(brokenOff(dialect, ending));
      const generation = await generate(dialect);
      expect(generation.fault?.name).toBe('ModelUnavailable');
      expectReckoned(dialect, generation);
    },
  );

  test('takes a stream without anything for a provider that is not there', async () => {
    server.script({ contentType: streaming.contentType, pieces: [], ending: 'end' });
    expect((await generate(dialect)).fault?.name).toBe('ModelUnavailable');
  });

  test('gives up a model that falls silent in the middle, long before its request would end', async () => {
    server.script(brokenOff(dialect, 'silence'));
    const generation = await generate(dialect, { silenceMs: 200 });
    expect(generation.fault?.name).toBe('ModelTimedOut');
    expectReckoned(dialect, generation);
  });

  test('waits for the first word as long as for a whole answer', async () => {
    server.script('silence');
    const generation = await generate(dialect, { silenceMs: 50, requestMs: 1_000 });
    expect(generation.fault?.name).toBe('ModelTimedOut');
    expect(generation.call).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    expect(generation.call.latencyMs).toBeGreaterThanOrEqual(1_000);
  });

  test('stops a model that says the same over and over, and counts what it has said', async () => {
    const { head, deltas } = streaming.text(`{"cities":[${'"Paris",'.repeat(2_000)}`);
    server.script({ contentType: streaming.contentType, pieces: [...head, ...deltas], ending: 'silence' });
    const { fault, call } = await generate(dialect);
    expect(fault?.name).toBe('ModelNonsense');
    expect(call.isEstimated).toBe(true);
    expect(call.outputTokens).toBeGreaterThan(50);
    expect(call.outputTokens).toBeLessThan(1_000);
  });
});

test('what a stream took is reckoned when its server does not tell', async () => {
  const [openAi] = dialects;
  if (openAi === undefined) throw new Error('There is no dialect');
  const { head, deltas, tail } = openAi.streaming.answer(capitals);
  const untold = tail.filter((piece) => !String(piece).includes('usage'));
  server.script({ contentType: openAi.streaming.contentType, pieces: [...head, ...deltas, ...untold], ending: 'end' });
  const { value, call } = await generate(openAi);
  expect(value).toEqual(capitals);
  expect(call).toMatchObject({ isEstimated: true, outputTokens: Math.ceil(JSON.stringify(capitals).length / 4) });
});
