import { describe, expect, it } from 'vitest';
import { compareOrder } from '../../../functions/domain/checks/compare-order.ts';

const check = (claim: string, evidence: string) =>
  compareOrder(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing order', () => {
  it.each([
    [
      'the same from the other side',
      'The theatre closed after the museum opened.',
      'The museum opened before the theatre closed.',
    ],
    [
      'the clause in front',
      'After the museum opened, the theatre closed.',
      'The theatre closed after the museum opened.',
    ],
    [
      'not before for only after',
      'The hatch must not be opened before the fan has stopped.',
      'Open the hatch only after the fan has stopped.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['after for before', 'The museum opened after the theatre closed.', 'The museum opened before the theatre closed.'],
    ['what it points back to', 'Before that, it stops.', 'After that, it stops.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
