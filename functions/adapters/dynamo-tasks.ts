import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { limits } from '../../contract/limits.ts';
import type { StepName, TaskStatus } from '../../contract/words.ts';
import type { CachedAnswer } from '../domain/earlier-reports.ts';
import { movesTo, type StoredStatus } from '../domain/life-cycle.ts';
import type { StoredOrder, Task, TaskKey, TraceEntry } from '../domain/model.ts';
import type {
  DueTask,
  Memo,
  Owner,
  PageOfTasks,
  TaskChanges,
  TaskPage,
  TaskSummary,
  Tasks,
  ThreadPage,
} from '../ports.ts';
import {
  answerItem,
  answerItemKey,
  answerOf,
  itemNames,
  orderItem,
  orderOf,
  ownerKey,
  partitionKey,
  taskItem,
  taskKeyOf,
  taskOf,
  ttlSeconds,
} from './dynamo-items.ts';
import { DynamoTable } from './dynamo-table.ts';
import { joinThread, leaveThread, listThread } from './dynamo-threads.ts';
import { appendStep, listSteps } from './dynamo-trace.ts';

/** The tasks table. Status changes are conditional on the life cycle's table of legal moves. */
export class DynamoTasks implements Tasks {
  readonly #table: DynamoTable;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, tableName: string, now: () => Date) {
    this.#table = new DynamoTable(client, tableName);
    this.#now = now;
  }

  async putOrder(order: StoredOrder): Promise<void> {
    await this.#table.putIfAbsent(orderItem(order), 'pk');
  }

  async putTask(task: Task): Promise<void> {
    await this.#table.putIfAbsent(taskItem(task), 'pk');
  }

  async find(key: TaskKey): Promise<Task | undefined> {
    const item = await this.#table.get(taskItemKey(key));
    return item === undefined ? undefined : taskOf(item);
  }

  async findOrder(key: TaskKey): Promise<StoredOrder | undefined> {
    const item = await this.#table.get({ pk: partitionKey(key), item: itemNames.order });
    return item === undefined ? undefined : orderOf(key, item);
  }

  async transition(key: TaskKey, to: StoredStatus, changes: TaskChanges): Promise<Task | undefined> {
    const { expiresAtSeconds, ...others } = changes;
    const from = movesTo(to);
    if (from.length === 0) return undefined;
    const item = await this.#table.update(
      taskItemKey(key),
      {
        set: {
          taskStatus: to,
          updatedAt: this.#now().toISOString(),
          ...others,
          ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds, ttlSeconds: ttlSeconds(expiresAtSeconds) }),
        },
        // A tombstone keeps no text and leaves its owner's list.
        ...(to === 'DELETED' ? { remove: ['title', 'outcome', 'failure', 'reportHash', 'owner', 'ownerSort'] } : {}),
      },
      statusIn(from),
    );
    return item === undefined ? undefined : taskOf(item);
  }

  async begin(key: TaskKey, step: StepName, dueAtSeconds: number): Promise<boolean> {
    const started = await this.#table.update(
      taskItemKey(key),
      {
        set: {
          taskStatus: 'RUNNING',
          updatedAt: this.#now().toISOString(),
          dueAtSeconds,
          progressStep: step,
        },
      },
      statusIn([...movesTo('RUNNING'), 'RUNNING']),
    );
    return started !== undefined;
  }

  async postpone(key: TaskKey, status: StoredStatus, dueAtSeconds: number): Promise<void> {
    await this.#table.update(taskItemKey(key), { set: { dueAtSeconds } }, statusIn([status]));
  }

  appendStep(
    key: TaskKey,
    entry: TraceEntry,
    expiresAtSeconds: number,
    before?: Pick<Task, 'stepCount' | 'usage'>,
  ): Promise<void> {
    return appendStep({ table: this.#table, now: this.#now }, key, entry, expiresAtSeconds, before);
  }

  listSteps(key: TaskKey): Promise<TraceEntry[]> {
    return listSteps(this.#table, key);
  }

  async findMemo(key: TaskKey, step: StepName, memoKey: string): Promise<Memo | undefined> {
    const item = await this.#table.get({ pk: partitionKey(key), item: itemNames.memo(step, memoKey) });
    return item === undefined ? undefined : (JSON.parse(item['memoJson'] as string) as Memo);
  }

  async putMemo(key: TaskKey, step: StepName, memo: Memo, expiresAtSeconds: number): Promise<Memo> {
    const stored = await this.#table.putIfAbsent(
      {
        pk: partitionKey(key),
        item: itemNames.memo(step, memo.memoKey),
        memoJson: JSON.stringify(memo),
        ttlSeconds: ttlSeconds(expiresAtSeconds),
      },
      'pk',
    );
    return stored ? memo : ((await this.findMemo(key, step, memo.memoKey)) ?? memo);
  }

  async findAnswer(tenantId: string, cacheKey: string): Promise<CachedAnswer | undefined> {
    const item = await this.#table.get(answerItemKey(tenantId, cacheKey));
    return item === undefined ? undefined : answerOf(item);
  }

  async putAnswer(tenantId: string, cacheKey: string, answer: CachedAnswer, keptSeconds?: number): Promise<void> {
    await this.#table.put(answerItem(tenantId, cacheKey, answer, keptSeconds));
  }

  joinThread(task: Task): Promise<void> {
    return joinThread(this.#table, task);
  }

  listThread(owner: Owner, threadId: string, page: PageOfTasks): Promise<ThreadPage> {
    const find = (taskId: string) => this.find({ tenantId: owner.tenantId, taskId });
    return listThread({ table: this.#table, find, nowSeconds: this.#nowSeconds() }, owner, threadId, page);
  }

  async listByOwner(owner: Owner, page: PageOfTasks): Promise<TaskPage> {
    const items: TaskSummary[] = [];
    const nowSeconds = this.#nowSeconds();
    let position = page.after;
    // A filter is applied after the limit, so pages are read until one is full.
    do {
      const result = await this.#table.queryPage({
        IndexName: 'byOwner',
        KeyConditionExpression: position === undefined ? '#owner = :owner' : '#owner = :owner AND #sort < :position',
        ExpressionAttributeNames: { '#owner': 'owner', ...(position === undefined ? {} : { '#sort': 'ownerSort' }) },
        values: { ':owner': ownerKey(owner), ...(position === undefined ? {} : { ':position': position }) },
        ScanIndexForward: false,
        Limit: page.limit + 1,
      });
      for (const item of result.items) {
        const summary = summaryOf(item);
        const isWanted = page.status === undefined || summary.status === page.status;
        if (isWanted && summary.expiresAtSeconds > nowSeconds) {
          if (items.length === page.limit) return { items, position: sortOf(items[items.length - 1]) };
          items.push(summary);
        }
        position = item['ownerSort'] as string;
      }
      if (result.next === undefined) return { items };
    } while (position !== undefined);
    return { items };
  }

  async listDue(nowSeconds: number, limit: number): Promise<DueTask[]> {
    const shards = Array.from({ length: limits.dueShards }, (_value, index) => String(index));
    const pages = await Promise.all(
      shards.map((shard) =>
        this.#table.queryPage({
          IndexName: 'due',
          KeyConditionExpression: '#shard = :shard AND #due <= :now',
          ExpressionAttributeNames: { '#shard': 'dueShard', '#due': 'dueAtSeconds' },
          values: { ':shard': shard, ':now': nowSeconds },
          Limit: limit,
        }),
      ),
    );
    return pages
      .flatMap((page) => page.items as { pk: string; dueAtSeconds: number }[])
      .toSorted((left, right) => left.dueAtSeconds - right.dueAtSeconds)
      .slice(0, limit)
      .map(({ pk, dueAtSeconds }) => ({ ...taskKeyOf(pk), dueAtSeconds }));
  }

  async deleteItems(key: TaskKey): Promise<void> {
    const [items, task] = await Promise.all([
      this.#table.partition(partitionKey(key), { attributes: ['pk', 'item'] }),
      this.find(key),
    ]);
    const others = items.filter((item) => item['item'] !== itemNames.task);
    await this.#table.deleteAll(others.map((item) => ({ pk: item['pk'], item: item['item'] })));
    if (task !== undefined) await leaveThread(this.#table, task);
  }

  async forget(key: TaskKey): Promise<void> {
    await this.deleteItems(key);
    await this.#table.deleteAll([taskItemKey(key)]);
  }

  async probe(): Promise<void> {
    await this.#table.get({ pk: 'probe#probe', item: itemNames.task });
  }

  #nowSeconds(): number {
    return this.#now().getTime() / 1000;
  }
}

function taskItemKey(key: TaskKey) {
  return { pk: partitionKey(key), item: itemNames.task };
}

/** The condition that the item is there and in one of these statuses. */
function statusIn(statuses: readonly StoredStatus[]) {
  const values = Object.fromEntries(statuses.map((status, index) => [`:from${index}`, status]));
  return {
    expression: `#status IN (${Object.keys(values).join(', ')})`,
    names: { '#status': 'taskStatus' },
    values,
  };
}

function summaryOf(item: Record<string, unknown>): TaskSummary {
  const { taskId, status, createdAt, title, outcome, expiresAtSeconds } = taskOf(item);
  return {
    taskId,
    status: status as TaskStatus,
    createdAt,
    expiresAtSeconds,
    ...(title === undefined ? {} : { title }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function sortOf(summary: TaskSummary | undefined): string {
  return summary === undefined ? '' : `${summary.createdAt}#${summary.taskId}`;
}
