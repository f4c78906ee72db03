import { limits } from '../../contract/limits.ts';
import type { Accepted, Order } from '../../contract/shapes.ts';
import { startRecord } from '../../contract/workflow.ts';
import { threadOf } from '../domain/earlier-reports.ts';
import { Fault } from '../domain/fault.ts';
import { canonicalJson, sha256 } from '../domain/hash.ts';
import { milestone } from '../domain/milestone.ts';
import type { Caller, Task } from '../domain/model.ts';
import { specIdentity } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import { presentVersions } from '../domain/versions.ts';
import type { Clock, Events, Minted, Minting, Tasks, Telemetry, Workflow } from '../ports.ts';

export interface CreateReportPorts {
  readonly minting: Minting;
  readonly tasks: Tasks;
  readonly workflow: Workflow;
  readonly events: Events;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/**
 * Stores the order and starts its run. Only the minting is idempotent by key; everything after it is
 * idempotent by task id and runs again on every replay, so a request that was cut off anywhere is
 * finished by its repetition, or by the sweep.
 */
export async function createReport(
  ports: CreateReportPorts,
  request: {
    caller: Caller;
    order: Order;
    idempotencyKey: string | undefined;
    remainingTimeMs: number;
    reportRetentionDays: number;
    /** How this stage thinks. */
    engine: string;
  },
): Promise<Omit<Accepted, 'links'>> {
  const { caller, order } = request;
  const minted = await ports.minting.mint({
    scope: `${caller.tenantId}#${caller.userId}`,
    idempotencyKey: request.idempotencyKey,
    payloadHash: sha256(canonicalJson(order)),
    remainingTimeMs: request.remainingTimeMs,
  });
  const { taskId, createdAt } = minted;
  const key = { tenantId: caller.tenantId, taskId };
  const existing = minted.replayed ? await ports.tasks.find(key) : undefined;
  const status = existing?.status ?? 'PENDING';
  if (status === 'DELETED') throw new Fault('ReportDeleted');
  if (status === 'PENDING') {
    const task = existing ?? newTask(minted, request);
    if (existing === undefined) await requireThread(ports.tasks, task);
    const { roles, labels } = caller;
    await ports.tasks.putOrder({ ...key, order, roles, labels, createdAt, expiresAtSeconds: task.expiresAtSeconds });
    // Before the task, which would otherwise be followed up without being found.
    if (task.threadId !== undefined) await ports.tasks.joinThread(task);
    await ports.tasks.putTask(task);
    await start(ports, task);
  }
  return { taskId, threadId: threadOf({ taskId, ...order }), status, createdAt };
}

/** Another owner's thread is none, like one whose reports are gone: an id tells nothing. */
async function requireThread(tasks: Tasks, task: Task): Promise<void> {
  if (task.threadId === undefined) return;
  const { items } = await tasks.listThread(task, task.threadId, { limit: 1 });
  if (items.length > 0) return;
  throw new Fault('InvalidRequest', {
    places: [{ pointer: '/threadId', detail: 'is no thread of this user, or none of its reports is left' }],
  });
}

/** A pure function of what was minted, so that every replay writes the same. */
function newTask(
  minted: Minted,
  { caller, order, reportRetentionDays, engine }: Parameters<typeof createReport>[1],
): Task {
  const createdAtSeconds = Math.floor(Date.parse(minted.createdAt) / 1000);
  return {
    tenantId: caller.tenantId,
    taskId: minted.taskId,
    status: 'PENDING',
    principal: caller.userId,
    userId: order.userId ?? caller.userId,
    ...(order.threadId === undefined ? {} : { threadId: order.threadId }),
    createdAt: minted.createdAt,
    updatedAt: minted.createdAt,
    expiresAtSeconds: createdAtSeconds + reportRetentionDays * 24 * 60 * 60,
    run: 1,
    salt: minted.taskId,
    spec: specIdentity,
    engine,
    versions: presentVersions,
    progress: { step: 'plan', completed: 0, planned: 1 },
    usage: noUsage,
    stepCount: 0,
    dueAtSeconds: createdAtSeconds + limits.startDueSeconds,
  };
}

/** The order is stored by now: a start that fails is made up for by the sweep, not by an error. */
async function start(ports: CreateReportPorts, task: Task): Promise<void> {
  try {
    await ports.workflow.start(startRecord(task));
  } catch (error) {
    ports.telemetry.count('StartDeferred');
    ports.telemetry.error('The run could not be started; the sweep will', error, { taskId: task.taskId });
  }
  try {
    await ports.events.publish(milestone(task, 'report.accepted', ports.clock.now()));
  } catch (error) {
    ports.telemetry.error('The acceptance could not be announced', error, { taskId: task.taskId });
  }
}
