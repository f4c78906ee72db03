import { describe, expect, it } from 'vitest';
import { compareDates } from '../../../functions/domain/checks/compare-dates.ts';

const check = (claim: string, evidence: string) =>
  compareDates(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing dates', () => {
  it.each([
    ['another form', 'It began on 3 March 2024.', 'It began on 2024-03-03.'],
    ['a part of it', 'It began in March.', 'It began on 3 March 2024.'],
    ['another way to say the time', 'It opens at 14:30.', 'It opens at 2:30 p.m.'],
    ['another language', 'Es begann am 3. März 2024.', 'It began on 3 March 2024.'],
    ['a year before a noun', 'It began in 2019.', 'The 2019 report says that it began.'],
    ['a time in words', 'It closes at a quarter to six in the evening.', 'It closes at 17:45.'],
    ['the last day of a year', 'It ends on 31 December 2026.', 'It ends at the end of 2026.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another year', 'It began in 2023.', 'It began in 2024.'],
    ['another month', 'It began in May.', 'It began in June.'],
    ['another weekday', 'It is open on Tuesdays.', 'It is open on Mondays.'],
    ['another time', 'It opens at 9:30.', 'It opens at 8:30.'],
    ['another quarter', 'It rose in Q2 2024.', 'It rose in Q3 2024.'],
    ['another time in words', 'It closes at a quarter past six in the evening.', 'It closes at 17:45.'],
    ['another last day', 'It ends on 30 November 2026.', 'It ends at the end of 2026.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
