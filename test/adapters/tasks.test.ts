import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { orderSchema, stepNames, type TaskStatus } from '../../contract/shapes.ts';
import { DynamoTasks } from '../../functions/adapters/dynamo-tasks.ts';
import { legalMoves, type StoredStatus } from '../../functions/domain/life-cycle.ts';
import { addUsage, noUsage, type StoredOrder, type Task, type TraceEntry } from '../../functions/domain/model.ts';
import type { Tasks } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeTasks } from '../fakes/fake-tasks.ts';
import { daySeconds, noonSeconds, sampleEntry, sampleOrder, sampleTask } from '../fakes/samples.ts';
import { loseAnswers } from './lose-answers.ts';
import { type Aws, startAws } from './start-aws.ts';

let aws: Aws;
beforeAll(async () => {
  aws = await startAws();
});
afterAll(() => aws.close());

const clock = new FakeClock();
const statuses = Object.keys(legalMoves) as StoredStatus[];

/** Each adapter, and how many cases of a property it has time for. */
const adapters: [name: string, create: () => Tasks, cases: number][] = [
  ['fake', () => new FakeTasks(clock.now), 200],
  ['real', () => new DynamoTasks(new DynamoDBClient({}), aws.names.tasksTable, clock.now), 12],
];

let tenants = 0;

/** A task of a tenant of its own, so that tests on one table do not meet. */
function ownTask(changes: Partial<Task> = {}): Task {
  tenants += 1;
  return sampleTask({ tenantId: `tenant-${tenants}`, ...changes });
}

/** Takes a new task to this status by legal moves. */
async function taskIn(tasks: Tasks, status: StoredStatus, changes: Partial<Task> = {}): Promise<Task> {
  const task = ownTask(changes);
  await tasks.putTask(task);
  if (status === 'DELETED') await tasks.transition(task, 'CANCELLED', {});
  if (status === 'COMPLETED') await tasks.begin(task, 'plan', 0);
  if (status !== 'PENDING') await tasks.transition(task, status, {});
  return task;
}

async function statusOf(tasks: Tasks, task: Task): Promise<StoredStatus | undefined> {
  return (await tasks.find(task))?.status;
}

describe.each(adapters)('the tasks port, %s', (_name, create, cases) => {
  test('gives back what was stored, and nothing of another tenant', async () => {
    const tasks = create();
    const task = ownTask({ userId: 'customer-7' });
    await tasks.putTask(task);
    expect(await tasks.find(task)).toEqual(task);
    expect(await tasks.find({ ...task, tenantId: 'other' })).toBeUndefined();
    expect(await tasks.find({ ...task, taskId: 'other' })).toBeUndefined();
    expect(await tasks.findOrder(task)).toBeUndefined();
    await expect(tasks.probe()).resolves.toBeUndefined();
  });

  test('stores an order and a task only if they are not there', async () => {
    const tasks = create();
    const task = ownTask();
    const order = sampleOrder({ tenantId: task.tenantId });
    await tasks.putOrder(order);
    await tasks.putOrder({ ...order, order: { prompt: 'Another?' } });
    expect(await tasks.findOrder(task)).toEqual(order);
    await tasks.putTask(task);
    await tasks.begin(task, 'plan', 0);
    await tasks.putTask({ ...task, run: 7 });
    expect(await tasks.find(task)).toMatchObject({ status: 'RUNNING', run: 1 });
  });

  test('keeps every key and character of an order, `__proto__` included', async () => {
    const tasks = create();
    const text =
      '{"prompt":"é 😀\\r\\n","context":{"__proto__":{"a":[]},"":0,"10":1,"9":{"constructor":null},"b":"\u2028"}}';
    const order = sampleOrder({ ...ownTask(), order: orderSchema().parse(JSON.parse(text)) });
    await tasks.putOrder(order);
    const stored = (await tasks.findOrder(order))?.order;
    expect(JSON.stringify(stored)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.hasOwn(stored?.context as object, '__proto__')).toBe(true);
  });

  test('keeps any order that is valid', async () => {
    const tasks = create();
    const orders = fc.record(
      { prompt: fc.string({ unit: 'binary', minLength: 1 }).filter(isClean), context: fc.jsonValue() },
      { requiredKeys: ['prompt'] },
    );
    await fc.assert(
      fc.asyncProperty(orders, async (given) => {
        fc.pre(orderSchema().safeParse(given).success);
        const order: StoredOrder = sampleOrder({ ...ownTask(), order: given });
        await tasks.putOrder(order);
        expect(JSON.stringify((await tasks.findOrder(order))?.order)).toBe(JSON.stringify(given));
      }),
      { numRuns: cases },
    );
  });

  describe('changes of status', () => {
    test.each(statuses)('from %s are those of the life cycle and no other', async (from) => {
      const tasks = create();
      for (const to of statuses) {
        const task = await taskIn(tasks, from);
        const before = await tasks.find(task);
        expect(before?.status).toBe(from);
        const moved = await tasks.transition(task, to, { dueAtSeconds: 7 });
        if (legalMoves[from].includes(to)) {
          expect(moved).toMatchObject({ status: to, dueAtSeconds: 7, taskId: task.taskId });
          expect(await tasks.find(task)).toEqual(moved);
        } else {
          expect(moved).toBeUndefined();
          expect(await tasks.find(task)).toEqual(before);
        }
      }
    });

    test.each(statuses)('from %s to a running step only while the task is open', async (from) => {
      const tasks = create();
      const task = await taskIn(tasks, from);
      const before = await tasks.find(task);
      const isOpen = from === 'PENDING' || from === 'RUNNING';
      expect(await tasks.begin(task, 'write', 99)).toBe(isOpen);
      if (isOpen) {
        expect(await tasks.find(task)).toMatchObject({
          status: 'RUNNING',
          dueAtSeconds: 99,
          progress: { step: 'write', completed: 0, planned: 1 },
        });
      } else {
        expect(await tasks.find(task)).toEqual(before);
      }
    });

    test('of a task that is not there make none', async () => {
      const tasks = create();
      const task = ownTask();
      expect(await tasks.transition(task, 'CANCELLED', {})).toBeUndefined();
      expect(await tasks.begin(task, 'plan', 0)).toBe(false);
      await tasks.postpone(task, 'PENDING', 5);
      await tasks.appendStep(task, sampleEntry(), task.expiresAtSeconds);
      expect(await tasks.find(task)).toBeUndefined();
    });

    test('write down the time and what came with them', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'RUNNING');
      clock.advanceMs(1_234);
      const changes = {
        title: 'T',
        outcome: 'partial',
        reportHash: 'h',
        knowledgeVersion: 'k',
        dueAtSeconds: 1,
      } as const;
      const completed = await tasks.transition(task, 'COMPLETED', changes);
      expect(completed).toMatchObject({ ...changes, updatedAt: clock.now().toISOString() });
      expect(completed?.createdAt).toBe(task.createdAt);
    });

    test('are won by one of many who try at once', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'RUNNING');
      const ends: StoredStatus[] = ['COMPLETED', 'FAILED', 'CANCELLED', 'COMPLETED', 'FAILED', 'CANCELLED'];
      const moved = await Promise.all(ends.map((to) => tasks.transition(task, to, {})));
      const winners = moved.filter((one) => one !== undefined);
      expect(winners).toHaveLength(1);
      expect(await tasks.find(task)).toEqual(winners[0]);
    });

    test('a tombstone keeps no text', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'RUNNING');
      const failure = { error: 'E', class: 'unknown', message: 'canary' } as const;
      await tasks.transition(task, 'FAILED', { title: 'canary', outcome: 'answered', reportHash: 'canary', failure });
      const tombstone = await tasks.transition(task, 'DELETED', { expiresAtSeconds: 42, dueAtSeconds: 41 });
      expect(tombstone).toMatchObject({ status: 'DELETED', expiresAtSeconds: 42, dueAtSeconds: 41 });
      expect(JSON.stringify(await tasks.find(task))).not.toContain('canary');
    });

    test('are legal whatever is done in whatever order', async () => {
      const tasks = create();
      await fc.assert(
        fc.asyncProperty(fc.array(operations, { maxLength: 12 }), async (steps) => {
          const task = ownTask();
          await tasks.putTask(task);
          let status: StoredStatus = 'PENDING';
          for (const operation of steps) {
            await operation.run(tasks, task);
            const next: StoredStatus | undefined = await statusOf(tasks, task);
            expect(next).toBeDefined();
            if (next === undefined || next === status) continue;
            expect(legalMoves[status], `${status} → ${next} by ${operation.name}`).toContain(next);
            status = next;
          }
        }),
        { numRuns: cases },
      );
    });
  });

  test('a task is postponed only in the status it was seen in', async () => {
    const tasks = create();
    const task = await taskIn(tasks, 'RUNNING');
    await tasks.postpone(task, 'PENDING', 1);
    expect(await tasks.find(task)).toMatchObject({ dueAtSeconds: task.dueAtSeconds });
    await tasks.postpone(task, 'RUNNING', 1);
    expect(await tasks.find(task)).toMatchObject({ dueAtSeconds: 1 });
  });

  describe('the trace', () => {
    test('keeps the order, and an entry that is there is not written again', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'RUNNING');
      const [first, second] = [sampleEntry({ entryId: 'a', planned: 4 }), sampleEntry({ entryId: 'b', planned: 9 })];
      for (const entry of [first, first, second, first]) {
        await tasks.appendStep(task, entry, task.expiresAtSeconds);
      }
      expect(await tasks.listSteps(task)).toEqual([first, second]);
      expect(await tasks.find(task)).toMatchObject({
        stepCount: 2,
        progress: { completed: 2, planned: 9 },
        usage: addUsage(first.usage, second.usage),
      });
    });

    test('grows after the end without changing the task', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'CANCELLED');
      const before = await tasks.find(task);
      await tasks.appendStep(task, sampleEntry(), task.expiresAtSeconds);
      expect(await tasks.listSteps(task)).toHaveLength(1);
      expect(await tasks.find(task)).toEqual(before);
    });

    test('has no gap and no double entry under ten writers at once, and its sums are right', async () => {
      const tasks = create();
      const writers = fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 4 }), {
        minLength: 10,
        maxLength: 10,
      });
      await fc.assert(
        fc.asyncProperty(writers, async (idsOfWriters) => {
          const task = await taskIn(tasks, 'RUNNING');
          await Promise.all(
            idsOfWriters.map(async (ids) => {
              for (const id of ids) await tasks.appendStep(task, entryOf(id), task.expiresAtSeconds);
            }),
          );
          const distinct = new Set(idsOfWriters.flat());
          const trace = await tasks.listSteps(task);
          expect(trace.map(({ entryId }) => entryId).toSorted()).toEqual([...distinct].map(nameOf).toSorted());
          expect(await tasks.find(task)).toMatchObject({
            stepCount: distinct.size,
            usage: [...distinct].map((id) => entryOf(id).usage).reduce(addUsage, noUsage),
          });
        }),
        { numRuns: Math.ceil(cases / 2) },
      );
    });
  });

  describe('memos', () => {
    const memo = { memoKey: 'key', changes: { planHash: 'a', findings: [] }, entry: sampleEntry() };

    test('the first one stands', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'RUNNING');
      expect(await tasks.findMemo(task, 'plan', 'key')).toBeUndefined();
      expect(await tasks.putMemo(task, 'plan', memo, task.expiresAtSeconds)).toEqual(memo);
      const second = { ...memo, changes: { planHash: 'b' } };
      expect(await tasks.putMemo(task, 'plan', second, task.expiresAtSeconds)).toEqual(memo);
      expect(await tasks.findMemo(task, 'plan', 'key')).toEqual(memo);
    });

    test('of other steps, keys and tasks are others', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'RUNNING');
      await tasks.putMemo(task, 'plan', memo, task.expiresAtSeconds);
      expect(await tasks.findMemo(task, 'write', 'key')).toBeUndefined();
      expect(await tasks.findMemo(task, 'plan', 'other')).toBeUndefined();
      expect(await tasks.findMemo(ownTask(), 'plan', 'key')).toBeUndefined();
    });

    test('all who put one at once get the same', async () => {
      const tasks = create();
      const task = await taskIn(tasks, 'RUNNING');
      const put = await Promise.all(
        Array.from({ length: 10 }, (_value, index) =>
          tasks.putMemo(task, 'plan', { ...memo, changes: { planHash: String(index) } }, task.expiresAtSeconds),
        ),
      );
      expect(new Set(put.map(({ changes }) => changes['planHash'])).size).toBe(1);
    });
  });

  describe('the list of an owner', () => {
    const ownerOf = ({ tenantId, principal, userId }: Task) => ({ tenantId, principal, userId });

    /** Tasks of one owner, oldest first, one in each of these statuses. */
    async function listed(
      tasks: Tasks,
      all: readonly TaskStatus[],
      changes: (index: number) => Partial<Task> = () => ({}),
    ) {
      const { tenantId } = ownTask();
      const made: Task[] = [];
      for (const [index, status] of all.entries()) {
        const taskId = `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
        // Two tasks of the same millisecond at a time.
        const createdAt = new Date(noonSeconds * 1000 + Math.floor(index / 2)).toISOString();
        made.push(await taskIn(tasks, status, { tenantId, taskId, createdAt, ...changes(index) }));
      }
      return made;
    }

    async function walk(tasks: Tasks, owner: ReturnType<typeof ownerOf>, page: { limit: number; status?: TaskStatus }) {
      const pages: string[][] = [];
      for (let after: string | undefined = ''; after !== undefined; ) {
        const { items, position } = await tasks.listByOwner(owner, { ...page, ...(after === '' ? {} : { after }) });
        pages.push(items.map(({ taskId }) => taskId));
        after = position;
      }
      return pages;
    }

    test('loses and repeats nothing on its pages, newest first, for any mix of statuses', async () => {
      const tasks = create();
      const mixes = fc.array(fc.constantFrom<TaskStatus>('PENDING', 'COMPLETED', 'FAILED'), { maxLength: 9 });
      await fc.assert(
        fc.asyncProperty(mixes, fc.integer({ min: 1, max: 4 }), async (mix, limit) => {
          const made = await listed(tasks, mix);
          const owner = ownerOf(made[0] ?? ownTask());
          for (const status of [undefined, 'COMPLETED'] as const) {
            const expected = made.filter((_task, index) => status === undefined || mix[index] === status);
            const pages = await walk(tasks, owner, { limit, ...(status === undefined ? {} : { status }) });
            expect(pages.flat()).toEqual(expected.map(({ taskId }) => taskId).toReversed());
            // Every page but the last is full, and none is empty unless the list is.
            for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
            if (expected.length > 0) expect(pages.at(-1)).not.toEqual([]);
          }
        }),
        { numRuns: cases },
      );
    });

    test('shows what a list shows and no more', async () => {
      const tasks = create();
      const [task] = await listed(tasks, ['RUNNING']);
      if (task === undefined) return;
      await tasks.transition(task, 'COMPLETED', { title: 'T', outcome: 'answered', reportHash: 'h' });
      const { taskId, createdAt, expiresAtSeconds } = task;
      expect(await tasks.listByOwner(ownerOf(task), { limit: 5 })).toEqual({
        items: [{ taskId, status: 'COMPLETED', createdAt, expiresAtSeconds, title: 'T', outcome: 'answered' }],
      });
    });

    test('leaves out what has expired, wherever it stands', async () => {
      const tasks = create();
      const expired = (index: number) => (index % 2 === 0 ? { expiresAtSeconds: clock.nowSeconds } : {});
      const made = await listed(tasks, ['FAILED', 'FAILED', 'FAILED', 'FAILED', 'FAILED'], expired);
      const owner = ownerOf(made[0] ?? ownTask());
      expect((await walk(tasks, owner, { limit: 1 })).flat()).toEqual([made[3]?.taskId, made[1]?.taskId]);
    });

    test('leaves out tombstones', async () => {
      const tasks = create();
      const [first, second] = await listed(tasks, ['FAILED', 'FAILED']);
      if (first === undefined || second === undefined) return;
      await tasks.transition(second, 'DELETED', {});
      expect((await tasks.listByOwner(ownerOf(first), { limit: 5 })).items.map(({ taskId }) => taskId)).toEqual([
        first.taskId,
      ]);
    });

    test('holds no task of another owner', async () => {
      const tasks = create();
      const [task] = await listed(tasks, ['FAILED']);
      if (task === undefined) return;
      const owner = ownerOf(task);
      for (const change of [{ tenantId: 'other' }, { principal: 'other' }, { userId: 'other' }]) {
        expect(await tasks.listByOwner({ ...owner, ...change }, { limit: 5 })).toEqual({ items: [] });
      }
    });
  });

  test('tasks are due at their second, the longest due first, as many as asked for', async () => {
    const tasks = create();
    // Far before anything that other tests leave in the table.
    const dueAt = [-30, -50, -10, -40, -20];
    const made = await Promise.all(
      dueAt.map((dueAtSeconds, index) => {
        const taskId = `bbbbbbbb-0000-4000-8000-00000000000${index}`;
        return taskIn(tasks, 'PENDING', { dueAtSeconds, taskId });
      }),
    );
    const keys = dueAt.map((seconds, index) => ({ seconds, key: keyOf(made[index] ?? ownTask()) }));
    const oldestFirst = keys.toSorted((left, right) => left.seconds - right.seconds).map(({ key }) => key);
    expect(await tasks.listDue(-51, 10)).toEqual([]);
    expect(await tasks.listDue(-30, 10)).toEqual(oldestFirst.slice(0, 3));
    expect(await tasks.listDue(-1, 2)).toEqual(oldestFirst.slice(0, 2));
    await Promise.all(made.map((task) => tasks.postpone(task, 'PENDING', noonSeconds + 10 * daySeconds)));
    expect(await tasks.listDue(-1, 10)).toEqual([]);
  });

  test('everything of a task but the task itself is deleted, of another task nothing', async () => {
    const tasks = create();
    const [task, other] = [await taskIn(tasks, 'RUNNING'), await taskIn(tasks, 'RUNNING')];
    for (const key of [task, other]) {
      await tasks.putOrder(sampleOrder(keyOf(key)));
      await tasks.putMemo(key, 'plan', { memoKey: 'key', changes: {}, entry: sampleEntry() }, key.expiresAtSeconds);
      // More than one batch.
      for (let id = 0; id < 30; id += 1) await tasks.appendStep(key, entryOf(id), key.expiresAtSeconds);
    }
    const before = await tasks.find(task);
    await tasks.deleteItems(task);
    expect(await tasks.findOrder(task)).toBeUndefined();
    expect(await tasks.findMemo(task, 'plan', 'key')).toBeUndefined();
    expect(await tasks.listSteps(task)).toEqual([]);
    expect(await tasks.find(task)).toEqual(before);
    expect(await tasks.listSteps(other)).toHaveLength(30);
    await tasks.forget(other);
    expect(await tasks.find(other)).toBeUndefined();
    expect(await tasks.listSteps(other)).toEqual([]);
    expect(await tasks.findOrder(other)).toBeUndefined();
    await tasks.forget(other);
  });
});

interface Operation {
  readonly name: string;
  run(tasks: Tasks, task: Task): Promise<unknown>;
}

const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.constantFrom(...statuses).map((to) => ({
    name: `transition to ${to}`,
    run: (tasks: Tasks, task: Task) => tasks.transition(task, to, { dueAtSeconds: 7 }),
  })),
  fc.constantFrom(...stepNames).map((step) => ({
    name: `begin ${step}`,
    run: (tasks: Tasks, task: Task) => tasks.begin(task, step, 8),
  })),
  fc.constantFrom(...statuses).map((status) => ({
    name: `postpone ${status}`,
    run: (tasks: Tasks, task: Task) => tasks.postpone(task, status, 9),
  })),
  fc.nat({ max: 3 }).map((id) => ({
    name: `append ${id}`,
    run: (tasks: Tasks, task: Task) => tasks.appendStep(task, entryOf(id), task.expiresAtSeconds),
  })),
  fc.constant({ name: 'put again', run: (tasks: Tasks, task: Task) => tasks.putTask(task) }),
  fc.constant({ name: 'delete items', run: (tasks: Tasks, task: Task) => tasks.deleteItems(task) }),
);

function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && text.trim() !== '';
}

function nameOf(id: number): string {
  return `entry-${id}`;
}

function entryOf(id: number): TraceEntry {
  const usage = { inputTokens: id, outputTokens: 2 * id, costMicroUsd: 1, latencyMs: 10 };
  return sampleEntry({ entryId: nameOf(id), usage });
}

function keyOf({ tenantId, taskId }: Task) {
  return { tenantId, taskId };
}

describe.each(['repeated by the SDK', 'given up by the SDK'] as const)('an answer lost and %s', (kind) => {
  let lost = 0;
  afterEach(() => {
    expect(lost).toBeGreaterThan(0);
    lost = 0;
  });

  /** The real adapter, which never hears of the first write of this kind. */
  function deafTo(command: string): Tasks {
    let isFirst = true;
    const client = loseAnswers(
      new DynamoDBClient({}),
      (one) => {
        const isLost = isFirst && one === command;
        if (isLost) lost += 1;
        if (isLost) isFirst = false;
        return isLost;
      },
      kind,
    );
    return new DynamoTasks(client, aws.names.tasksTable, clock.now);
  }

  /** What the caller of a port does about a fault that passes: the same again. */
  async function untilItWorks(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'StorageUnavailable', class: 'transient' });
      expect(kind).toBe('given up by the SDK');
      return work();
    });
  }

  test('leaves one entry in the trace', async () => {
    const tasks = deafTo('PutItem');
    const task = ownTask();
    await untilItWorks(() => tasks.appendStep(task, entryOf(1), task.expiresAtSeconds));
    await tasks.appendStep(task, entryOf(2), task.expiresAtSeconds);
    expect((await tasks.listSteps(task)).map(({ entryId }) => entryId)).toEqual([nameOf(1), nameOf(2)]);
  });

  test('brings the task up to date all the same', async () => {
    const tasks = deafTo('UpdateItem');
    const task = ownTask();
    await tasks.putTask(task);
    await untilItWorks(() => tasks.appendStep(task, entryOf(1), task.expiresAtSeconds));
    expect(await tasks.find(task)).toMatchObject({ stepCount: 1, usage: entryOf(1).usage });
  });

  test('leaves one task, one order and one memo', async () => {
    const task = ownTask();
    const memo = { memoKey: 'key', changes: { planHash: 'a' }, entry: entryOf(1) };
    const order = sampleOrder(keyOf(task));
    await untilItWorks(() => deafTo('PutItem').putOrder(order));
    await untilItWorks(() => deafTo('PutItem').putTask(task));
    await untilItWorks(() => deafTo('PutItem').putMemo(task, 'plan', memo, task.expiresAtSeconds));
    const tasks = deafTo('none');
    expect(await tasks.find(task)).toEqual(task);
    expect(await tasks.findOrder(task)).toEqual(order);
    expect(await tasks.findMemo(task, 'plan', 'key')).toEqual(memo);
  });

  test('leaves a step begun', async () => {
    const tasks = deafTo('UpdateItem');
    const task = ownTask();
    await tasks.putTask(task);
    await untilItWorks(() => tasks.begin(task, 'plan', 5));
    expect(await tasks.find(task)).toMatchObject({ status: 'RUNNING', dueAtSeconds: 5 });
  });
});

test('every item may be dropped by DynamoDB a week after its task has expired, and a task stays small', async () => {
  const tasks = new DynamoTasks(new DynamoDBClient({}), aws.names.tasksTable, clock.now);
  const task = ownTask({ expiresAtSeconds: 1_000 });
  await tasks.putOrder(sampleOrder({ ...keyOf(task), expiresAtSeconds: 1_000 }));
  await tasks.putTask(task);
  await tasks.appendStep(task, sampleEntry(), 1_000);
  await tasks.putMemo(task, 'plan', { memoKey: 'key', changes: {}, entry: sampleEntry() }, 1_000);
  await tasks.transition(task, 'CANCELLED', { expiresAtSeconds: 2_000 });
  const { Items = [] } = await new DynamoDBClient({}).send(
    new QueryCommand({
      TableName: aws.names.tasksTable,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `${task.tenantId}#${task.taskId}` } },
    }),
  );
  const week = 7 * daySeconds;
  expect(Object.fromEntries(Items.map((item) => [item['item']?.S, Number(item['ttlSeconds']?.N)]))).toEqual({
    'MEMO#plan#key': 1_000 + week,
    ORDER: 1_000 + week,
    'STEP#0001': 1_000 + week,
    TASK: 2_000 + week,
  });
  const stored = Items.find((item) => item['item']?.S === 'TASK');
  // One write unit is 1 KB; the type letters of the JSON form are not stored.
  expect(
    JSON.stringify(Object.entries(stored ?? {}).map(([name, value]) => [name, Object.values(value)])).length,
  ).toBeLessThan(1_024);
});
