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
    ['days of one month', 'It lasted from September 3–5.', 'It lasted from 3 to 5 September.'],
    ['hours of one half of the day', 'It is open from 1 p.m. to 5 p.m.', 'It is open from 1 to 5 p.m.'],
    ['noon', 'It closes at 12 noon.', 'It closes at noon.'],
    ['a time of either half of the day', 'It starts at half past eight.', 'It starts at 20:30.'],
    ['a time in French', 'Elle commence à 8 h 15.', 'Elle commence à 8:15.'],
    ['a weekday in a table', 'It sails on Tuesdays.', 'Aurora — Sails: Tue 7:30.'],
    ['a day between two weekdays', 'It is open on Wednesdays.', 'It is open from Tuesday to Friday.'],
    ['working days', 'It is open from Monday to Friday.', 'It is open on weekdays.'],
    ['the middle of a year', 'It lasts until mid-2031.', 'It lasts until the middle of 2031.'],
    ['the year before', 'In 2018 it was 40.', 'In 2019 it was 50, in the previous year 40.'],
    ['years later', 'It closed in 2011.', 'It opened in 1999 and closed twelve years later.'],
    ['days later', 'The answer came on 2 June.', 'It was sent on 30 May; the answer came three days later.'],
    ['hours later', 'It arrives at 16:50.', 'It leaves at 14:20 and arrives 2 hours 30 minutes later.'],
    ['the day of a feast', 'It ended on 31 December 1986.', 'It ended on New Year’s Eve 1986.'],
    ['the first months of a year', 'It lasted from January to April.', 'It lasted for the first four months.'],
    ['when it began that took so long', 'It was begun in 2003.', 'It took five years and was finished in 2008.'],
    ['the months of a quarter', 'From July to September it fell.', 'It fell in the third quarter.'],
    ['a day outside the week of work', 'It is closed on Sundays.', 'It is open from Monday to Saturday.'],
    ['a time in words', 'It closes at a quarter to six in the evening.', 'It closes at 17:45.'],
    ['the last day of a year', 'It ends on 31 December 2026.', 'It ends at the end of 2026.'],
    ['a French month, said otherwise', 'Le marché ouvre au mois de mars.', 'Depuis mars, le marché est ouvert.'],
    [
      'years of long ago',
      'The king confirmed it in 1263.',
      'The charter was granted in 1254 and confirmed nine years later.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another year', 'It began in 2023.', 'It began in 2024.'],
    ['another month', 'It began in May.', 'It began in June.'],
    ['another weekday', 'It is open on Tuesdays.', 'It is open on Mondays.'],
    ['another time', 'It opens at 9:30.', 'It opens at 8:30.'],
    ['another quarter', 'It rose in Q2 2024.', 'It rose in Q3 2024.'],
    ['another day of one month', 'It lasted from September 3–6.', 'It lasted from 3 to 5 September.'],
    ['another hour of one half of the day', 'It is open from 2 p.m. to 5 p.m.', 'It is open from 1 to 5 p.m.'],
    ['another weekday in a table', 'It sails on Thursdays.', 'Aurora — Sails: Tue 7:30.'],
    ['a day after two weekdays', 'It is open on Saturdays.', 'It is open from Tuesday to Friday.'],
    ['two years before', 'In 2017 it was 40.', 'In 2019 it was 50, in the previous year 40.'],
    ['another half hour', 'It starts at half past seven.', 'It starts at 20:30.'],
    ['another time in words', 'It closes at a quarter past six in the evening.', 'It closes at 17:45.'],
    ['another last day', 'It ends on 30 November 2026.', 'It ends at the end of 2026.'],
    ['a French month', 'Le marché a lieu en avril.', 'Le marché a lieu en juin.'],
    ['a Spanish month', 'Se cierra entre marzo y octubre.', 'Se cierra entre mayo y octubre.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing parts of years', () => {
  it.each([
    ['a half of a year', 'From January to June 2020 it rained.', 'It rained in the first half of 2020.'],
    ['the end of a year', 'At end-2021 it stood at 5.', 'It stood at 5 on 31 December 2021.'],
    [
      'the year above a column of months',
      'In January 2023 it rained.',
      'January — Rain (mm): 61.\nFebruary — Rain (mm): 48.',
    ],
  ])('takes %s for the same', (_class, claim, evidence) => {
    expect(compareDates(claim, { readings: evidence.split('\n'), headings: ['Month (2023)'] })).toEqual([]);
  });

  it.each([
    ['the other half', 'In H2 2020 it rained.', 'It rained in the first half of 2020.'],
    ['another year than above the column', 'In January 2022 it rained.', 'January — Rain (mm): 61.'],
  ])('finds %s', (_class, claim, evidence) => {
    expect(compareDates(claim, { readings: evidence.split('\n'), headings: ['Month (2023)'] })).not.toEqual([]);
  });
});
