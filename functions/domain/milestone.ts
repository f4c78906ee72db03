import { type DossierEvent, type EventName, eventSource } from '../../contract/events.ts';
import { executionName } from '../../contract/workflow.ts';
import type { Task } from './model.ts';

/**
 * The event that says a task reached a milestone. `place` tells repeated milestones of one run
 * apart, such as the revision of a draft; the same milestone always has the same `eventId`.
 */
export function milestone(
  task: Pick<Task, 'tenantId' | 'taskId' | 'userId' | 'run' | 'spec'>,
  name: EventName,
  time: Date,
  data: DossierEvent['data'] = {},
  place = '',
): DossierEvent {
  const correlationId = executionName(task.taskId, task.run);
  return {
    version: 1,
    eventId: [eventSource, correlationId, name, place].filter((part) => part !== '').join(':'),
    name,
    tenantId: task.tenantId,
    taskId: task.taskId,
    userId: task.userId,
    correlationId,
    specVersion: task.spec.version,
    specHash: task.spec.hash,
    timestamp: time.toISOString(),
    data,
  };
}

/** The event that says how a task ended; undefined while it is open and once it is deleted. */
export function endMilestone(task: Task, time: Date): DossierEvent | undefined {
  switch (task.status) {
    case 'COMPLETED':
      return milestone(task, 'report.completed', time, { outcome: task.outcome ?? 'none' });
    case 'FAILED':
      return milestone(task, 'report.failed', time, { error: task.failure?.error ?? 'Unexpected' });
    case 'CANCELLED':
      return milestone(task, 'report.cancelled', time);
    default:
      return undefined;
  }
}
