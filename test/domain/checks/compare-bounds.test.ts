import { describe, expect, it } from 'vitest';
import { compareBounds } from '../../../functions/domain/checks/compare-bounds.ts';

const check = (claim: string, evidence: string) =>
  compareBounds(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing bounds', () => {
  it.each([
    ['another word for the bound', 'It takes a maximum of 5 days.', 'It takes no more than 5 days.'],
    ['a limit said elsewhere', 'The limit is 5 days.', 'It takes up to 5 days.'],
    ['a comparison', 'It may not be wider than 2 m.', 'It must not exceed 2 m.'],
    ['what may be done for so long', 'You can return it for 20 days.', 'You can return it within 20 days.'],
    [
      'a value that is risen to',
      'As it rises to 9 percent, so does the price.',
      'The price rises with it up to 9 percent.',
    ],
    ['an end of a range', 'It takes up to 8 days.', 'It takes 5 to 8 days.'],
    ['the name of a column', 'No more than 40 kg may be carried.', 'Lift — Maximum load: 40 kg.'],
    ['some time after a year', 'Two years after 2019 it was sold.', 'It was built in 2019 and sold in 2021.'],
    ['no bound in either', 'It takes 5 days.', 'It takes 5 days.'],
    ['a limit from the other side', 'It must not be stored above 25 °C.', 'Store it below 25 °C and do not freeze it.'],
    [
      'a period for within',
      'The period of ten days runs from receipt.',
      'Complaints are sent within ten days of receipt.',
    ],
    [
      'over for during',
      'A write-off period of 12 years is usual for barns.',
      'Barns are usually written off over 12 years.',
    ],
    [
      'before the end of a year',
      'The line is to open before 2031 is over.',
      'The line is expected to open by the end of 2031.',
    ],
    ['what is enough', 'A share of 3% is enough to object.', 'Members with a share of at least 3% may object.'],
    [
      'the other side denied',
      'For stays of up to four nights no form is necessary.',
      'A form is needed if the stay is longer than four nights.',
    ],
    [
      'what is too much',
      'Trucks heavier than 20 tonnes are beyond what the ferry can carry.',
      'The ferry can carry trucks of up to 20 tonnes.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['the other bound', 'It takes at least 5 days.', 'It takes at most 5 days.'],
    ['a bound left out', 'It costs 5 euros.', 'It costs up to 5 euros.'],
    ['the other end of a range', 'It takes at least 8 days.', 'It takes 5 to 8 days.'],
    ['the other bound of a column', 'At least 40 kg may be carried.', 'Lift — Maximum load: 40 kg.'],
    [
      'the earliest for the latest',
      'It stops after 90 minutes at the earliest.',
      'It stops at the latest after 90 minutes.',
    ],
    ['a bound said after the number', 'Nine seconds is the longest to wait.', 'Wait for at least nine seconds.'],
    ['a bound of one hour', 'Take it at most one hour before a meal.', 'Take it at least one hour before a meal.'],
    ['the other bound of a comparison', 'It is required to be 2 m or wider.', 'It must not exceed 2 m.'],
    ['the other bound in Spanish', 'Cierra como máximo hasta mayo de 2027.', 'Cierra hasta al menos mayo de 2027.'],
    ['an exactness of its own', 'It takes exactly 5 days.', 'It takes 5 days.'],
    ['the other side of a date', 'It ends after 3 May.', 'It ends by 3 May.'],
    ['another bound of a denied verb', 'Take more than three drops.', 'Do not take more than three drops.'],
    ['a least for what is called the most', 'The minimum load of the hoist is 90 kg.', 'Hoist — Max. load: 90 kg.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing bounds by what sets them', () => {
  it.each([
    [
      'how often at least for how far apart at most',
      'No more than six months may pass between changes.',
      'Filters are changed at least every 6 months.',
    ],
    [
      'a lead of at least for no later than before',
      'Apply at least three months before expiry.',
      'Apply no later than three months before expiry.',
    ],
    ['a limit by its French name', 'La hauteur maximale est de 6 mètres.', 'Zone A — Hauteur maximale: 6 m.'],
  ])('takes %s for the same', (_class, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'a minimum beside what is denied elsewhere',
      'It carries a minimum load of 320 kg.',
      'It carries a maximum load of 320 kg and must not be used in a fire.',
    ],
    [
      'the earliest for the latest, in German',
      'Der Antrag ist frühestens am 31. März zu stellen.',
      'Der Antrag ist spätestens am 31. März zu stellen.',
    ],
    ['the longest for the shortest, in Spanish', 'El plazo mínimo es de 30 días.', 'El plazo máximo es de 30 días.'],
    [
      'only after for not after',
      'A claim may be raised only after three years.',
      'A claim shall not be raised after three years.',
    ],
    ['from a week on for until it', 'It is taken only from the tenth week.', 'It is taken until the tenth week.'],
  ])('finds %s', (_class, claim, evidence) => {
    expect(check(claim, evidence)).not.toEqual([]);
  });
});
