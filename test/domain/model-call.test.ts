import { describe, expect, test } from 'vitest';
import { costOf, describeCall, type ModelCall, usageOf } from '../../functions/domain/model-call.ts';
import { modelPrices } from '../../functions/domain/model-prices.ts';

const tokens = { inputTokens: 1_000_000, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };
const call: ModelCall = {
  model: 'anthropic:claude-haiku-4-5',
  inputTokens: 1_000,
  cachedInputTokens: 600,
  cacheWriteTokens: 100,
  outputTokens: 50,
  costMicroUsd: 735,
  latencyMs: 12,
  parts: { instructions: 300, examples: 0, evidence: 700 },
};

describe('the cost of a call', () => {
  test('counts cached tokens at their own price', () => {
    const model = 'anthropic:claude-haiku-4-5';
    expect(costOf(model, tokens)).toBe(1_000_000);
    expect(costOf(model, { ...tokens, cachedInputTokens: 1_000_000 })).toBe(100_000);
    expect(costOf(model, { ...tokens, cacheWriteTokens: 1_000_000 })).toBe(1_250_000);
    expect(costOf(model, { ...tokens, inputTokens: 0, outputTokens: 1_000_000 })).toBe(5_000_000);
    expect(costOf(model, call)).toBe(300 + 60 + 125 + 250);
  });

  test('is rounded up: nothing that was paid is free', () => {
    expect(costOf('bedrock:amazon.nova-micro-v1:0', { ...tokens, inputTokens: 1 })).toBe(1);
  });

  test('is unknown for a model without a price, and says so', () => {
    expect(costOf('openai-compatible:claude-haiku-4-5', tokens)).toBeNull();
    expect(describeCall({ ...call, costMicroUsd: null })).toContain('price unknown');
    expect(usageOf([{ ...call, costMicroUsd: null }, call])).toMatchObject({ inputTokens: 2_000, costMicroUsd: 735 });
  });
});

test.each([
  ['anthropic:claude-sonnet-4-5-20250929', 3_000_000],
  ['anthropic:claude-haiku-5-5', 100_000],
  ['bedrock:global.anthropic.claude-sonnet-4-5-20250929-v1:0', 3_000_000],
  ['bedrock:eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 3_300_000],
  ['bedrock:anthropic.claude-opus-4-6-v1', 5_500_000],
  ['bedrock:global.amazon.nova-lite-v1:0', 60_000],
  ['bedrock:amazon.nova-pro-v1:0:300k', 800_000],
] as const)('%s has the price of its family, and of where it runs', (model, input) => {
  expect(modelPrices(model)?.input).toBe(input);
});

test('a call is told in one line, with the share of each part of its prompt', () => {
  expect(describeCall({ ...call, fault: 'ModelNonsense' })).toBe(
    'anthropic:claude-haiku-4-5: 1000 tokens in (600 from cache), 50 out, 0.000735 USD, ModelNonsense; instructions 30 %, evidence 70 %',
  );
});
