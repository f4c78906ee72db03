import { describe, expect, it } from 'vitest';
import { compareRanks } from '../../../functions/domain/checks/compare-ranks.ts';

const check = (claim: string, evidence: string) =>
  compareRanks(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing which has more', () => {
  it.each([
    [
      'the larger one',
      'The weight of the Tundra is greater than that of the Fjord.',
      'Fjord — Weight: 2 kg; Price: 90 euros.\nTundra — Weight: 5 kg; Price: 70 euros.',
    ],
    [
      'what no column tells',
      'The Fjord is more comfortable than the Tundra.',
      'Fjord — Weight: 2 kg; Price: 90 euros.\nTundra — Weight: 5 kg; Price: 70 euros.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'more for less',
      'The Fjord has a higher weight than the Tundra.',
      'Fjord — Weight: 2 kg; Price: 90 euros.\nTundra — Weight: 5 kg; Price: 70 euros.',
    ],
    [
      'by what the word measures',
      'The Fjord is cheaper than the Tundra.',
      'Fjord — Weight: 2 kg; Price: 90 euros.\nTundra — Weight: 5 kg; Price: 70 euros.',
    ],
    [
      'the superlative',
      'The Fjord has the highest weight.',
      'Fjord — Weight: 2 kg; Price: 90 euros.\nTundra — Weight: 5 kg; Price: 70 euros.',
    ],
    [
      'a later date',
      'The passport of Ansel expires later than that of Brina.',
      'Ansel — Expires: March 2026; Number: 4411.\nBrina — Expires: May 2027; Number: 4412.',
    ],
    ['a rise where columns fall', 'Visits rose between 2021 and 2022.', 'Visits — 2021: 800; 2022: 640.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing rows by what comes first', () => {
  it.each([
    [
      'the order of two dates',
      'Pottery starts before weaving.',
      'Pottery — Starts: 4 March 2024.\nWeaving — Starts: 11 March 2024.',
    ],
  ])('takes %s for the same', (_class, claim, evidence) => {
    expect(compareRanks(claim, { readings: evidence.split('\n'), headings: [] })).toEqual([]);
  });

  it.each([
    [
      'the order of two dates turned',
      'Weaving starts before pottery.',
      'Pottery — Starts: 4 March 2024.\nWeaving — Starts: 11 March 2024.',
    ],
    [
      'of what stands in a cell',
      'The dark theme came before the plugin interface.',
      '3.0 — Date: 18 April 2022; Change: plugin interface.\n3.1 — Date: 7 November 2022; Change: dark theme.',
    ],
  ])('finds %s', (_class, claim, evidence) => {
    expect(compareRanks(claim, { readings: evidence.split('\n'), headings: [] })).not.toEqual([]);
  });
});
