import { describe, expect, it } from 'vitest';
import { compareConditions } from '../../../functions/domain/checks/compare-conditions.ts';

const check = (claim: string, evidence: string) =>
  compareConditions(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing conditions', () => {
  it.each([
    ['the condition in other words', 'With a licence, members may fish.', 'Members may fish if they have a licence.'],
    ['another sentence without it', 'Members may fish.', 'Members may fish. Guests may fish if they pay.'],
    [
      'room for exceptions',
      'By default, drafts are deleted after a week.',
      'Drafts are deleted after a week unless the option is set.',
    ],
    [
      'a condition of what follows it',
      'Every parcel is weighed within an hour.',
      'Every parcel is weighed within an hour and, if it is torn, repacked in the hall.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'a condition left out',
      'The lender may end the contract.',
      'The lender may end the contract if the ratio exceeds 3.5.',
    ],
    ['an exception left out', 'All subsidiaries take part.', 'All subsidiaries except Globex take part.'],
    ['unless for if', 'The fee is due unless the invoice is late.', 'The fee is due if the invoice is late.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
