import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoTasks } from '../../functions/adapters/dynamo-tasks.ts';
import type { StoredStatus } from '../../functions/domain/life-cycle.ts';
import type { Task, TraceEntry } from '../../functions/domain/model.ts';
import type { Tasks } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeTasks } from '../fakes/fake-tasks.ts';
import { sampleEntry, sampleTask } from '../fakes/samples.ts';
import type { Aws } from './aws.ts';

export const clock = new FakeClock();

/** Each adapter of the tasks port, and how many cases of a property it has time for. */
export function tasksAdapters(aws: Aws): [name: string, create: () => Tasks, cases: number][] {
  return [
    ['fake', () => new FakeTasks(clock.now), 200],
    ['real', () => new DynamoTasks(new DynamoDBClient({}), aws.names.tasksTable, clock.now), 12],
  ];
}

/** A task of a tenant of its own, so that tests on one table do not meet. */
export function ownTask(changes: Partial<Task> = {}): Task {
  return sampleTask({ tenantId: `t-${randomUUID().slice(0, 8)}`, ...changes });
}

/** Takes a new task to this status by legal moves. */
export async function taskIn(tasks: Tasks, status: StoredStatus, changes: Partial<Task> = {}): Promise<Task> {
  const task = ownTask(changes);
  await tasks.putTask(task);
  if (status === 'DELETED') await tasks.transition(task, 'CANCELLED', {});
  if (status === 'COMPLETED') await tasks.begin(task, 'plan', 0);
  if (status !== 'PENDING') await tasks.transition(task, status, {});
  return task;
}

export function nameOf(id: number): string {
  return `entry-${id}`;
}

export function entryOf(id: number): TraceEntry {
  const usage = { inputTokens: id, outputTokens: 2 * id, costMicroUsd: 1, latencyMs: 10 };
  return sampleEntry({ entryId: nameOf(id), usage });
}

export function keyOf({ tenantId, taskId }: Task) {
  return { tenantId, taskId };
}
