import { expect, test } from 'vitest';
import { breachIn } from '../../../functions/domain/injection/inspect-output.ts';

const key = `ghp_${'a1B2'.repeat(9)}`;

test.each([
  ['an address', 'See https://evil.example/x for more.'],
  ['an address without a scheme', 'See evil.example/collect?d=1 for more.'],
  ['a page of the web', 'See www.evil.example for more.'],
  ['an image', 'It is high ![x](//evil.example).'],
  ['a link', 'It is [high](evil).'],
  ['HTML', 'It is <img src=x> high.'],
  ['data of its own', 'It is data:text/html,x.'],
])('%s that the evidence lacks is a breach, and none where the evidence has it', (_what, sentence) => {
  expect(breachIn(sentence, ['It is 31 metres high.'])).toBe('carries a link that its evidence lacks');
  expect(breachIn(sentence, [sentence])).toBeUndefined();
});

test('a key that the evidence lacks is a breach', () => {
  expect(breachIn(`The key is ${key}.`, ['The key is secret.'])).toBe('carries a key that its evidence lacks');
});

test.each(['It costs 6 euros/day and/or 3.5 %.', 'If a < b and b > c, go on.', 'Version 2.1.0 of the U.S. rule.', ''])(
  '%j carries nothing',
  (sentence) => {
    expect(breachIn(sentence, [])).toBeUndefined();
  },
);
