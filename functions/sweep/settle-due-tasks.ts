import { limits } from '../../contract/limits.ts';
import { startRecord } from '../../contract/workflow.ts';
import { failureOf } from '../domain/fault.ts';
import { isOpen } from '../domain/life-cycle.ts';
import { endMilestone } from '../domain/milestone.ts';
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

/** Looks at every task whose time has come; one that fails is due again at the next sweep, behind all others. */
export async function settleDueTasks(ports: SweepPorts): Promise<void> {
  const now = nowSeconds(ports);
  const due = await ports.tasks.listDue(now, limits.sweepItems);
  ports.telemetry.measureSeconds('OldestDueSeconds', now - (due[0]?.dueAtSeconds ?? now));
  for (const key of due) {
    try {
      await settleTask(ports, key);
    } catch (error) {
      ports.telemetry.count('DueUnsettled');
      ports.telemetry.error('A due task could not be settled', error, { taskId: key.taskId });
      await putBack(ports, key);
    }
  }
}

/** Left where they are, tasks that fail each time would fill every sweep, and no other would have its turn. */
async function putBack(ports: SweepPorts, key: TaskKey): Promise<void> {
  try {
    const task = await ports.tasks.find(key);
    if (task === undefined || !isDue(task, nowSeconds(ports))) return;
    await ports.tasks.postpone(task, task.status, nowSeconds(ports) + limits.sweepRetrySeconds);
  } catch (error) {
    ports.telemetry.error('A due task could not be put back', error, { taskId: key.taskId });
  }
}

/** Starts what never started, ends what died, tells of ends that nobody was told of, and removes what has expired. */
export async function settleTask(ports: SweepPorts, key: TaskKey): Promise<void> {
  const task = await ports.tasks.find(key);
  if (task === undefined) return;
  if (isOpen(task.status)) await settleOpenTask(ports, task);
  else if (isRemovable(task, nowSeconds(ports))) await removeTask(ports, task);
  else if (isUnannounced(task, nowSeconds(ports))) await announce(ports, task);
  // Nothing is to be done before it expires: it would only take a place in every sweep.
  else if (isDue(task, nowSeconds(ports))) await ports.tasks.postpone(task, task.status, task.expiresAtSeconds);
}

function isDue(task: Task, nowSeconds: number): boolean {
  return task.dueAtSeconds <= nowSeconds;
}

/** A tombstone is swept clean when it is due, whatever else ended is removed once it has expired. */
function isRemovable(task: Task, nowSeconds: number): boolean {
  return task.status === 'DELETED' ? isDue(task, nowSeconds) : task.expiresAtSeconds <= nowSeconds;
}

/** Who fails or cancels a task leaves it due until the bus has been told. */
function isUnannounced(task: Task, nowSeconds: number): boolean {
  return (task.status === 'FAILED' || task.status === 'CANCELLED') && isDue(task, nowSeconds);
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
  const dueAtSeconds = nowSeconds(ports) + limits.startDueSeconds;
  const failed = await ports.tasks.transition(task, 'FAILED', { failure: failureOf(errorName), dueAtSeconds });
  if (failed === undefined) return;
  ports.telemetry.count('ReportsEnded', 1, { status: 'FAILED' });
  await announce(ports, failed);
}

async function announce(ports: SweepPorts, task: Task): Promise<void> {
  const event = endMilestone(task, ports.clock.now());
  if (event !== undefined) await ports.events.publish(event);
  await ports.tasks.postpone(task, task.status, task.expiresAtSeconds);
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
