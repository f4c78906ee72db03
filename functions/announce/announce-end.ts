import type { DossierEvent } from '../../contract/events.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import { milestone } from '../domain/milestone.ts';
import type { Task } from '../domain/model.ts';
import type { Clock, Events, Tasks, Telemetry } from '../ports.ts';

/** Tells the bus how a run ended. A cancelled task was announced by whoever cancelled it. */
export async function announceEnd(
  ports: { tasks: Tasks; events: Events; clock: Clock; telemetry: Telemetry },
  record: WorkflowRecord,
): Promise<void> {
  const task = await ports.tasks.find(record);
  if (task === undefined) return;
  const event = endOf(task, ports.clock.now());
  if (event === undefined) return;
  await ports.events.publish(event);
  ports.telemetry.count('ReportsEnded', 1, { status: task.status });
  ports.telemetry.measureMs('ReportTime', Date.parse(task.updatedAt) - Date.parse(task.createdAt));
}

/** The event of an ended task; undefined for one that is open, cancelled or deleted. */
function endOf(task: Task, time: Date): DossierEvent | undefined {
  if (task.status === 'COMPLETED')
    return milestone(task, 'report.completed', time, { outcome: task.outcome ?? 'none' });
  if (task.status === 'FAILED')
    return milestone(task, 'report.failed', time, { error: task.failure?.error ?? 'Unexpected' });
  return undefined;
}
