import { isTableRule } from '../../functions/domain/markdown-blocks.ts';
import type { Claim, Evidence } from '../../functions/domain/model.ts';
import type { Engine, Judgement } from '../../functions/engine-ports.ts';
import { checkClaim } from '../../functions/evaluate/check-claim.ts';
import { findDisputes } from '../../functions/evaluate/find-disputes.ts';
import type { Case } from './cases.ts';

/** The verdict on a case, as Evaluate comes to it: the checks first, then, where one is given, the engine on what passed. */
export async function judgeCase(one: Case, engine?: Engine): Promise<Pick<Judgement, 'verdict' | 'reason'>> {
  const claim = claimOf(one);
  if (findDisputes(claim.claim, othersOf(one)).length > 0) {
    return { verdict: 'contradicted', reason: 'other evidence says otherwise' };
  }
  const checked = checkClaim(claim.claim, claim.texts);
  if (checked.verdict !== 'supported' || engine === undefined) return checked;
  const { value } = await engine.judge({ claims: [{ claimId: 'c1', ...claim.claim }] });
  return value[0] ?? { verdict: 'insufficient', reason: 'was not judged' };
}

/** Whether the evaluator does not let the claim stand as it is. */
export async function isStopped(one: Case, engine?: Engine): Promise<boolean> {
  return (await judgeCase(one, engine)).verdict !== 'supported';
}

/** A case as the evaluator gets it: spans of a source, and the header of a table before its rows. */
export function claimOf(one: Case): { claim: Pick<Claim, 'text' | 'evidence'>; texts: ReadonlyMap<string, string> } {
  const headings = one.headings ?? [];
  const header = headings.find((heading) => heading.trimStart().startsWith('|'));
  const pieces = header === undefined ? one.evidence : [withRule(header), ...one.evidence];
  let text = '';
  const evidence = pieces.map((quote, index): Evidence => {
    const start = text.length;
    text += `${quote}\n\n`;
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
  return { claim: { text: one.claim, evidence }, texts: new Map([['s', one.source ?? text]]) };
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
