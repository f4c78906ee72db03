import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { aiSdkModel, type ModelSetup } from '../../functions/adapters/ai-sdk-model.ts';
import { systemClock } from '../../functions/adapters/clock.ts';
import { connectModel } from '../../functions/adapters/connect-model.ts';
import { answerSchema } from '../../functions/answer-schema.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { costOf } from '../../functions/domain/model-call.ts';
import type { Prompt } from '../../functions/domain/prompt.ts';
import type { Generation } from '../../functions/engine-ports.ts';
import type { Secrets } from '../../functions/ports.ts';
import type { Dialect } from './model-servers/dialect.ts';
import { dialects } from './model-servers/dialects.ts';
import { type ScriptedServer, startScriptedServer } from './model-servers/scripted-server.ts';

/** Stands in every part of the prompt, and may stand nowhere else. */
const canary = 'canary-7f3a';

const city = z.object({ city: z.string().check(z.maxLength(20)) });
const prompt: Prompt<{ city: string }> = {
  system: [{ name: 'instructions', text: `You know capitals. ${canary}` }],
  request: [{ name: 'question', text: `The capital of France? ${canary}` }],
  schema: answerSchema(city, city),
  maxOutputTokens: 50,
};

const paris = { city: 'Paris' };
const credentials = JSON.stringify({ accessKeyId: 'key-1', secretAccessKey: 'secret' });

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.close());

/** Keys by secret; the second stands for what a rotation put in the place of the first. */
class RotatingSecrets implements Secrets {
  asked: boolean[] = [];
  keys: string[];

  constructor(...keys: string[]) {
    this.keys = keys;
  }

  async get(name: string, { fresh }: { fresh: boolean } = { fresh: false }): Promise<string> {
    if (name === 'credentials') return credentials;
    this.asked.push(fresh);
    if (fresh && this.keys.length > 1) this.keys.shift();
    return this.keys[0] ?? '';
  }
}

interface Options extends Partial<ModelSetup> {
  readonly secrets?: Secrets;
  readonly deadlineAtMs?: number;
  readonly prompt?: typeof prompt;
}

async function generate(dialect: Dialect, options: Options = {}): Promise<Generation<{ city: string }>> {
  const {
    secrets = new RotatingSecrets('key-1'),
    deadlineAtMs = Number.POSITIVE_INFINITY,
    prompt: asked = prompt,
    ...setup
  } = options;
  const endpoints = dialect.endpoints(server.url);
  const connection = await connectModel(dialect.model, { stage: 'dev', endpoints, secrets });
  const model = aiSdkModel(dialect.model, { connection, clock: systemClock, ...setup });
  const generation = await model.generate(asked, deadlineAtMs);
  expect(server.unscripted()).toBe(0);
  expect(JSON.stringify([generation.fault?.message, generation.call])).not.toContain(canary);
  return generation;
}

describe.each(dialects.map((dialect) => [dialect.model, dialect] as const))('%s', (_name, dialect) => {
  test('gives the value, and what it has used, cached tokens apart', async () => {
    server.script(dialect.answer(paris, { input: 1_000, cached: 600, written: 0, output: 20 }));
    const { value, call } = await generate(dialect);
    expect(value).toEqual(paris);
    expect(call).toMatchObject({ model: dialect.model, inputTokens: 1_000, cachedInputTokens: 600, outputTokens: 20 });
    expect(call.costMicroUsd).toBe(costOf(dialect.model, call));
    const { instructions = 0, question = 0 } = call.parts;
    expect(instructions).toBeLessThan(question);
    expect(instructions + question).toBe(1_000);
  });

  test('sends key, prompt, schema and limit to the address it was given, and marks what may be cached', async () => {
    server.script(dialect.answer(paris));
    await generate(dialect);
    const [request] = server.requests;
    if (request === undefined) throw new Error('There was no request');
    expect(request.path).toBe(dialect.path);
    expect(dialect.keyIn(request)).toBe('key-1');
    expect(dialect.systemIn(request)).toContain('You know capitals.');
    expect(request.text).toContain('The capital of France?');
    expect(request.text).toMatch(/"city":\{[^}]*"type":"string"/);
    expect(request.text).toMatch(/"max(?:_t|T)okens":50/);
    expect(dialect.marksCache(request)).toBe(!dialect.model.startsWith('openai'));
  });

  test('puts the code of a call behind all that is the same in each call, and out of its cache', async () => {
    server.script(dialect.answer(paris), dialect.answer(paris));
    for (const code of ['code-1', 'code-2']) await generate(dialect, { prompt: { ...prompt, canary: code } });
    const kept = server.requests.map(({ text }) => text.slice(0, text.search(/code-\d/)));
    expect(kept[0]).toBe(kept[1]);
    expect(kept[0]).toContain('You know capitals.');
    const [request] = server.requests as [(typeof server.requests)[0]];
    expect(/cachePoint|cache_control/.test(kept[0] ?? '')).toBe(dialect.marksCache(request));
  });

  test.each(dialect.errors)('knows %s for what it is, and asks once', async (_what, reply, fault) => {
    const quoting = { ...reply, body: reply.body.replace('"message":"', `"message":"${canary} `) };
    server.script(quoting);
    const generation = await generate(dialect);
    expect(generation.fault?.name).toBe(fault);
    expect(generation.call).toMatchObject({ inputTokens: 0, outputTokens: 0, fault });
    if (reply.status >= 300) expect(generation.fault?.message).toContain(String(reply.status));
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['cut off at the limit', dialect.text('{"city":"Par', 'length'), 'ModelTruncated'],
    ['cut off before it began', dialect.text('', 'length'), 'ModelTruncated'],
    ['refused', dialect.text('I cannot help with that.', 'filter'), 'ModelRefused'],
    ['empty', dialect.text(''), 'ModelNonsense'],
    ['no JSON', dialect.text('Paris, I think.'), 'ModelNonsense'],
    ['of another shape', dialect.text('{"town":"Paris"}'), 'ModelNonsense'],
    ['of a wrong type', dialect.text('{"city":7}'), 'ModelNonsense'],
  ])('counts what an answer that is %s has cost', async (_what, reply, fault) => {
    server.script(reply);
    const { fault: found, call } = await generate(dialect);
    expect(found?.name).toBe(fault);
    expect(call).toMatchObject({ inputTokens: 100, outputTokens: 20, fault });
  });

  test('finds the object among words', async () => {
    server.script(dialect.text('Here you are:\n```json\n{"city":"Paris"}\n```'));
    expect((await generate(dialect)).value).toEqual(paris);
  });

  test.each(['reset', 'broken off'] as const)(
    'takes a connection that was %s for a provider that is not there',
    async (how) => {
      server.script(how);
      expect((await generate(dialect)).fault?.name).toBe('ModelUnavailable');
    },
  );

  test('gives up a provider that never answers', async () => {
    server.script('silence');
    expect((await generate(dialect, { requestMs: 1_000 })).fault?.name).toBe('ModelTimedOut');
  });

  test('asks nobody when the step has no time left', async () => {
    server.script();
    const { fault } = await generate(dialect, { deadlineAtMs: Date.now() + 2_000 });
    expect(fault?.name).toBe('ModelTimedOut');
    expect(server.requests).toHaveLength(0);
  });
});

describe.each(dialects.map((dialect) => [dialect.model, dialect] as const))('%s, asked to wait', (_name, dialect) => {
  const throttled = (headers: Record<string, string>) => ({ ...throttling(dialect), headers });

  test.each([
    ['in seconds', () => ({ 'retry-after': '0' })],
    ['in milliseconds', () => ({ 'retry-after-ms': '5' })],
    ['until a time', () => ({ 'retry-after': new Date(Date.now() - 1_000).toUTCString() })],
  ])('waits as long as it is told %s, and asks again', async (_how, headers) => {
    server.script(throttled(headers()), dialect.answer(paris));
    expect((await generate(dialect)).value).toEqual(paris);
    expect(server.requests).toHaveLength(2);
  });

  test('waits once only', async () => {
    server.script(throttled({ 'retry-after': '0' }), throttled({ 'retry-after': '0' }));
    expect((await generate(dialect)).fault?.name).toBe('ModelThrottled');
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['for longer than a minute', '61', Number.POSITIVE_INFINITY],
    ['for longer than the step has', '50', 30_000],
  ])('leaves the waiting to the workflow when it is %s', async (_what, seconds, timeLeftMs) => {
    server.script(throttled({ 'retry-after': seconds }));
    const { fault } = await generate(dialect, { deadlineAtMs: Date.now() + timeLeftMs });
    expect(fault?.name).toBe('ModelThrottled');
    expect(server.requests).toHaveLength(1);
  });
});

describe.each(
  dialects.filter(({ model }) => !model.startsWith('bedrock')).map((dialect) => [dialect.model, dialect] as const),
)('%s, with a key that is refused', (_name, dialect) => {
  const refusal = dialect.errors.find(([what]) => what === 'a wrong key')?.[1] ?? { status: 401, body: '' };

  test('fetches the key anew at once, and goes on with what a rotation has put there', async () => {
    const secrets = new RotatingSecrets('old', 'new');
    server.script(refusal, dialect.answer(paris));
    expect((await generate(dialect, { secrets })).value).toEqual(paris);
    expect(server.requests.map(dialect.keyIn)).toEqual(['old', 'new']);
    expect(secrets.asked).toEqual([false, true, false]);
  });

  test('does not send the same key twice', async () => {
    server.script(refusal);
    expect((await generate(dialect)).fault?.name).toBe('ModelKeyInvalid');
  });

  test('says that there is no secret', async () => {
    const missing = Object.assign(new Error('gone'), { name: 'ResourceNotFoundException' });
    const secrets: Secrets = { get: () => Promise.reject(missing) };
    server.script();
    const { fault } = await generate(dialect, { secrets });
    expect(fault?.name).toBe('ModelKeyInvalid');
    expect(fault?.message).toMatch(/There is no secret dev\/(?:anthropic|openai-compatible)-api-key/);
  });
});

test('a key that cannot be fetched makes the model unavailable, not the report', async () => {
  const dialect = dialects.find(({ model }) => model.startsWith('anthropic'));
  if (dialect === undefined) throw new Error('There is no dialect');
  const secrets: Secrets = { get: () => Promise.reject(new Fault('StorageUnavailable')) };
  server.script();
  expect((await generate(dialect, { secrets })).fault?.name).toBe('ModelUnavailable');
});

test('a mistake of our own is no fault of the model', async () => {
  const [dialect] = dialects;
  if (dialect === undefined) throw new Error('There is no dialect');
  const secrets: Secrets = { get: () => Promise.reject(new RangeError('ours')) };
  await expect(generate(dialect, { secrets })).rejects.toThrow('ours');
});

function throttling(dialect: Dialect) {
  const found = dialect.errors.find(([what]) => what === 'too many requests');
  if (found === undefined) throw new Error('There is no such error');
  return found[1];
}
