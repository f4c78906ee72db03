import { describe, expect, it } from 'vitest';
import { compareRows } from '../../../functions/domain/checks/compare-rows.ts';

const check = (claim: string, evidence: string) => compareRows(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing rows and columns of a table', () => {
  it.each([
    [
      'values of the rows named',
      'Line A carries 40 A and line B 63 A.',
      'Line A — Current: 40 A; Length: 3 m.\nLine B — Current: 63 A; Length: 5 m.',
    ],
    [
      'a comparison',
      'Line B carries more than line A (63 A against 40 A).',
      'Line A — Current: 40 A; Length: 3 m.\nLine B — Current: 63 A; Length: 5 m.',
    ],
    ['a yes', 'The model Fjord is waterproof.', 'Fjord — Weight: 2 kg; Waterproof: yes.'],
    [
      'a unit in the name of a column',
      'Elmfarm keeps 60 goats, each of which gives 710 kg of milk per year.',
      'Elmfarm — Goats: 60; Milk per goat (kg/year): 710.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'the value of another row',
      'The Fjord weighs 5 kg.',
      'Fjord — Weight: 2 kg; Waterproof: yes.\nTundra — Weight: 5 kg; Waterproof: no.',
    ],
    [
      'values exchanged',
      'The weight is 5 kg for the Fjord and 2 kg for the Tundra.',
      'Fjord — Weight: 2 kg; Waterproof: yes.\nTundra — Weight: 5 kg; Waterproof: no.',
    ],
    ['the value of another column', 'The gross weight is 18 kg.', 'Crate — Net weight: 18 kg; Gross weight: 21 kg.'],
    ['no for yes', 'The model Fjord is not waterproof.', 'Fjord — Weight: 2 kg; Waterproof: yes.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing rows by their units, dates and order', () => {
  it.each([
    [
      'two values in the order of two rows',
      'Between 2022 and 2023 the ratio fell from 41% to 40%.',
      '2022 — Ratio (%): 41.\n2023 — Ratio (%): 40.',
    ],
    [
      'a no that is said of another column',
      'It can go in the dishwasher and needs no batteries.',
      'K1 — Dishwasher: yes; Batteries: none.',
    ],
  ])('takes %s for the same', (_class, claim, evidence) => {
    expect(compareRows(claim, { readings: evidence.split('\n'), headings: [] })).toEqual([]);
  });

  it.each([
    [
      'the value of another year',
      'Sales were USD 231 million in 2022.',
      'Nordic — Sales 2022 (USD m): 212; Sales 2023 (USD m): 231.',
    ],
    [
      'the date of another row',
      'The Aurora was launched in 1931.',
      'Aurora — Launched: 1923.\nBorealis — Launched: 1931.',
    ],
    [
      'the hour of another column',
      'On Sundays it opens at 06:30.',
      'Harbour — Weekdays: 06:30–22:00; Sundays: 08:00–20:00.',
    ],
    [
      'the weekday of another row',
      'Train 16 runs on Mondays.',
      'Train 10 — Days: Mon–Fri.\nTrain 16 — Days: Sat, Sun.',
    ],
  ])('finds %s', (_class, claim, evidence) => {
    expect(compareRows(claim, { readings: evidence.split('\n'), headings: [] })).not.toEqual([]);
  });
});
