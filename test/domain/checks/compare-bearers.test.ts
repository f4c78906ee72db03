import { describe, expect, it } from 'vitest';
import { compareBearers } from '../../../functions/domain/checks/compare-bearers.ts';

const check = (claim: string, evidence: string) =>
  compareBearers(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing bearers', () => {
  it.each([['the value with its own', 'P2 delivers 25 litres.', 'P1 delivers 40 litres and P2 delivers 25 litres.']])(
    'lets pass %s',
    (_case, claim, evidence) => {
      expect(check(claim, evidence)).toEqual([]);
    },
  );

  it.each([
    ['the value of another', 'P2 delivers 40 litres.', 'P1 delivers 40 litres and P2 delivers 25 litres.'],
    [
      'the value of the other group',
      'Pressure fell by 4 points with the drug.',
      'Pressure fell by 14 points with the drug and by 4 points with placebo.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing values of years', () => {
  it.each([
    [
      'a later year',
      'Profit was €19 million in 2023 and climbed to €24 million.',
      'Profit reached €24 million, up from €19 million in 2023.',
    ],
  ])('takes %s for the same', (_class, claim, evidence) => {
    expect(compareBearers(claim, { readings: [evidence], headings: [] })).toEqual([]);
  });

  it.each([
    [
      'exchanged years',
      'The share was 91% in 2022 and 88% in 2023.',
      'In 2023 the share was 91%, compared with 88% in 2022.',
    ],
  ])('finds %s', (_class, claim, evidence) => {
    expect(compareBearers(claim, { readings: [evidence], headings: [] })).not.toEqual([]);
  });
});
