import { describe, expect, it } from 'vitest';
import { compareCells } from '../../../functions/domain/checks/compare-cells.ts';

const check = (claim: string, evidence: string) =>
  compareCells(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing the cells of a row', () => {
  it.each([
    [
      'the row and its cell',
      'The hammer drill is kept in the cellar.',
      'Hammer drill — Place: cellar; Borrowed by: nobody.',
    ],
    ['that there are none', 'There were no late trains on the coast line.', 'Coast line — Late trains: 0; Trips: 40.'],
    ['a header in other words', 'Measles affected 3 children.', 'Measles — Children: 3; Adults: 1.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['some for none', 'There were late trains on the coast line.', 'Coast line — Late trains: 0; Trips: 40.'],
    [
      'a denied cell',
      'The hammer drill is no longer under repair.',
      'Hammer drill — Condition: under repair; Place: attic.',
    ],
    [
      'another subject in front',
      'In walnut orchards the mean yield was 3.1.',
      'Cherry garden — Mean yield: 3.1; Trees: 40.',
    ],
    ['another subject', 'The chainsaw was bought for 140 euros.', 'Hammer drill — Price: 140 euros; Place: cellar.'],
    [
      'other text in the column',
      'The place of the hammer drill is the attic.',
      'Hammer drill — Price: 140 euros; Place: cellar.',
    ],
    ['none where there is an amount', 'No adults were affected by measles.', 'Measles — Children: 3; Adults: 1.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
