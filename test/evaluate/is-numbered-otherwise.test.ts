import { describe, expect, it } from 'vitest';
import { isNumberedOtherwise } from '../../functions/evaluate/is-numbered-otherwise.ts';

describe('telling apart what is numbered', () => {
  it.each([
    ['a name', 'Ward 7 is open.', 'Ward 9 is open.'],
    ['a word and "number"', 'Pump number 3 leaks.', 'Pump number 4 leaks.'],
    ['a small word after a preposition', 'The tap on pump 3 leaks.', 'The tap on pump 4 leaks.'],
  ])('by %s', (_case, left, right) => {
    expect(isNumberedOtherwise(left, right)).toBe(true);
  });

  it.each([
    ['the same number', 'Ward 7 has 9 beds.', 'Ward 7 has 12 beds.'],
    ['an amount', 'It costs 5 euros.', 'It costs 6 euros.'],
    ['a date', 'It was on May 7.', 'It was on May 9.'],
    ['one of several', 'Ward 7 and Ward 9 are open.', 'Ward 9 is open.'],
    ['a number of one only', 'Ward 7 is open.', 'The ward is open.'],
  ])('not by %s', (_case, left, right) => {
    expect(isNumberedOtherwise(left, right)).toBe(false);
  });
});
