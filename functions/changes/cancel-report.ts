import { limits } from '../../contract/limits.ts';
import type { TaskResponse } from '../../contract/shapes.ts';
import { Fault } from '../domain/fault.ts';
import { milestone } from '../domain/milestone.ts';
import type { Task } from '../domain/model.ts';
import { findVisibleTask } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Clock, Events, Tasks, Workflow } from '../ports.ts';
import { presentTask } from '../present-task.ts';

export interface CancelPorts {
  readonly tasks: Tasks;
  readonly workflow: Workflow;
  readonly events: Events;
  readonly clock: Clock;
}

/** Cancels an open task; repeated, it stops the run once more and answers the same. */
export async function cancelReport(ports: CancelPorts, request: ApiRequest): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  const cancelled = await cancelTask(ports, task);
  if (cancelled === undefined) {
    throw new Fault('Conflict', { message: 'The report has ended already; it cannot be cancelled.' });
  }
  const body: TaskResponse = presentTask(cancelled, await ports.tasks.findOrder(cancelled), undefined);
  return { body };
}

/**
 * Flips the status first, so that no step begins a paid call after this, then stops the run. The task
 * is due until the bus has been told: what is cut off here is finished by a repetition or by the sweep.
 * Undefined when the task ended before.
 */
export async function cancelTask(ports: CancelPorts, task: Task): Promise<Task | undefined> {
  const now = ports.clock.now();
  const dueAtSeconds = Math.floor(now.getTime() / 1000) + limits.startDueSeconds;
  // The answer to a change that was made may be lost: what counts is how the task stands after it.
  const cancelled =
    (await ports.tasks.transition(task, 'CANCELLED', { dueAtSeconds })) ?? (await ports.tasks.find(task));
  if (cancelled?.status !== 'CANCELLED') return undefined;
  await ports.workflow.stop(cancelled, cancelled.run, 'TaskCancelled');
  await ports.events.publish(milestone(cancelled, 'report.cancelled', now));
  await ports.tasks.postpone(cancelled, 'CANCELLED', cancelled.expiresAtSeconds);
  return cancelled;
}
