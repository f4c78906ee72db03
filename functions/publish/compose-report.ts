import type { Outcome } from '../../contract/shapes.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import { coveredQuestions } from '../domain/coverage.ts';
import type { Claim, Draft, Evaluation, Plan, Report, Source } from '../domain/model.ts';
import { renderMarkdown } from './render-markdown.ts';

/** Of a question, as a notice names it. */
const noticeCodePoints = 200;

/** What stands in a section of which no claim is left. */
const nothingSupported = 'The knowledge holds nothing that supports an answer to this question.';

/**
 * The report from an evaluated draft: only supported claims remain, everything that was left out or
 * could not be had is said in a notice, and a source stands in the list only if a claim cites it.
 */
export function composeReport(
  draft: Draft,
  evaluation: Evaluation,
  plan: Plan,
  record: Pick<WorkflowRecord, 'findings'>,
  sources: ReadonlyMap<string, Source>,
  /** What the steps have to tell of how their results came about. */
  asides: readonly string[] = [],
): Report {
  const claims = publishable(evaluation.claims);
  const removed = evaluation.claims.filter(isUnsupported).length;
  const outcome = outcomeOf(claims, plan, removed > 0);
  const notices = [...noticesOf(claims, plan, record, removed), ...new Set(asides)];
  const cited = citedSources(claims, sources);
  const markdown = renderMarkdown({ title: draft.title, claims, notices, sources: cited });
  return { outcome, title: draft.title, markdown, notices, sources: cited, revision: draft.revision, claims, removed };
}

/** Claims that may stand, with a line for a section that lost all of its sentences. */
function publishable(claims: readonly Claim[]): Claim[] {
  const kept = claims.filter((claim) => !isUnsupported(claim));
  return kept.flatMap((claim, index) => {
    const isEmptySection = claim.part === 'heading' && kept[index + 1]?.part !== 'sentence';
    if (!isEmptySection) return [claim];
    return [claim, { ...claim, part: 'sentence', claimId: `${claim.claimId}n`, text: nothingSupported }];
  });
}

function isUnsupported(claim: Claim): boolean {
  return claim.verdict === 'insufficient' || claim.verdict === 'contradicted';
}

function outcomeOf(claims: readonly Claim[], plan: Plan, degraded: boolean): Outcome {
  const covered = coveredQuestions(claims);
  const answered = plan.questions.filter(({ questionIndex }) => covered.has(questionIndex)).length;
  if (answered === 0) return 'unanswered';
  return answered === plan.questions.length && !degraded ? 'answered' : 'partial';
}

function noticesOf(
  claims: readonly Claim[],
  plan: Plan,
  record: Pick<WorkflowRecord, 'findings'>,
  removed: number,
): string[] {
  const notices: string[] = [];
  const covered = coveredQuestions(claims);
  const gaps = new Set(
    record.findings.filter((finding) => finding.status === 'gap').map((finding) => finding.questionIndex),
  );
  for (const { questionIndex, text } of plan.questions) {
    if (gaps.has(questionIndex))
      notices.push(`Research failed for the question "${shortened(text)}"; it is not answered.`);
    else if (!covered.has(questionIndex))
      notices.push(`The knowledge holds no supported answer to "${shortened(text)}".`);
  }
  if (removed > 0) {
    const sentences = removed === 1 ? '1 sentence was' : `${removed} sentences were`;
    notices.push(`${sentences} removed because the cited evidence does not support ${removed === 1 ? 'it' : 'them'}.`);
  }
  return notices;
}

/** A question may be as long as a prompt; a notice only has to tell which one it means. */
function shortened(question: string): string {
  const characters = Array.from(question);
  return characters.length <= noticeCodePoints
    ? question
    : `${characters.slice(0, noticeCodePoints).join('').trimEnd()}…`;
}

function citedSources(claims: readonly Claim[], sources: ReadonlyMap<string, Source>): Source[] {
  const ids = new Set(claims.flatMap((claim) => claim.evidence).map((evidence) => evidence.sourceId));
  return [...ids].flatMap((id) => sources.get(id) ?? []);
}
