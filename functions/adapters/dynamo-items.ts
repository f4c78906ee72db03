import { limits } from '../../contract/limits.ts';
import type { CachedAnswer } from '../domain/earlier-reports.ts';
import { sha256 } from '../domain/hash.ts';
import type { StoredOrder, Task, TaskKey, TraceEntry } from '../domain/model.ts';
import type { Owner } from '../ports.ts';

/**
 * How facts lie in the tasks table. `TASK` is small, so that a status change stays one write unit;
 * everything with text is an item of its own beside it.
 */
export const itemNames = {
  task: 'TASK',
  order: 'ORDER',
  step: (number: number) => `STEP#${String(number).padStart(4, '0')}`,
  stepPrefix: 'STEP#',
  memo: (step: string, memoKey: string) => `MEMO#${step}#${memoKey}`,
} as const;

export function partitionKey(key: TaskKey): string {
  return `${key.tenantId}#${key.taskId}`;
}

export function taskKeyOf(partition: string): TaskKey {
  const separator = partition.indexOf('#');
  return { tenantId: partition.slice(0, separator), taskId: partition.slice(separator + 1) };
}

/** The owner of the `byOwner` index: a key's user, and the end user it named. */
export function ownerKey(owner: Owner): string {
  return `${owner.tenantId}#${owner.principal}#${owner.userId}`;
}

export function ownerSort(task: Pick<Task, 'createdAt' | 'taskId'>): string {
  return `${task.createdAt}#${task.taskId}`;
}

/** Spreads the due index, so that a burst of orders does not meet one partition. */
export function dueShard(taskId: string): string {
  return String(Number.parseInt(sha256(taskId).slice(0, 4), 16) % limits.dueShards);
}

/** When DynamoDB may drop the item by itself: after the sweep had its time to remove the bodies. */
export function ttlSeconds(expiresAtSeconds: number): number {
  return expiresAtSeconds + limits.expiryGraceDays * 24 * 60 * 60;
}

export function taskItem(task: Task): Record<string, unknown> {
  const { status, progress, ...facts } = task;
  return {
    pk: partitionKey(task),
    item: itemNames.task,
    ...facts,
    taskStatus: status,
    progressStep: progress.step,
    planned: progress.planned,
    owner: ownerKey(task),
    ownerSort: ownerSort(task),
    dueShard: dueShard(task.taskId),
    ttlSeconds: ttlSeconds(task.expiresAtSeconds),
  };
}

/** Fields that later releases add get their default here, so that older items keep being read. */
export function taskOf(item: Record<string, unknown>): Task {
  const { pk: _pk, item: _item, owner: _owner, ownerSort: _sort, dueShard: _shard, ttlSeconds: _ttl, ...rest } = item;
  const { taskStatus, progressStep, planned, ...facts } = rest;
  const progress = { step: progressStep, completed: facts['stepCount'], planned };
  return { ...facts, status: taskStatus, progress } as unknown as Task;
}

/** The order travels as its JSON text: an attribute map would lose `__proto__` keys and the order of keys. */
export function orderItem(order: StoredOrder): Record<string, unknown> {
  return {
    pk: partitionKey(order),
    item: itemNames.order,
    orderJson: JSON.stringify(order.order),
    ...(order.labels === undefined ? {} : { labels: order.labels }),
    roles: order.roles,
    createdAt: order.createdAt,
    expiresAtSeconds: order.expiresAtSeconds,
    ttlSeconds: ttlSeconds(order.expiresAtSeconds),
  };
}

export function orderOf(key: TaskKey, item: Record<string, unknown>): StoredOrder {
  const { labels } = item;
  return {
    tenantId: key.tenantId,
    taskId: key.taskId,
    ...(labels === undefined ? {} : { labels: labels as string[] }),
    order: JSON.parse(item['orderJson'] as string) as StoredOrder['order'],
    // Orders of older releases have none.
    roles: (item['roles'] as string[] | undefined) ?? [],
    createdAt: item['createdAt'] as string,
    expiresAtSeconds: item['expiresAtSeconds'] as number,
  };
}

/** A partition of its own, beside those of tasks, whose ids are UUIDs. */
export function answerItemKey(tenantId: string, cacheKey: string): Record<string, unknown> {
  return { pk: `${tenantId}#cache-${cacheKey}`, item: 'ANSWER' };
}

export function answerItem(
  tenantId: string,
  cacheKey: string,
  answer: CachedAnswer,
  keptSeconds: number = limits.cacheSeconds,
): Record<string, unknown> {
  const createdAtSeconds = Math.floor(Date.parse(answer.createdAt) / 1000);
  return { ...answerItemKey(tenantId, cacheKey), ...answer, ttlSeconds: createdAtSeconds + keptSeconds };
}

export function answerOf(item: Record<string, unknown>): CachedAnswer {
  const { taskId, reportHash, createdAt } = item as unknown as CachedAnswer;
  return { taskId, reportHash, createdAt };
}

/** One line of the trace, with the sums up to and including it. */
export interface StepItem {
  readonly item: string;
  readonly number: number;
  readonly entry: TraceEntry;
  readonly totals: Task['usage'];
}
