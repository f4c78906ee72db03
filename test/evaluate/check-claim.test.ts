import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../functions/domain/model.ts';
import { checkClaim } from '../../functions/evaluate/check-claim.ts';

const text = 'Intro 😀. Feedback is kept for 365 days. End.';
const quote = 'Feedback is kept for 365 days.';
const start = text.indexOf(quote);
const cited: Evidence = {
  evidenceId: 'q0e0',
  questionIndex: 0,
  sourceId: 's',
  start,
  end: start + quote.length,
  quote,
  headings: ['Votes in Dossier'],
};
const texts = new Map([['s', text]]);

describe('checking a claim', () => {
  it('passes what cites a verbatim quotation and agrees with it', () => {
    expect(checkClaim({ text: quote, evidence: [cited] }, texts)).toEqual({ verdict: 'supported' });
    expect(checkClaim({ text: 'Dossier keeps feedback for 365 days.', evidence: [cited] }, texts).verdict).toBe(
      'supported',
    );
  });

  it('refuses a claim that cites nothing', () => {
    expect(checkClaim({ text: quote, evidence: [] }, texts)).toEqual({
      verdict: 'insufficient',
      reason: 'cites no evidence',
    });
  });

  it.each([
    ['whose source is unknown', { sourceId: 'other' }],
    ['that is one character off', { start: start + 1 }],
    ['that says something else', { quote: quote.replace('365', '366') }],
    ['that is empty', { start, end: start, quote: '' }],
  ])('refuses a quotation %s', (_case, change) => {
    expect(checkClaim({ text: quote, evidence: [{ ...cited, ...change }] }, texts)).toEqual({
      verdict: 'insufficient',
      reason: 'a quotation is not what its source says',
    });
  });

  describe('where a check is often wrong', () => {
    const said = 'The valve was open. The dam failed.';
    const quoted = { ...cited, start: 0, end: said.length, quote: said };
    const check = (text: string) => checkClaim({ text, evidence: [quoted] }, new Map([['s', said]]));

    it('passes a free wording with a doubt', () => {
      expect(check('The open valve caused a dam failure.')).toEqual({
        verdict: 'supported',
        doubt: 'the evidence does not say "caused": it states no such connection',
      });
    });

    it('refuses what otherwise repeats its evidence', () => {
      expect(check('The dam failed because the valve was open.')).toEqual({
        verdict: 'insufficient',
        reason: 'the evidence does not say "because": it states no such connection',
      });
    });
  });

  it('names a contradiction before a gap', () => {
    expect(checkClaim({ text: 'Feedback is kept for 30 days in DynamoDB.', evidence: [cited] }, texts)).toEqual({
      verdict: 'contradicted',
      reason: 'the evidence gives another number: not 30 days, but 365 days',
    });
  });
});
