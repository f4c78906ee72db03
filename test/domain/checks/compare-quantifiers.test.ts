import { describe, expect, it } from 'vitest';
import { compareQuantifiers } from '../../../functions/domain/checks/compare-quantifiers.ts';

const check = (claim: string, evidence: string) =>
  compareQuantifiers(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing quantifiers', () => {
  it.each([
    ['another word for the same', 'The majority of patients recovered.', 'Most patients recovered.'],
    ['less than the evidence', 'Some patients recovered.', 'All patients recovered.'],
    ['the same limit', 'Bees alone visit it.', 'Only bees visit it.'],
    ['a number that the writer finds small', 'Only 17 boats came in 2021.', '2021 — Boats: 17; Guests: 90.'],
    [
      'what is only possible within a time',
      'Objections are only possible in the 14 days after delivery.',
      'An objection must be raised within 14 days of delivery.',
    ],
    ['a part of them', 'Part of the crew was offered leave.', 'Some of the crew were offered leave.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['all for some', 'All patients recovered.', 'Some patients recovered.'],
    ['few for many', 'Few patients recovered.', 'Many patients recovered.'],
    ['a limit of its own', 'Only bees visit it.', 'Bees visit it.'],
    ['always', 'The valve always leaks.', 'The valve leaks.'],
    ['a quantifier left out', 'Patients recovered quickly.', 'Most patients recovered quickly.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
