import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWireEvent } from '../../functions/adapters/read-wire-event.ts';

test.each([
  ['text of Anthropic', { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Paris' } }],
  ['thoughts of Anthropic', { type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'Paris' } }],
  ['JSON of Anthropic', { type: 'content_block_delta', delta: { type: 'input_json_delta', partial_json: 'Paris' } }],
  ['text of OpenAI', { choices: [{ index: 0, delta: { role: 'assistant', content: 'Paris' } }] }],
  ['thoughts of OpenAI', { choices: [{ index: 0, delta: { reasoning_content: 'Paris' } }] }],
  ['text of Bedrock', { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Paris' } } }],
  ['JSON of Bedrock', { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: 'Paris' } } } }],
  ['thoughts of Bedrock', { contentBlockDelta: { delta: { reasoningContent: { text: 'Paris' } } } }],
])('finds %s', (_what, event) => {
  expect(readWireEvent(event)).toEqual({ said: 'Paris' });
});

test('reads the count of the prompt that Anthropic begins with, what was cached included', () => {
  const usage = { input_tokens: 10, cache_read_input_tokens: 600, cache_creation_input_tokens: 5, output_tokens: 1 };
  expect(readWireEvent({ type: 'message_start', message: { id: 'msg_1', content: [], usage } })).toEqual({
    said: '',
    counted: { inputTokens: 615, cachedInputTokens: 600, cacheWriteTokens: 5 },
  });
});

test('takes whatever a server sends', () => {
  fc.assert(
    fc.property(fc.anything(), (event) => {
      expect(typeof readWireEvent(event).said).toBe('string');
    }),
  );
});
