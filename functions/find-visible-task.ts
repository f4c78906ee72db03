import { loadBody } from './bodies.ts';
import { Fault } from './domain/fault.ts';
import type { Caller, Report, Task } from './domain/model.ts';
import type { Bodies, Clock, Tasks } from './ports.ts';

/**
 * The task, if this caller may know of it. Another tenant's, another user's, a deleted and an expired
 * one are all the same 404: an id tells nothing.
 */
export async function findVisibleTask(
  ports: { tasks: Tasks; clock: Clock },
  caller: Caller,
  taskId: string | undefined,
): Promise<Task> {
  if (taskId === undefined) throw new Fault('NotFound');
  const task = await ports.tasks.find({ tenantId: caller.tenantId, taskId });
  const nowSeconds = ports.clock.now().getTime() / 1000;
  if (task === undefined || task.status === 'DELETED' || task.expiresAtSeconds <= nowSeconds)
    throw new Fault('NotFound');
  if (task.principal !== caller.userId) throw new Fault('NotFound');
  return task;
}

/** The hash of the published report of a completed task; 409 for any other. */
export function requireReport({ status, reportHash }: Task): string {
  if (status === 'COMPLETED' && reportHash !== undefined) return reportHash;
  throw new Fault('Conflict', { message: `The report is ${status}; it has no result.` });
}

/** The published report of a completed task; 409 for any other. */
export async function loadReport(bodies: Bodies, task: Task): Promise<Report> {
  return loadBody<Report>(bodies, task, 'report', requireReport(task));
}
