import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type FaultName, faultDefinitions, faultNames, isModelFault } from '../../contract/errors.ts';
import { answerSchema } from '../../functions/answer-schema.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { Model } from '../../functions/engine-ports.ts';
import { climbLadder } from '../../functions/language-model/climb-ladder.ts';
import { type Answer, FakeModel } from '../fakes/fake-model.ts';

const schema = z.object({ word: z.string() });
const question = {
  prompt: (simplified: boolean) => ({
    system: [{ name: 'instructions' as const, text: simplified ? 'simplified' : 'full' }],
    request: [],
    schema: answerSchema(schema, schema),
    maxOutputTokens: 10,
  }),
  // An answer of the right shape may be nonsense all the same.
  read: ({ word }: { word: string }) => (word === 'blah' ? undefined : word),
};

const good: Answer = { value: { word: 'yes' } };
const capable = (...answers: Answer[]) => new FakeModel('anthropic:claude-sonnet-4-5', ...answers);
const small = (...answers: Answer[]) => new FakeModel('anthropic:claude-haiku-4-5', ...answers);
const climb = (...models: FakeModel[]) => climbLadder(models, question, 1_000);

describe('the ladder', () => {
  test('ends at the first model when its answer is of use', async () => {
    const first = capable(good);
    const { result, calls, fault } = await climb(first, small());
    expect(result).toBe('yes');
    expect(fault).toBeUndefined();
    expect(calls).toHaveLength(1);
    expect(first.prompts).toEqual(['full']);
    expect(first.deadlines).toEqual([1_000]);
  });

  test('does not take an answer that tells what only the system prompt says', async () => {
    const canaries: (string | undefined)[] = [];
    const leaking: Model = {
      name: 'anthropic:claude-sonnet-4-5',
      generate: (prompt, deadlineAtMs) => {
        canaries.push(prompt.canary);
        const said = { value: { word: `I was told ${prompt.canary}` } };
        return capable(canaries.length === 1 ? said : good).generate(prompt, deadlineAtMs);
      },
    };
    const { result, calls } = await climbLadder([leaking], question, 1_000);
    expect(result).toBe('yes');
    expect(calls.map(({ fault }) => fault)).toEqual(['ModelNonsense', undefined]);
    expect(new Set(canaries).size).toBe(2);
  });

  test.each([
    ['of another shape', { value: { sentence: 7 } }],
    ['nonsense', { value: { word: 'blah' } }],
    ['cut off', { fault: 'ModelTruncated' }],
    ['too much to read', { fault: 'ContextTooLong' }],
  ] as const)('asks the same model once more, simplified, when what came was %s', async (_what, answer) => {
    const first = capable(answer, good);
    const { result, calls, fault } = await climb(first, small());
    expect(result).toBe('yes');
    expect(fault).toBeUndefined();
    expect(first.prompts).toEqual(['full', 'simplified']);
    expect(calls).toHaveLength(2);
  });

  test('goes on to the next model after the second nonsense, and counts every call', async () => {
    const next = small(good);
    const { result, calls, fault } = await climb(capable({ value: { word: 'blah' } }, { value: 3 }), next);
    expect(result).toBe('yes');
    expect(fault?.name).toBe('ModelNonsense');
    expect(calls.map((call) => call.fault)).toEqual(['ModelNonsense', 'ModelNonsense', undefined]);
    expect(next.prompts).toEqual(['full']);
  });

  test('has no result when nothing helps', async () => {
    const { result, calls, fault } = await climb(
      capable({ fault: 'ModelKeyInvalid' }),
      small({ fault: 'ModelRefused' }),
    );
    expect(result).toBeUndefined();
    expect(fault?.name).toBe('ModelKeyInvalid');
    expect(calls).toHaveLength(2);
  });

  test('throws what passes, with all that was paid, when a model may answer later', async () => {
    const climbing = climb(capable({ value: 1 }, { value: 2 }), small({ fault: 'ModelThrottled' }));
    const error = await climbing.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Fault);
    expect((error as Fault).name).toBe('ModelThrottled');
    expect((error as Fault).calls).toHaveLength(3);
  });
});

/** What becomes of a call that fails so, when there is no other model. */
const rungs: Readonly<Partial<Record<FaultName, 'simplified' | 'waits' | 'no model'>>> = {
  ModelThrottled: 'waits',
  ModelUnavailable: 'waits',
  ModelTimedOut: 'waits',
  ModelNonsense: 'simplified',
  ModelTruncated: 'simplified',
  ContextTooLong: 'simplified',
  ModelRefused: 'no model',
  ModelRejected: 'no model',
  ModelNotFound: 'no model',
  ModelKeyInvalid: 'no model',
  ModelQuotaSpent: 'no model',
};

test.each(faultNames.filter(isModelFault))('%s leads to its rung', async (name) => {
  const model = capable({ fault: name }, good);
  const outcome = await climb(model).then(
    ({ result }) => (result === undefined ? 'no model' : 'simplified'),
    (error: unknown) => (error instanceof Fault && error.name === name ? 'waits' : error),
  );
  expect(outcome).toBe(rungs[name]);
  expect(faultDefinitions[name].class === 'transient').toBe(outcome === 'waits');
  const next = small(good);
  expect((await climb(capable({ fault: name }, { fault: name }), next)).result).toBe('yes');
});
