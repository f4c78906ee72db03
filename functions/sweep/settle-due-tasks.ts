import { limits } from '../../contract/limits.ts';
import { startRecord } from '../../contract/workflow.ts';
import { failureOf } from '../domain/fault.ts';
import { isOpen } from '../domain/life-cycle.ts';
import { milestone } from '../domain/milestone.ts';
import type { Task, TaskKey } from '../domain/model.ts';
import type { Bodies, Clock, Events, FeedbackStore, RunStatus, Tasks, Telemetry, Workflow } from '../ports.ts';

export interface SweepPorts {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly feedback: FeedbackStore;
  readonly workflow: Workflow;
  readonly events: Events;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Looks at every task whose time has come; one that fails is left due for the next sweep. */
export async function settleDueTasks(ports: SweepPorts): Promise<void> {
  const now = nowSeconds(ports);
  const due = await ports.tasks.listDue(now, limits.sweepItems);
  ports.telemetry.measureSeconds('OldestDueSeconds', now - (due[0]?.dueAtSeconds ?? now));
  for (const key of due) {
    try {
      await settleTask(ports, key);
    } catch (error) {
      ports.telemetry.count('UnknownErrors');
      ports.telemetry.error('A due task could not be settled', error, { taskId: key.taskId });
    }
  }
}

/** Starts what never started, ends what died, and removes what has expired. */
export async function settleTask(ports: SweepPorts, key: TaskKey): Promise<void> {
  const task = await ports.tasks.find(key);
  if (task === undefined) return;
  if (isOpen(task.status)) await settleOpenTask(ports, task);
  else if (isRemovable(task, nowSeconds(ports))) await removeTask(ports, task);
}

/** A tombstone is swept clean when it is due, whatever else ended is removed once it has expired. */
function isRemovable(task: Task, nowSeconds: number): boolean {
  return (task.status === 'DELETED' ? task.dueAtSeconds : task.expiresAtSeconds) <= nowSeconds;
}

async function settleOpenTask(ports: SweepPorts, task: Task): Promise<void> {
  const run = await ports.workflow.describe(task, task.run);
  if (run.status === 'running') {
    await ports.tasks.postpone(task, task.status, nowSeconds(ports) + limits.startDueSeconds);
  } else if (run.status === 'missing' && task.status === 'PENDING') {
    await startAgain(ports, task);
  } else {
    await failTask(ports, task, causeOf(run));
  }
}

async function startAgain(ports: SweepPorts, task: Task): Promise<void> {
  const ageSeconds = nowSeconds(ports) - Date.parse(task.createdAt) / 1000;
  if (ageSeconds >= limits.startAbandonSeconds) {
    await failTask(ports, task, 'StartFailed');
    return;
  }
  try {
    await ports.workflow.start(startRecord(task));
  } catch (error) {
    ports.telemetry.count('StartDeferred');
    ports.telemetry.error('The run could not be started; the next sweep tries again', error, { taskId: task.taskId });
  }
  await ports.tasks.postpone(task, 'PENDING', nowSeconds(ports) + limits.startDueSeconds);
}

/** The error a run ended with that told nobody: no Catch sees a time-out, a stop or a broken path. */
function causeOf(run: RunStatus): string {
  switch (run.status) {
    case 'timed-out':
      return 'RunTimedOut';
    case 'aborted':
      return 'RunAborted';
    case 'failed':
      return run.error ?? 'RunLost';
    default:
      return 'RunLost';
  }
}

async function failTask(ports: SweepPorts, task: Task, errorName: string): Promise<void> {
  const failure = failureOf(errorName);
  const failed = await ports.tasks.transition(task, 'FAILED', { failure, dueAtSeconds: task.expiresAtSeconds });
  if (failed === undefined) return;
  ports.telemetry.count('ReportsEnded', 1, { status: 'FAILED' });
  await ports.events.publish(milestone(failed, 'report.failed', ports.clock.now(), { error: failure.error }));
}

/** A tombstone stays to its end. Feedback outlives its report, unless the report was deleted. */
async function removeTask(ports: SweepPorts, task: Task): Promise<void> {
  if (task.status === 'DELETED') await ports.feedback.deleteAll(task);
  await Promise.all([ports.tasks.deleteItems(task), ports.bodies.deleteAll(task)]);
  if (task.expiresAtSeconds > nowSeconds(ports)) {
    await ports.tasks.postpone(task, task.status, task.expiresAtSeconds);
  } else {
    await ports.tasks.forget(task);
  }
}

function nowSeconds(ports: { clock: Clock }): number {
  return Math.floor(ports.clock.now().getTime() / 1000);
}
