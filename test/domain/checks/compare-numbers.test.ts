import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../functions/domain/checks/compare-numbers.ts';

const check = (claim: string, evidence: string) =>
  compareNumbers(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing numbers', () => {
  it.each([
    ['another magnitude of the same size', 'It has 1.5 million users.', 'It has 1,500,000 users.'],
    ['another unit of the same size', 'It takes 120 minutes and weighs 2 kg.', 'It takes 2 h and weighs 2,000 g.'],
    ['words for digits', 'Twenty-five routes exist.', 'There are 25 routes.'],
    ['a share for a percentage', 'Half of them failed.', '50 % of them failed.'],
    ['a half in words', 'It takes an hour and a half.', 'It takes 90 minutes.'],
    ['a part of a million', 'It has half a million members.', 'It has 500,000 members.'],
    ['a sign for a fraction', 'It holds 2.75 litres.', 'It holds 2¾ litres.'],
    ['hours and minutes', 'It takes 2 h and 15 min.', 'It takes 135 minutes.'],
    ['what is converted', 'It is 6.2 miles long, at 98.6 °F.', 'It is 10 km long, at 37 °C.'],
    ['how often, said otherwise', 'It runs twice a year.', 'It runs every six months.'],
    ['a rounded number', 'Over 2,000 people and nearly 60 dogs came.', '2,030 people and 59 dogs came.'],
    ['a sum', 'It has 20 rooms in all.', 'It has 12 rooms and 8 rooms.'],
    ['a difference', 'It stood empty for three years.', 'It stood empty from 2015 to 2018.'],
    ['a part of a whole', '25% of the patients relapsed.', 'Of 400 patients, 100 relapsed.'],
    ['the length of a list', 'It has three sites.', 'It has sites in Leeds, York and Hull.'],
    ['months as weeks', 'It took three months.', 'It took 12 weeks.'],
    ['one of two numbers', 'It was answered by 412 people.', 'It was answered by 412 of 530 people.'],
    [
      'a unit left out',
      'Books are lent for three weeks, films for one week.',
      'Books are lent for three weeks, films for one.',
    ],
    ['the column that names the unit', 'The pressure is 4.2 bar.', 'P2 — Pressure (bar): 4.2; Power: 7 kW.'],
    ['a comma for a point', 'Es kostet 1.500,50 Euro und das ist viel.', 'Der Preis ist nicht klein: 1500,5 Euro.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another number', 'It takes 3 days.', 'It takes 2 days.'],
    ['another unit', 'It takes 2 hours.', 'It takes 2 minutes.'],
    ['another magnitude', 'It cost $1.5 billion.', 'It cost $1.5 million.'],
    ['percent for percentage points', 'It rose by 2 percent.', 'It rose by 2 percentage points.'],
    ['a value outside a range', 'It takes 12 days.', 'It takes 5–10 days.'],
    ['another ordinal', 'The second pump failed.', 'The first pump failed.'],
    ['another share', 'A quarter of the patients recovered.', 'Two thirds of the patients recovered.'],
    ['another part of a million', 'It has half a million members.', 'It has 250,000 members.'],
    ['other hours and minutes', 'It takes 2 h and 25 min.', 'It takes 135 minutes.'],
    ['a sum of its own', 'It has 21 rooms in all.', 'It has 12 rooms and 8 rooms.'],
    ['another number of times', 'It runs three times a year.', 'It runs every six months.'],
    ['what is not rounded so', 'Over 3,000 people came.', '2,030 people came.'],
    ['another part of a whole', '30% of the patients relapsed.', 'Of 400 patients, 100 relapsed.'],
    ['the length of another list', 'It has four sites.', 'It has sites in Leeds, York and Hull.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
