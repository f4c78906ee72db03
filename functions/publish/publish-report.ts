import type { WorkflowRecord } from '../../contract/workflow.ts';
import { loadBody, saveBody } from '../bodies.ts';
import { countContent, describeDeeds } from '../content/content-account.ts';
import { describeAge } from '../domain/describe-age.ts';
import type { CachedReport } from '../domain/earlier-reports.ts';
import { Fault } from '../domain/fault.ts';
import type { Draft, Evaluation, FixedAnswer, Plan, Report, Source, Task } from '../domain/model.ts';
import { plannedSteps } from '../domain/progress.ts';
import { agentSpec } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import { loadFindings, loadSnapshots, sourcesById } from '../load-findings.ts';
import type { Bodies, Clock, Tasks, Telemetry } from '../ports.ts';
import type { StepResult } from '../step.ts';
import { composeReport } from './compose-report.ts';
import { renderMarkdown } from './render-markdown.ts';
import { screenDraft } from './screen-draft.ts';

/**
 * The report that Plan has taken, with a notice of its age, or the fixed answer that it gave instead. The spans of one
 * that was taken are compared with the snapshots that came with it.
 */
export async function publishCachedReport(ports: { bodies: Bodies }, record: WorkflowRecord): Promise<StepResult> {
  const { bodies } = ports;
  const answer = await loadBody<CachedReport | FixedAnswer>(bodies, record, 'cached', record.cachedHash);
  if (!('createdAt' in answer)) {
    const fixed = { ...answer.report, markdown: renderMarkdown(answer.report) };
    return publish(bodies, record, fixed, plannedSteps(0, 0));
  }
  const { report, ...cached } = answer;
  const notices = [`Answered from a report made ${describeAge(cached.ageSeconds)}.`, ...report.notices];
  const copy: Report = { ...report, notices, markdown: renderMarkdown({ ...report, notices }), cached };
  return publish(bodies, record, copy, plannedSteps(0, 0));
}

/** Screens and composes the report, and compares every cited span with its stored snapshot once more. */
export async function publishReport(
  ports: { tasks: Tasks; bodies: Bodies; classifier: ContentClassifier; telemetry: Telemetry },
  record: WorkflowRecord,
): Promise<StepResult> {
  const { bodies } = ports;
  const [stored, draft, evaluation, plan, findings] = await Promise.all([
    ports.tasks.findOrder(record),
    loadBody<Draft>(bodies, record, 'drafts', record.draftHash),
    loadBody<Evaluation>(bodies, record, 'evaluations', record.evaluationHash),
    loadBody<Plan>(bodies, record, 'plan', record.planHash),
    loadFindings(bodies, record),
  ]);
  if (stored === undefined) throw new Fault('TaskCancelled');
  const { prompt, options } = stored.order;
  const isMarked = options?.unsupported === 'mark';
  const made = { draft, evaluation, plan, sources: sourcesById(findings) };
  const screened = await screenDraft(ports.classifier, agentSpec.contentPolicy, made, { prompt, isMarked });
  countContent(ports.telemetry, 'output', screened.checked, screened.deeds);
  const told = [plan, ...findings, draft, evaluation].flatMap(({ notices = [] }) => notices);
  const composed = composeReport(screened.draft, screened.evaluation, screened.plan, record, screened.sources, {
    asides: [...told, ...screened.notices],
    isMarked,
    withheld: screened.withheld,
  });
  const report: Report = plan.admitted === undefined ? composed : { ...composed, shownPrompt: plan.admitted.prompt };
  const planned = plannedSteps(record.questionIndexes.length, draft.revision + 1);
  const published = await publish(bodies, record, report, planned);
  return { ...published, thought: [...describeDeeds(screened.deeds), published.thought].join('\n') };
}

async function publish(bodies: Bodies, record: WorkflowRecord, report: Report, planned: number): Promise<StepResult> {
  refuseChangedSpans(report, await loadSnapshots(bodies, record, report.sources));
  return {
    changes: { outcome: report.outcome, reportHash: await saveBody(bodies, record, 'report', report) },
    thought: `The outcome is ${report.outcome}`,
    action: `Published revision ${report.revision} with ${report.sources.length} sources`,
    observation: report.notices.join('\n'),
    usage: noUsage,
    planned,
  };
}

/**
 * Makes the report visible. Comes after its memo and trace, so that a report that can be read is
 * complete; repeated, it changes nothing.
 */
export async function completeTask(
  ports: { tasks: Tasks; bodies: Bodies; clock: Clock },
  record: WorkflowRecord,
  task: Task,
): Promise<void> {
  if (task.status === 'COMPLETED') return;
  const report = await loadBody<Report>(ports.bodies, record, 'report', record.reportHash);
  const [completed] = await Promise.all([
    ports.tasks.transition(record, 'COMPLETED', {
      title: report.title,
      outcome: report.outcome,
      reportHash: record.reportHash,
      knowledgeVersion: record.knowledgeVersion,
      dueAtSeconds: task.expiresAtSeconds,
    }),
    // Whoever finds it looks whether its task has been completed.
    keepAnswer(ports, record, report),
  ]);
  if (completed !== undefined) return;
  // The answer to a change that was made may be lost, and another try may have made it.
  const present = await ports.tasks.find(record);
  if (present?.reportHash !== record.reportHash) throw new Fault('TaskCancelled');
}

/**
 * Lets the same question be answered by this report. Only one that answers all of it and has nothing to excuse will do:
 * what lacks something may be better at the next try, and what was itself taken from cache says so in a notice.
 */
async function keepAnswer(
  { tasks, clock }: { tasks: Tasks; clock: Clock },
  { tenantId, taskId, cacheKey, reportHash }: WorkflowRecord,
  report: Report,
): Promise<void> {
  if (cacheKey === '' || report.outcome !== 'answered' || report.notices.length > 0) return;
  await tasks.putAnswer(tenantId, cacheKey, { taskId, reportHash, createdAt: clock.now().toISOString() });
}

function refuseChangedSpans(report: Report, snapshots: ReadonlyMap<Source['sourceId'], string>): void {
  for (const evidence of report.claims.flatMap((claim) => claim.evidence)) {
    if (snapshots.get(evidence.sourceId)?.slice(evidence.start, evidence.end) !== evidence.quote) {
      throw new Fault('SourceChanged');
    }
  }
}
