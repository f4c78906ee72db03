import type { Outcome } from '../../contract/words.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import { coveredQuestions } from '../domain/coverage.ts';
import { breachIn } from '../domain/injection/inspect-output.ts';
import type { Claim, Draft, Evaluation, Plan, Report, Source, WithheldClaim } from '../domain/model.ts';
import { renderMarkdown } from './render-markdown.ts';
import { stateDisputes } from './state-disputes.ts';

/** Of a question, as a notice names it. */
const noticeCodePoints = 200;

/** Before a sentence that stands although nothing supports it. */
const unsupportedMark = '[Not supported by its evidence]';

/** What stands in a section of which no claim is left. */
const nothingSupported = 'The knowledge holds nothing that supports an answer to this question.';

/**
 * The report from an evaluated draft: only supported claims remain and, where the order wants them, those without support,
 * marked as such; what is contradicted never stands. What other evidence says otherwise becomes a statement of both.
 * Everything that was left out or could not be had is said in a notice, and a source stands in the list only if a claim
 * cites it.
 */
export function composeReport(
  draft: Draft,
  evaluation: Evaluation,
  plan: Plan,
  record: Pick<WorkflowRecord, 'findings'>,
  sources: ReadonlyMap<string, Source>,
  options: {
    /** What the steps have to tell of how their results came about. */
    readonly asides?: readonly string[];
    /** Whether insufficient claims are marked rather than removed. */
    readonly isMarked?: boolean;
    /** Sentences that the content policy keeps out; `evaluation` holds them no longer. */
    readonly withheld?: readonly WithheldClaim[];
  } = {},
): Report {
  const { asides = [], isMarked = false, withheld = [] } = options;
  const stays = (claim: Claim) =>
    claim.verdict !== 'contradicted' && (isMarked || claim.verdict !== 'insufficient') && !hasBreach(claim);
  const claims = publishable(stateDisputes(evaluation.claims.filter(stays).map(marked)));
  const removed = evaluation.claims.filter((claim) => !stays(claim)).length;
  const marks = claims.filter(({ verdict }) => verdict === 'insufficient').length;
  const outcome = outcomeOf(claims, plan, removed + marks + withheld.length > 0);
  const notices = [...noticesOf(claims, plan, record, removed), ...noticesOfDoubt(claims, marks), ...new Set(asides)];
  const cited = citedSources(claims, sources);
  const markdown = renderMarkdown({ title: draft.title, claims, notices, sources: cited });
  return {
    outcome,
    title: draft.title,
    markdown,
    notices,
    sources: cited,
    revision: draft.revision,
    claims,
    removed,
    ...(withheld.length === 0 ? {} : { withheld }),
  };
}

/** Not even marked: a link is followed whatever stands before it. */
function hasBreach({ part, text, evidence }: Claim): boolean {
  const quotes = evidence.map(({ quote }) => quote);
  return part === 'sentence' && breachIn(text, quotes) !== undefined;
}

/** Claims that may stand, with a line for a section that lost all of its sentences. */
function publishable(kept: readonly Claim[]): Claim[] {
  return kept.flatMap((claim, index) => {
    const isEmptySection = claim.part === 'heading' && kept[index + 1]?.part !== 'sentence';
    if (!isEmptySection) return [claim];
    return [claim, { ...claim, part: 'sentence', claimId: `${claim.claimId}n`, text: nothingSupported }];
  });
}

function marked(claim: Claim): Claim {
  return claim.verdict === 'insufficient' ? { ...claim, text: `${unsupportedMark} ${claim.text}` } : claim;
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

function noticesOfDoubt(claims: readonly Claim[], marks: number): string[] {
  const disputes = claims.filter(({ disputedBy }) => disputedBy !== undefined).length;
  return [
    ...(marks === 0
      ? []
      : [
          `${counted(marks, 'sentence')} marked because the cited evidence does not support ${marks === 1 ? 'it' : 'them'}.`,
        ]),
    ...(disputes === 0
      ? []
      : [
          `The sources disagree in ${disputes === 1 ? '1 place' : `${disputes} places`}; the report states what each of them says.`,
        ]),
  ];
}

function counted(count: number, thing: string): string {
  return count === 1 ? `1 ${thing} is` : `${count} ${thing}s are`;
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
