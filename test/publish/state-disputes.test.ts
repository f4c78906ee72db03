import { expect, test } from 'vitest';
import type { Claim, Evidence } from '../../functions/domain/model.ts';
import { stateDisputes } from '../../functions/publish/state-disputes.ts';

const said = (quote: string, sourceId: string): Evidence => {
  return { evidenceId: sourceId, questionIndex: 0, sourceId, start: 0, end: quote.length, quote, headings: [] };
};
const thirty = said('Reports are kept for 30 days.', 'a');
const ninety = said('Reports are kept for 90 days.', 'b');
const claim = (text: string, evidence: Evidence[], disputedBy?: Evidence[]): Claim => ({
  claimId: text,
  part: 'sentence',
  questionIndex: 0,
  text,
  verdict: 'supported',
  evidence,
  ...(disputedBy === undefined ? {} : { disputedBy }),
});

test('a disputed claim becomes one statement of what either source says, citing both', () => {
  const stated = stateDisputes([claim(thirty.quote, [thirty], [ninety]), claim(ninety.quote, [ninety], [thirty])]);
  expect(stated).toHaveLength(1);
  expect(stated[0]).toMatchObject({
    text: 'The sources disagree: “Reports are kept for 30 days” and “Reports are kept for 90 days”.',
    evidence: [thirty, ninety],
  });
});

test('what nobody disputes stays as it is', () => {
  const own = claim(thirty.quote, [thirty]);
  expect(stateDisputes([own])).toEqual([own]);
});
