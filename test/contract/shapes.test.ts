import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePoints } from '../../contract/caller-text.ts';
import { limits } from '../../contract/limits.ts';
import { orderSchema } from '../../contract/shapes.ts';
import { identifiers } from '../../contract/words.ts';

test('a surrogate pair is one code point', () => {
  expect(codePoints('a😀é')).toBe(3);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => codePoints(text) === Array.from(text).length));
});

test('a valid order comes out as it went in', () => {
  const orders = fc.record(
    { prompt: fc.string({ minLength: 1 }), context: fc.jsonValue({ maxDepth: 8 }), userId: fc.constant('ada') },
    { requiredKeys: ['prompt'] },
  );
  fc.assert(
    fc.property(orders, (order) => {
      const parsed = orderSchema().safeParse(order);
      fc.pre(parsed.success);
      expect(JSON.stringify(parsed.data)).toBe(JSON.stringify(order));
    }),
  );
});

test('a context is valid up to its depth and its bytes, whatever it is made of', () => {
  const containers = fc.array(fc.constantFrom('array', 'object'), { minLength: 1, maxLength: 40 });
  const nest = (kinds: readonly string[], leaf: unknown) =>
    kinds.reduce<unknown>((inner, kind) => (kind === 'array' ? [inner] : { key: inner }), leaf);
  fc.assert(
    fc.property(containers, fc.constantFrom(1, 'text', null), (kinds, leaf) => {
      const { success } = orderSchema().safeParse({ prompt: 'Why?', context: nest(kinds, leaf) });
      expect(success).toBe(kinds.length <= limits.contextDepth);
    }),
  );
});

test('identifiers hold no separator of a key or a path', () => {
  for (const separator of ['#', '/', '\\', '\0', '\n', ' ', ':']) {
    expect(identifiers.tenantId.test(`a${separator}b`)).toBe(false);
    expect(identifiers.userId.test(`a${separator}b`)).toBe(false);
    expect(identifiers.taskId.test(`${separator}aaaaaaaa-0000-4000-8000-000000000001`)).toBe(false);
  }
  expect(identifiers.tenantId.test('..')).toBe(false);
  expect(identifiers.userId.test('..')).toBe(false);
  expect(identifiers.taskId.test('aaaaaaaa-0000-4000-8000-000000000001\n')).toBe(false);
});

test.each(['a', '*', 'a/*', 'https://a.example/b?c=d', 'é 😀/*', 'a'.repeat(limits.sourceCodePoints)])(
  '%s names sources',
  (source) => {
    const order = { prompt: 'Why?', options: { sources: { allow: [source], deny: [source] } } };
    expect(orderSchema().parse(order)).toEqual(order);
  },
);

test('a list of sources may be empty: it allows none', () => {
  const order = { prompt: 'Why?', options: { sources: { allow: [] } } };
  expect(orderSchema().parse(order)).toEqual(order);
});

test('a label holds no separator of a list of labels', () => {
  for (const text of ['', 'a,b', 'a b', 'A', '-a', 'a'.repeat(64)]) expect(identifiers.label.test(text)).toBe(false);
  for (const text of ['a', 'hr-2', '9', 'a'.repeat(63)]) expect(identifiers.label.test(text)).toBe(true);
});
