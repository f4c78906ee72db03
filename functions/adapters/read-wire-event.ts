import type { CallTokens } from '../domain/model-call.ts';

/** What an event of a provider's stream adds to the answer. */
export interface WireEvent {
  /** What the model says, whether as text, as thoughts or as the arguments of a tool. */
  readonly said: string;
  /** What the provider has counted of the prompt, where it tells before the end. */
  readonly counted?: Omit<CallTokens, 'outputTokens'>;
}

/** Names under which the providers send what the model says. */
const spoken = new Set(['text', 'content', 'reasoning_content', 'thinking', 'partial_json', 'input']);

/** An event as it came over the wire, of any of the providers. */
export function readWireEvent(event: unknown): WireEvent {
  const usage = fieldOf(fieldOf(event, 'message'), 'usage');
  if (usage === undefined) return { said: saidIn(event) };
  const cachedInputTokens = countOf(usage, 'cache_read_input_tokens');
  const cacheWriteTokens = countOf(usage, 'cache_creation_input_tokens');
  const inputTokens = countOf(usage, 'input_tokens') + cachedInputTokens + cacheWriteTokens;
  return { said: '', counted: { inputTokens, cachedInputTokens, cacheWriteTokens } };
}

function saidIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, inner]) => (typeof inner === 'string' ? (spoken.has(name) ? inner : '') : saidIn(inner)))
    .join('');
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function countOf(usage: unknown, name: string): number {
  const count = fieldOf(usage, name);
  return typeof count === 'number' ? count : 0;
}
