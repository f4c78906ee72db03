import { describe, expect, it } from 'vitest';
import { compareScope } from '../../../functions/domain/checks/compare-scope.ts';

const check = (claim: string, evidence: string) =>
  compareScope(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing scope', () => {
  it.each([
    ['fewer words', 'The plant stops.', 'The plant stops when a sensor fails.'],
    ['a subject from the heading', 'Harbourline pays dividends.', 'The company pays dividends.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another subject', 'Sailors wrote letters home.', 'The lighthouse is 31 metres high.'],
    [
      'an addition',
      'The lamp was lit in 1902, which delighted painters, poets and merchants.',
      'The lamp was lit in 1902.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
