import { describe, expect, test } from 'vitest';
import { engineName, keySecretName, modelsOf, partsOf, toModelName } from '../../contract/models.ts';

describe("an engine's name", () => {
  test('lists its models, and gives them back', () => {
    const models = ['bedrock:eu.amazon.nova-pro-v1:0', 'anthropic:claude-haiku-4-5'] as const;
    expect(engineName(models)).toBe('bedrock:eu.amazon.nova-pro-v1:0,anthropic:claude-haiku-4-5');
    expect(modelsOf(engineName(models))).toEqual(models);
  });

  test('is that of the extractive one without models', () => {
    expect(engineName([])).toBe('extractive');
    expect(modelsOf('extractive')).toEqual([]);
  });

  test('fits into the record of the workflow', () => {
    expect(() => engineName([`anthropic:${'x'.repeat(200)}`])).toThrow('more than 200 characters');
  });
});

test.each(['gpt-5', 'anthropic:', 'openai:gpt-5', ':x', ''])('"%s" is no model', (name) => {
  expect(() => toModelName(name)).toThrow('it has to be bedrock:MODEL, anthropic:MODEL, openai-compatible:MODEL');
});

test("a model's name for its provider may hold colons", () => {
  expect(partsOf('bedrock:amazon.nova-lite-v1:0')).toEqual({ provider: 'bedrock', model: 'amazon.nova-lite-v1:0' });
});

test('each provider but Bedrock has a key per stage', () => {
  expect(keySecretName('dev', 'anthropic')).toBe('dev/anthropic-api-key');
  expect(keySecretName('production', 'openai-compatible')).toBe('production/openai-compatible-api-key');
  expect(keySecretName('dev', 'bedrock')).toBeUndefined();
});
