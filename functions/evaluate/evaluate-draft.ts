import type { WorkflowRecord } from '../../contract/workflow.ts';
import { loadBody, saveBody } from '../bodies.ts';
import { judgementsPath } from '../domain/body.ts';
import { coveredQuestions } from '../domain/coverage.ts';
import { breachIn } from '../domain/injection/inspect-output.ts';
import { isDictated } from '../domain/injection/is-dictated.ts';
import {
  type Claim,
  type Draft,
  type Evaluation,
  type Evidence,
  type Section,
  type Sentence,
  withNotices,
} from '../domain/model.ts';
import { plannedSteps } from '../domain/progress.ts';
import { agentSpec } from '../domain/spec.ts';
import type { Engine, JudgedBatches, Judgement } from '../engine-ports.ts';
import { keptFromTrace } from '../kept-from-trace.ts';
import { evidenceById, loadFindings, loadSnapshots, sourcesById } from '../load-findings.ts';
import type { Bodies } from '../ports.ts';
import type { StepResult } from '../step.ts';
import { type ClaimCheck, checkClaim } from './check-claim.ts';
import { findDisputes } from './find-disputes.ts';

/**
 * Judges a draft claim by claim: what can be checked without a model first, then the engine on what
 * passed. Unsupported claims send the draft back to the writer until the revisions are used up.
 */
export async function evaluateDraft(
  ports: { bodies: Bodies; engine: Engine },
  record: WorkflowRecord,
): Promise<StepResult> {
  const { bodies, engine } = ports;
  const [draft, findings] = await Promise.all([
    loadBody<Draft>(bodies, record, 'drafts', record.draftHash),
    loadFindings(bodies, record),
  ]);
  const sources = sourcesById(findings);
  const snapshots = await loadSnapshots(bodies, record, sources.values());
  const checked = checkClaims(draft, evidenceById(findings), snapshots);
  const passed = checked.filter((claim) => claim.verdict === 'supported');
  const judged = await engine.judge({ claims: passed, judged: judgedBatches(bodies, record) });
  const found = findings.flatMap(({ evidence }) => evidence);
  const claims = applyJudgements(checked, judged.value).map((claim) => withDisputes(claim, found));
  const covered = coveredQuestions(claims);
  const evaluation: Evaluation = {
    revision: draft.revision,
    claims,
    uncovered: record.questionIndexes.filter((index) => !covered.has(index)),
  };
  const verdict = verdictOf(claims, record);
  return {
    changes: {
      verdict,
      evaluationHash: await saveBody(bodies, record, 'evaluations', withNotices(evaluation, judged.notices)),
    },
    thought: judged.thought,
    action: `Judged ${claims.length} sentences: ${verdict}`,
    observation: describe(claims, keptFromTrace(agentSpec.contentPolicy, sources)),
    usage: judged.usage,
    calls: judged.calls,
    planned: plannedSteps(record.questionIndexes.length, draft.revision + (verdict === 'revise' ? 2 : 1)),
  };
}

/** Verdicts that a try before this one has paid for; a later run judges anew. */
function judgedBatches(bodies: Bodies, record: WorkflowRecord): JudgedBatches {
  return {
    find: async (key) => {
      const text = await bodies.get(record, judgementsPath(record.run, key));
      return text === undefined ? undefined : (JSON.parse(text) as Judgement[]);
    },
    keep: (key, judgements) =>
      bodies.put(record, judgementsPath(record.run, key), JSON.stringify(judgements), 'application/json'),
  };
}

function withDisputes(claim: Claim, evidence: readonly Evidence[]): Claim {
  if (claim.verdict !== 'supported') return claim;
  const disputedBy = findDisputes(claim, evidence);
  return disputedBy.length === 0 ? claim : { ...claim, disputedBy };
}

function verdictOf(claims: readonly Claim[], record: WorkflowRecord): WorkflowRecord['verdict'] {
  if (!claims.some(isUnsupported)) return 'publish';
  return record.revision < record.maxRevisions ? 'revise' : 'review';
}

function isUnsupported(claim: Claim): boolean {
  return claim.verdict === 'insufficient' || claim.verdict === 'contradicted';
}

interface CheckedClaim extends Claim, Pick<ClaimCheck, 'doubt'> {}

/** Every sentence and heading of the draft as a claim, in reading order. */
function checkClaims(
  draft: Draft,
  evidence: ReadonlyMap<string, Evidence>,
  snapshots: ReadonlyMap<string, string>,
): CheckedClaim[] {
  const claims: Omit<CheckedClaim, 'claimId'>[] = [notAClaim('title', draft.title, null)];
  for (const section of draft.sections) {
    claims.push(notAClaim('heading', section.heading, section.questionIndex));
    for (const sentence of section.sentences) claims.push(checkSentence(sentence, section, evidence, snapshots));
  }
  return claims.map((claim, index) => ({ claimId: `c${index + 1}`, ...claim }));
}

function notAClaim(part: Claim['part'], text: string, questionIndex: number | null): Omit<Claim, 'claimId'> {
  return { part, questionIndex, text, verdict: 'not-a-claim', evidence: [] };
}

function checkSentence(
  sentence: Sentence,
  section: Section,
  evidence: ReadonlyMap<string, Evidence>,
  snapshots: ReadonlyMap<string, string>,
): Omit<CheckedClaim, 'claimId'> {
  const { questionIndex } = section;
  if (sentence.kind === 'transition') return notAClaim('sentence', sentence.text, questionIndex);
  const cited = sentence.evidenceIds.flatMap((id) => evidence.get(id) ?? []);
  const claim = { part: 'sentence' as const, questionIndex, text: sentence.text, evidence: cited };
  if (cited.length < sentence.evidenceIds.length) {
    return { ...claim, verdict: 'insufficient', reason: 'cites evidence that does not exist' };
  }
  const breach = breachIn(
    sentence.text,
    cited.map(({ quote }) => quote),
  );
  if (breach !== undefined) return { ...claim, verdict: 'insufficient', reason: breach };
  if (cited.length > 0 && cited.every(({ quote }) => isDictated(quote))) {
    return { ...claim, verdict: 'insufficient', reason: 'its evidence only tells what is to be said' };
  }
  return { ...claim, ...checkClaim(claim, snapshots) };
}

function applyJudgements(claims: readonly CheckedClaim[], judgements: readonly Judgement[]): Claim[] {
  const byClaim = new Map(judgements.map((judgement) => [judgement.claimId, judgement]));
  return claims.map(({ doubt, ...claim }) => {
    if (claim.verdict !== 'supported') return claim;
    const judgement = byClaim.get(claim.claimId);
    if (judgement === undefined) return { ...claim, verdict: 'insufficient', reason: 'was not judged' };
    const { verdict } = judgement;
    const overruled =
      verdict === 'supported' && doubt !== undefined ? `judged so in spite of a doubt: ${doubt}` : undefined;
    const reason = judgement.reason ?? overruled;
    return { ...claim, verdict, ...(reason === undefined ? {} : { reason }) };
  });
}

/** The reason for a verdict may hold words of the evidence. */
function describe(claims: readonly Claim[], isKept: (piece: Evidence) => boolean): string {
  const unsupported = claims.filter(isUnsupported);
  const counts = `${claims.filter((claim) => claim.verdict === 'supported').length} supported, ${unsupported.length} not`;
  const disputed = claims.filter(({ disputedBy }) => disputedBy !== undefined);
  return [
    counts,
    ...claims.flatMap(({ claimId, verdict, reason, evidence }) => {
      if (reason === undefined) return [];
      return evidence.some(isKept) ? `${claimId}: ${verdict}` : `${claimId}: ${verdict}, ${reason}`;
    }),
    ...disputed.map((claim) => `${claim.claimId}: other evidence says otherwise`),
  ].join('\n');
}
