import type { WorkflowRecord } from '../../contract/workflow.ts';
import { loadBody, saveBody } from '../bodies.ts';
import { Fault } from '../domain/fault.ts';
import type { Draft, Evaluation, Plan, Report, Source, Task } from '../domain/model.ts';
import { noUsage } from '../domain/model.ts';
import { plannedSteps } from '../domain/progress.ts';
import { loadFindings, loadSnapshots, sourcesById } from '../load-findings.ts';
import type { Bodies, Tasks } from '../ports.ts';
import type { StepResult } from '../step.ts';
import { composeReport } from './compose-report.ts';

/** Composes the report and compares every cited span with its stored snapshot once more. */
export async function publishReport(ports: { bodies: Bodies }, record: WorkflowRecord): Promise<StepResult> {
  const { bodies } = ports;
  const [draft, evaluation, plan, findings] = await Promise.all([
    loadBody<Draft>(bodies, record, 'drafts', record.draftHash),
    loadBody<Evaluation>(bodies, record, 'evaluations', record.evaluationHash),
    loadBody<Plan>(bodies, record, 'plan', record.planHash),
    loadFindings(bodies, record),
  ]);
  const asides = [plan, ...findings, draft, evaluation].flatMap(({ notices = [] }) => notices);
  const report = composeReport(draft, evaluation, plan, record, sourcesById(findings), asides);
  refuseChangedSpans(report, await loadSnapshots(bodies, record, report.sources));
  return {
    changes: { outcome: report.outcome, reportHash: await saveBody(bodies, record, 'report', report) },
    thought: `The outcome is ${report.outcome}`,
    action: `Published revision ${report.revision} with ${report.sources.length} sources`,
    observation: report.notices.join('\n'),
    usage: noUsage,
    planned: plannedSteps(record.questionIndexes.length, draft.revision + 1),
  };
}

/**
 * Makes the report visible. Comes after its memo and trace, so that a report that can be read is
 * complete; repeated, it changes nothing.
 */
export async function completeTask(
  ports: { tasks: Tasks; bodies: Bodies },
  record: WorkflowRecord,
  task: Task,
): Promise<void> {
  if (task.status === 'COMPLETED') return;
  const report = await loadBody<Report>(ports.bodies, record, 'report', record.reportHash);
  const completed = await ports.tasks.transition(record, 'COMPLETED', {
    title: report.title,
    outcome: report.outcome,
    reportHash: record.reportHash,
    knowledgeVersion: record.knowledgeVersion,
    dueAtSeconds: task.expiresAtSeconds,
  });
  if (completed !== undefined) return;
  // The answer to a change that was made may be lost, and another try may have made it.
  const present = await ports.tasks.find(record);
  if (present?.reportHash !== record.reportHash) throw new Fault('TaskCancelled');
}

function refuseChangedSpans(report: Report, snapshots: ReadonlyMap<Source['sourceId'], string>): void {
  for (const evidence of report.claims.flatMap((claim) => claim.evidence)) {
    if (snapshots.get(evidence.sourceId)?.slice(evidence.start, evidence.end) !== evidence.quote) {
      throw new Fault('SourceChanged');
    }
  }
}
