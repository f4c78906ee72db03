import { describe, expect, it } from 'vitest';
import { compareSubstitutes } from '../../../functions/domain/checks/compare-substitutes.ts';

const check = (claim: string, evidence: string) =>
  compareSubstitutes(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing substitutes', () => {
  it.each([
    [
      'a word of the same meaning',
      'Notice goes to the seller of the vehicle.',
      'Notice goes to the seller of the car.',
    ],
    ['another verb', 'The seller mentions the price of it.', 'The seller names the price of it.'],
    ['a free rewording', 'Two girders hold up the deck of it.', 'The deck of it is supported by two beams.'],
    ['a month', 'The guarantee ends at noon on 1 September.', 'The guarantee lapses on 1 September at noon.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'one thing for another',
      'The drug must not be taken together with amoxicillin.',
      'The drug must not be taken together with clarithromycin.',
    ],
    [
      'it where other words differ too',
      'The Act makes the fisheries master to write a log.',
      'The Act makes the harbour master to keep a log.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
