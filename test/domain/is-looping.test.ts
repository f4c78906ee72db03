import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLooping } from '../../functions/domain/is-looping.ts';

test.each([
  ['blanks', `{"sentences":[1${' '.repeat(300)}`],
  ['lines', `{"sentences":[1${'\n'.repeat(300)}`],
  ['brackets', '['.repeat(300)],
  ['a word', `It is ${'the '.repeat(100)}`],
  ['a short line', `Well. ${'It is the same. '.repeat(30)}`],
  ['an element', `{"cities":[${'"Paris",'.repeat(60)}`],
])('a text that ends in the same %s over and over', (_what, text) => {
  expect(isLooping(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['few signs of a row', '-'.repeat(200)],
  ['a loop that was left', `${'the '.repeat(100)}end of it.`],
  [
    'verdicts that are all alike but for their numbers',
    JSON.stringify({
      verdicts: Array.from({ length: 40 }, (_v, claim) => ({ claim, verdict: 'supported', reason: 'said' })),
    }),
  ],
  ['numbers in a row', JSON.stringify({ sentences: Array.from({ length: 120 }, (_v, index) => index) })],
  [
    'a long line three times',
    'A run that was cancelled stops at once, and nobody pays for what comes after it. '.repeat(3),
  ],
])('but not %s', (_what, text) => {
  expect(isLooping(text)).toBe(false);
});

test('whatever came before, a unit of up to 40 characters is found once it fills the end', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 40 }), (before, unit) => {
      expect(isLooping(before + unit.repeat(Math.ceil(240 / unit.length)))).toBe(true);
    }),
  );
});
