import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../functions/domain/model.ts';
import { findDisputes } from '../../functions/evaluate/find-disputes.ts';

function said(quote: string, sourceId: string, ...headings: string[]): Evidence {
  return { evidenceId: `e-${sourceId}`, questionIndex: 0, sourceId, start: 0, end: quote.length, quote, headings };
}

function disputed(claim: string, other: string): boolean {
  return findDisputes({ text: claim, evidence: [said(claim, 'a')] }, [said(claim, 'a'), said(other, 'b')]).length > 0;
}

describe('a claim is disputed by evidence that it does not cite', () => {
  it.each([
    ['another number after a verb', 'Volunteers plant 20 trees a year.', 'Volunteers plant 30 trees a year.'],
    ['another number', 'Reports are kept for 30 days.', 'Reports are kept for 90 days.'],
    ['another date', 'The plant was opened in 1998.', 'The plant opened in 1997.'],
    ['the denial of it', 'Feedback is deleted with the report.', 'Feedback is not deleted with the report.'],
  ])('with %s', (_case, claim, other) => {
    expect(disputed(claim, other)).toBe(true);
  });

  it.each([
    ['the same', 'Reports are kept for 30 days.', 'Reports are kept for 30 days.'],
    ['the same in another unit', 'It runs for 2 hours a day in summer.', 'It runs for 120 minutes a day in summer.'],
    [
      'another of those that are numbered',
      'Entry 77 gives tau number 77 as 539.',
      'Entry 11 gives tau number 11 as 77.',
    ],
    ['another ward', 'Ward 4 is open until 18:00.', 'Ward 5 is open until 20:00.'],
    ['something else', 'Reports are kept for 30 days.', 'Feedback on reports is kept for 365 days.'],
    ['another case', 'The fee is 15 euros.', 'The fee for students is 5 euros.'],
    ['another name', 'The plant in Graz opened in 1998.', 'The plant in Linz opened in 1997.'],
  ])('not with %s', (_case, claim, other) => {
    expect(disputed(claim, other)).toBe(false);
  });

  it('not with another row of the same table', () => {
    const header = { ...said('| Drug | Dose | Lactose |\n|---|---|---|', 'a'), start: 0, end: 39 };
    const row = (quote: string, start: number) => ({ ...said(quote, 'a'), start, end: start + quote.length });
    const [mine, other] = [row('| Corvadil | 5 mg | no |', 40), row('| Nephrolan | 9 mg | yes |', 70)];
    const claim = 'Corvadil — Dose: 5 mg; Lactose: no.';
    expect(findDisputes({ text: claim, evidence: [mine, header] }, [mine, header, other])).toEqual([]);
  });

  it('not below another heading of the same source, which may speak of another thing', () => {
    const staging = said('Reports are kept for 7 days.', 'a', 'Staging');
    const production = { ...said('Reports are kept for 90 days.', 'a', 'Production'), start: 500, end: 529 };
    expect(findDisputes({ text: staging.quote, evidence: [staging] }, [staging, production])).toEqual([]);
  });
});
