import { describe, expect, it } from 'vitest';
import { comparePlaces } from '../../../functions/domain/checks/compare-places.ts';

const check = (claim: string, evidence: string) =>
  comparePlaces(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing places in a sentence', () => {
  it.each([
    ['the same in another order', 'To Dublin the data goes from Ulm.', 'Data is copied from Ulm to Dublin.'],
    ['a list in another order', 'It has offices in York and Leeds.', 'It has offices in Leeds and York.'],
    ['both ways where the evidence says both', 'From Ulm to Rome.', 'It runs from Rome to Ulm and from Ulm to Rome.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['the way back', 'Every night, data is copied from Dublin to Ulm.', 'Data goes from Ulm to Dublin.'],
    ['two numbers exchanged', 'Books are lent for 1 week, films for 3.', 'Books are lent for 3 weeks, films for 1.'],
    [
      'two words exchanged',
      'It lends films for a week and books for a day.',
      'It lends books for a week and films for a day.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });

  it('reads no more of a long text than of a sentence', () => {
    const long = 'from here to there '.repeat(50_000);
    expect(check(long, long)).toEqual([]);
  });
});
