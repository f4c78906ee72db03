import { describe, expect, it } from 'vitest';
import { compareNearCopies } from '../../../functions/domain/checks/compare-near-copies.ts';

const check = (claim: string, evidence: string) =>
  compareNearCopies(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing near copies', () => {
  it('lets pass a syllable that denies', () => {
    expect(check('Model B is unaffected.', 'Model B is not affected.')).toEqual([]);
  });

  it.each([['nothing of weight', 'The parts are tested each year.', 'The parts were tested each year.']])(
    'lets pass %s',
    (_case, claim, evidence) => {
      expect(check(claim, evidence)).toEqual([]);
    },
  );

  it.each([
    ['a negation', 'Without notice, a fee is not charged.', 'Without notice, a fee is charged.'],
    ['a quantifier', 'The parts are sometimes tested by us.', 'The parts are always tested by us.'],
    ['a hedge', 'Delays will postpone the opening.', 'Delays might postpone the opening.'],
    [
      'an opposite',
      'Headache was less frequent in women than in men.',
      'Headache was more frequent in women than in men.',
    ],
    ['two negations that change places', 'Heat the resin, as it cannot burn.', 'Never heat the resin, as it can burn.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
