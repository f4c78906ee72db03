import { describe, expect, it } from 'vitest';
import { compareBounds } from '../../../functions/domain/checks/compare-bounds.ts';

const check = (claim: string, evidence: string) =>
  compareBounds(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing bounds', () => {
  it.each([
    ['another word for the bound', 'It takes a maximum of 5 days.', 'It takes no more than 5 days.'],
    ['a limit said elsewhere', 'The limit is 5 days.', 'It takes up to 5 days.'],
    ['no bound in either', 'It takes 5 days.', 'It takes 5 days.'],
    ['a limit from the other side', 'It must not be stored above 25 °C.', 'Store it below 25 °C and do not freeze it.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['the other bound', 'It takes at least 5 days.', 'It takes at most 5 days.'],
    ['a bound left out', 'It costs 5 euros.', 'It costs up to 5 euros.'],
    ['an exactness of its own', 'It takes exactly 5 days.', 'It takes 5 days.'],
    ['the other side of a date', 'It ends after 3 May.', 'It ends by 3 May.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
