import { describe, expect, it } from 'vitest';
import { compareRates } from '../../../functions/domain/checks/compare-rates.ts';

const check = (claim: string, evidence: string) =>
  compareRates(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing rates', () => {
  it.each([
    ['another word for the period', 'It runs annually.', 'It runs once a year.'],
    ['how often, said otherwise', 'It runs twice a day.', 'It runs every 12 hours.'],
    ['another period beside it', 'It costs 5 euros per week.', 'It costs 5 euros a week and is open every day.'],
    ['no period', 'It costs 5 euros.', 'It costs 5 euros per day.'],
    ['a period in hours', 'Take at most three per day.', 'Take at most three within 24 hours.'],
    ['a numbered period', 'In week 6 it bloomed for 6 days.', 'It bloomed for 6 days in week 6.'],
    ['an interval', 'It is given twice a day at 9 mg/kg.', 'Over 70 — Dose: 9 mg/kg; Interval: 12 h.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another period', 'It costs 5 euros per week.', 'It costs 5 euros per day.'],
    ['another adverb', 'It is tested monthly.', 'It is tested yearly.'],
    ['another period after any word', 'It uses 40 sheets of paper a week.', 'It uses 40 sheets of paper a month.'],
    ['another period than so many hours', 'Take no more than three per week.', 'Take no more than three in 24 hours.'],
    ['a period for one time', 'Five dogs may enter per day.', 'Five dogs may enter at any one time.'],
    ['another period of the same number', 'It bloomed in month 6.', 'It bloomed in week 6.'],
    ['another denominator', 'The spring yields 12 l/s.', 'The spring yields 12 l/min.'],
    [
      'one of two intervals',
      'It is watered every day in June and every three weeks in May.',
      'It is watered every two days in June and every three weeks in May.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing what an amount is for', () => {
  it.each([
    ['one of two', 'It costs €8 a month.', 'It costs €8 per person and month.'],
    ['a unit in words', 'It holds 5 milligrams per decilitre.', 'It holds 5 mg/dl.'],
    ['another word for a thing', 'It costs 20 euros per lesson.', 'It costs 20 euros per session.'],
    ['per annum', 'Interest is 8% per annum.', 'Interest is 8% a year.'],
  ])('takes %s for the same', (_class, claim, evidence) => {
    expect(compareRates(claim, { readings: [evidence], headings: [] })).toEqual([]);
  });

  it.each([
    ['another period beside a thing', 'It costs €8 per item and week.', 'It costs €8 per item and day.'],
    ['another area', 'The rent is 12 euros per room.', 'The rent is 12 euros per square metre.'],
    ['another volume', 'It holds 5 mg/l.', 'It holds 5 mg/dl.'],
  ])('finds %s', (_class, claim, evidence) => {
    expect(compareRates(claim, { readings: [evidence], headings: [] })).not.toEqual([]);
  });
});

it.each([
  ['two units', 'It holds 5 mg/l.', 'It holds 5 mg/dl.', 'contradicted'],
  ['two periods beside a thing', 'It costs €8 per item and week.', 'It costs €8 per item and day.', 'contradicted'],
  ['a unit and a thing', 'It costs 9 euros per hour.', 'It costs 9 euros per session.', 'insufficient'],
])('knows whether %s are the same', (_case, claim, evidence, verdict) => {
  expect(check(claim, evidence)).toMatchObject([{ verdict }]);
});
