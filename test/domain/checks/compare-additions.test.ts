import { describe, expect, it } from 'vitest';
import { compareAdditions } from '../../../functions/domain/checks/compare-additions.ts';

const check = (claim: string, evidence: string) =>
  compareAdditions(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing what is added', () => {
  it.each([
    [
      'a reason of the evidence',
      'The concert was cancelled because of the storm.',
      'The concert was cancelled owing to the storm.',
    ],
    ['as a rule', 'The gate is locked at nine, as a rule.', 'The gate is locked at nine.'],
    [
      'a free rewording',
      'The gate shuts at nine and visitors must leave.',
      'At nine the gate is locked, and everybody has to go home.',
    ],
    [
      'an amount in other words',
      'Three cooks are needed for the dish, which lasts roughly a quarter of an hour.',
      'The dish takes about 15 minutes and needs three cooks.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'a reason',
      'The concert in the park was cancelled because the singer had fallen ill.',
      'The concert in the park was cancelled.',
    ],
    [
      'a purpose',
      'The council planted trees along the river in order to attract tourists.',
      'The council planted trees along the river.',
    ],
    [
      'another fact',
      'The museum lends paintings to schools and trains volunteers.',
      'The museum lends paintings to schools.',
    ],
    ['German', 'Der Turm wurde im Mai gesperrt, weil Steine herabfielen.', 'Der Turm wurde im Mai gesperrt.'],
    [
      'what somebody felt about it',
      'The big lamp on the pier was lit in 1902, which delighted painters, poets and merchants.',
      'The big lamp on the pier was lit in 1902.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });

  it('names what is added as the claim writes it', () => {
    expect(
      check('Der Turm wurde im Mai gesperrt, weil Säulen wankten.', 'Der Turm wurde im Mai gesperrt.'),
    ).toMatchObject([{ reason: 'the evidence says nothing of: Säulen, wankten' }]);
    expect(
      check(
        'The council planted trees along the river in order to save money.',
        'The council planted trees along the river.',
      ),
    ).toMatchObject([{ reason: 'the evidence says nothing of: save, money' }]);
  });
});
