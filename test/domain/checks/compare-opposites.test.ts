import { describe, expect, it } from 'vitest';
import { compareOpposites } from '../../../functions/domain/checks/compare-opposites.ts';

const check = (claim: string, evidence: string) =>
  compareOpposites(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing opposites', () => {
  it.each([
    [
      'a comparison from the other side',
      'The old pump is shorter than the new pump.',
      'The new pump is longer than the old pump.',
    ],
    ['a denied opposite', 'The valve is not open.', 'The valve is closed.'],
    [
      'a denied opposite that denies itself',
      'Smoking is not allowed in any room.',
      'Smoking is prohibited in all rooms.',
    ],
    ['the other side of a limit', 'Open the valve only below 60 °C.', 'The valve must not be opened above 60 °C.'],
    [
      'what holds on all days but one',
      'The archive is closed on holidays.',
      'Except on holidays, the archive is open.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['the other direction', 'Profits of the group fell.', 'Profits of the group rose.'],
    ['the other extreme', 'It is the slowest pump of the new plant.', 'It is the fastest pump of the new plant.'],
    ['the other direction beside other words', 'The profits halved.', 'The profits doubled.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
