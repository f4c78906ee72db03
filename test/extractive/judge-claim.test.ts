import { describe, expect, it } from 'vitest';
import { judgeClaim } from '../../functions/extractive/judge-claim.ts';

function judge(text: string, ...quotes: string[]) {
  const evidence = quotes.map((quote, index) => ({
    evidenceId: `e${index}`,
    questionIndex: 0,
    sourceId: 's',
    start: index * 1_000,
    end: index * 1_000 + quote.length,
    quote,
    headings: [],
  }));
  return judgeClaim({ claimId: 'c1', text, evidence });
}

describe('judging a claim', () => {
  it('supports what the evidence says, in whatever markup', () => {
    expect(judge('A run ends.', 'A **run** ends.').verdict).toBe('supported');
    expect(judge('votes — days: 365.', '| data | days |\n|---|---|', '| votes | 365 |').verdict).toBe('supported');
  });

  it('settles no doubt', () => {
    const claim = { claimId: 'c1', text: 'A run ends.', evidence: [] };
    expect(judgeClaim({ ...claim, doubt: 'the evidence is less certain' })).toEqual({
      claimId: 'c1',
      verdict: 'insufficient',
      reason: 'the evidence is less certain',
    });
  });

  it('supports a shortened quotation', () => {
    expect(judge('A run ends.', 'A run of a task always ends in time.').verdict).toBe('supported');
  });

  it.each([
    ['words that are not there', 'A run ends quickly.', 'A run ends.', '1 of 4 words are not in the evidence'],
    [
      'another order',
      'B calls A.',
      'A calls B.',
      'the words are in the evidence, but not in one sentence and this order',
    ],
    ['no words', '—', 'A run ends.', 'the sentence says nothing'],
  ])('does not support %s', (_case, claim, quote, reason) => {
    expect(judge(claim, quote)).toEqual({ claimId: 'c1', verdict: 'insufficient', reason });
  });

  it('does not support a claim without evidence', () => {
    expect(judge('A run ends.').verdict).toBe('insufficient');
  });
});
