import type { WorkflowRecord } from '../../contract/workflow.ts';
import { endMilestone } from '../domain/milestone.ts';
import type { Clock, Events, Tasks, Telemetry } from '../ports.ts';

/** Tells the bus how a run ended. A cancelled task was announced by whoever cancelled it. */
export async function announceEnd(
  ports: { tasks: Tasks; events: Events; clock: Clock; telemetry: Telemetry },
  record: WorkflowRecord,
): Promise<void> {
  const task = await ports.tasks.find(record);
  if (task === undefined || task.status === 'CANCELLED') return;
  const event = endMilestone(task, ports.clock.now());
  if (event === undefined) return;
  await ports.events.publish(event);
  ports.telemetry.count('ReportsEnded', 1, { status: task.status });
  ports.telemetry.measureMs('ReportTime', Date.parse(task.updatedAt) - Date.parse(task.createdAt));
}
