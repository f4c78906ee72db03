import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { noTools } from '../../contract/tools.ts';
import { cacheKeyOf, mayBeCached } from '../../functions/domain/cache-key.ts';
import type { StoredOrder } from '../../functions/domain/model.ts';
import { sampleOrder } from '../fakes/samples.ts';

const made = { specHash: 's1', engine: 'extractive' };
const order = { prompt: 'What is a memo?', context: { b: 1, a: 2 }, options: { maxQuestions: 3 } };
const keyOf = (changes: Partial<StoredOrder> = {}, by = made, knowledge = 'k1') =>
  cacheKeyOf(sampleOrder({ order, ...changes }), by, knowledge);

test('is a hash that tells nothing of the prompt', () => {
  expect(keyOf()).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['another task, time and end', { taskId: 'other', createdAt: '2027-01-01T00:00:00.000Z', expiresAtSeconds: 1 }],
  ['another end user', { order: { ...order, userId: 'customer-7' } }],
  ['the wish to be answered from cache', { order: { ...order, options: { ...order.options, cache: 'use' as const } } }],
  ['the wish not to be', { order: { ...order, options: { ...order.options, cache: 'refuse' as const } } }],
  ['another spelling', { order: { ...order, prompt: ' what is  a memo' } }],
  ['a default that is said', { order: { ...order, options: { ...order.options, language: 'en' } } }],
])('is the same for %s', (_what, changes) => {
  expect(keyOf(changes)).toBe(keyOf());
});

test('a number of questions that is said is the default that is not', () => {
  const { prompt } = order;
  const said = { prompt, options: { maxQuestions: limits.defaultQuestions } };
  expect(keyOf({ order: said })).toBe(keyOf({ order: { prompt } }));
});

test.each([
  ['another tenant', keyOf({ tenantId: 'globex' })],
  ['another prompt', keyOf({ order: { ...order, prompt: 'What is a ledger?' } })],
  ['another context', keyOf({ order: { ...order, context: { b: 1, a: 3 } } })],
  ['a context that is read in another order', keyOf({ order: { ...order, context: { a: 2, b: 1 } } })],
  ['no context', keyOf({ order: { prompt: order.prompt, options: order.options } })],
  ['fewer questions', keyOf({ order: { ...order, options: { maxQuestions: 1 } } })],
  ['another language', keyOf({ order: { ...order, options: { ...order.options, language: 'fr' } } })],
  ['another spec', keyOf({}, { ...made, specHash: 's2' })],
  ['another engine', keyOf({}, { ...made, engine: 'anthropic:claude-haiku-4-5' })],
  ['other documents', keyOf({}, made, 'k2')],
  ['a caller who sees more', keyOf({ labels: ['board'] })],
  ['a caller who may more', keyOf({ roles: ['operator'] })],
  ['fewer sources', keyOf({ order: { ...order, options: { ...order.options, sources: { deny: ['a.md'] } } } })],
  // What later releases may keep of an order counts without anybody thinking of it here.
  [
    'an option that is not known yet',
    keyOf({ order: { ...order, options: { ...order.options, tone: 'loud' } } as typeof order }),
  ],
  ['a field that is not known yet', keyOf({ order: { ...order, tone: 'loud' } as typeof order })],
])('is another one for %s', (_what, key) => {
  expect(key).not.toBe(keyOf());
});

const server = { transport: 'stdio', name: 'a', command: 'b', arguments: [], environment: {}, tools: [] } as const;
const model = 'anthropic:claude-haiku-4-5';

test.each([
  ['without tools', model, noTools, true],
  ['that searches the documents again', model, { ...noTools, builtIn: { searchKnowledge: {} } }, true],
  ['that reads pages', model, { ...noTools, builtIn: { fetchUrl: { hosts: ['*'] } } }, false],
  ['that asks a tool server', model, { ...noTools, servers: [{ ...server, arguments: [], tools: [] }] }, false],
  [
    'that calls no tools, whatever there are',
    'extractive',
    { ...noTools, builtIn: { fetchUrl: { hosts: ['*'] } } },
    true,
  ],
] as const)('an engine %s', (_what, engine, tools, expected) => {
  expect(mayBeCached(engine, { ...tools, servers: [...tools.servers] } as typeof noTools)).toBe(expected);
});
