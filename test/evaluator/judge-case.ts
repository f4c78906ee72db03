import { isTableRule } from '../../functions/domain/markdown-blocks.ts';
import type { Claim, Evidence } from '../../functions/domain/model.ts';
import type { Engine } from '../../functions/engine-ports.ts';
import { type ClaimCheck, checkClaim } from '../../functions/evaluate/check-claim.ts';
import { findDisputes } from '../../functions/evaluate/find-disputes.ts';
import type { Case } from './cases.ts';

/** The verdict on a case, as Evaluate comes to it: the checks first, then, where one is given, the engine on what passed. */
export async function judgeCase(one: Case, engine?: Engine): Promise<ClaimCheck> {
  const claim = claimOf(one);
  if (findDisputes(claim.claim, othersOf(one)).length > 0) {
    return { verdict: 'contradicted', reason: 'other evidence says otherwise' };
  }
  const checked = checkClaim(claim.claim, claim.texts);
  if (checked.verdict !== 'supported' || engine === undefined) return checked;
  const { doubt } = checked;
  const { value } = await engine.judge({
    claims: [{ claimId: 'c1', ...claim.claim, ...(doubt === undefined ? {} : { doubt }) }],
  });
  return value[0] ?? { verdict: 'insufficient', reason: 'was not judged' };
}

/** A case as the evaluator gets it: spans of a source, found where it says them, and the header of a table before its rows. */
export function claimOf(one: Case): { claim: Pick<Claim, 'text' | 'evidence'>; texts: ReadonlyMap<string, string> } {
  const headings = one.headings ?? [];
  const header = headings.find((heading) => heading.trimStart().startsWith('|'));
  const above = header === undefined ? [] : [withRule(header)];
  const pieces = [...above, ...one.evidence];
  // The header stands above the rows, whether the source of the case writes it out or not.
  const source = one.source === undefined ? pieces.join('\n\n') : [...above, one.source].join('\n\n');
  const evidence = pieces.map((quote, index): Evidence => {
    // An invented one stands nowhere.
    const start = Math.max(0, source.indexOf(quote));
    return {
      evidenceId: `e${index}`,
      questionIndex: 0,
      sourceId: 's',
      start,
      end: start + quote.length,
      quote,
      headings: headings.filter((heading) => heading !== header),
    };
  });
  return { claim: { text: one.claim, evidence }, texts: new Map([['s', source]]) };
}

/** What was found for the same question in another document. */
function othersOf(one: Case): Evidence[] {
  return (one.other ?? []).map((quote, index) => ({
    evidenceId: `o${index}`,
    questionIndex: 0,
    sourceId: `o${index}`,
    start: 0,
    end: quote.length,
    quote,
    headings: [],
  }));
}

function withRule(header: string): string {
  const [names = '', rule = ''] = header.split('\n');
  return isTableRule(rule) ? header : `${names}\n${names.replaceAll(/[^|]+/g, '---')}`;
}
