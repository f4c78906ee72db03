import type { WorkflowRecord } from '../../contract/workflow.ts';
import { loadBody, saveBody } from '../bodies.ts';
import { Fault } from '../domain/fault.ts';
import { type Draft, type Evaluation, type Finding, type Plan, type Sentence, withNotices } from '../domain/model.ts';
import { plannedSteps } from '../domain/progress.ts';
import { agentSpec } from '../domain/spec.ts';
import type { Engine, Thought } from '../engine-ports.ts';
import { keptFromTrace, tellKept } from '../kept-from-trace.ts';
import { evidenceById, loadFindings, sourcesById } from '../load-findings.ts';
import type { Bodies, Tasks } from '../ports.ts';
import type { StepResult } from '../step.ts';

/** Writes the first draft, or the next one after an evaluation that asked for it. */
export async function writeDraft(
  ports: { tasks: Tasks; bodies: Bodies; engine: Engine },
  record: WorkflowRecord,
): Promise<StepResult> {
  const { bodies } = ports;
  const revising = record.verdict === 'revise';
  const revision = revising ? record.revision + 1 : record.revision;
  const [stored, plan, findings, previous] = await Promise.all([
    ports.tasks.findOrder(record),
    loadBody<Plan>(bodies, record, 'plan', record.planHash),
    loadFindings(bodies, record),
    revising ? loadPrevious(bodies, record) : undefined,
  ]);
  if (stored === undefined) throw new Fault('TaskCancelled');
  const written = await ports.engine.write({
    prompt: plan.admitted?.prompt ?? stored.order.prompt,
    plan,
    findings,
    revision,
    ...(previous === undefined ? {} : { previous }),
    ...(stored.order.options?.unsupported === 'mark' ? { keepsInsufficient: true } : {}),
  });
  const draft: Draft = withNotices({ ...written.value, revision }, noticesOf(written, previous?.draft));
  const sentences = written.value.sections.flatMap((section) => section.sentences);
  return {
    changes: { revision, draftHash: await saveBody(bodies, record, 'drafts', draft) },
    thought: written.thought,
    action: revising ? `Revised the draft, revision ${revision}` : 'Wrote the first draft',
    observation: describe(sentences, findings),
    usage: written.usage,
    calls: written.calls,
    planned: plannedSteps(record.questionIndexes.length, revision + 1),
  };
}

function describe(sentences: readonly Sentence[], findings: readonly Finding[]): string {
  const evidence = evidenceById(findings);
  const isKept = keptFromTrace(agentSpec.contentPolicy, sourcesById(findings));
  const shown = sentences.filter(
    ({ evidenceIds }) => !evidenceIds.flatMap((id) => evidence.get(id) ?? []).some(isKept),
  );
  return [...tellKept(sentences.length - shown.length, 'sentence'), ...shown.map(({ text }) => text)].join(' ');
}

/** What was kept of the draft before came about as that one says. */
function noticesOf({ notices = [] }: Thought<Draft>, previous: Draft | undefined): string[] {
  return [...new Set([...(previous?.notices ?? []), ...notices])];
}

async function loadPrevious(bodies: Bodies, record: WorkflowRecord): Promise<{ draft: Draft; evaluation: Evaluation }> {
  const [draft, evaluation] = await Promise.all([
    loadBody<Draft>(bodies, record, 'drafts', record.draftHash),
    loadBody<Evaluation>(bodies, record, 'evaluations', record.evaluationHash),
  ]);
  return { draft, evaluation };
}
