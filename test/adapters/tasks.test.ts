import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderSchema } from '../../contract/shapes.ts';
import { DynamoTasks } from '../../functions/adapters/dynamo-tasks.ts';
import type { StoredOrder } from '../../functions/domain/model.ts';
import { daySeconds, noonSeconds, sampleEntry, sampleOrder } from '../fakes/samples.ts';
import { useAws } from './start-aws.ts';
import { clock, entryOf, keyOf, ownTask, taskIn, tasksAdapters } from './tasks-world.ts';

const aws = useAws();

describe.each(tasksAdapters(aws))('the tasks port, %s', (_name, create, cases) => {
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
    const order = sampleOrder({ tenantId: task.tenantId, labels: ['finance', 'hr'] });
    await tasks.putOrder(order);
    await tasks.putOrder({ ...order, order: { prompt: 'Another?' } });
    expect(await tasks.findOrder(task)).toEqual(order);
    await tasks.putTask(task);
    await tasks.begin(task, 'plan', 0);
    await tasks.putTask({ ...task, run: 7 });
    expect(await tasks.find(task)).toMatchObject({ status: 'RUNNING', run: 1 });
  });

  test('finds the answer that was last put under a key, for its tenant alone', async () => {
    const tasks = create();
    const { tenantId } = ownTask();
    const cacheKey = 'f'.repeat(64);
    const answer = { taskId: 'task-1', reportHash: 'a'.repeat(64), createdAt: '2026-11-21T12:00:00.000Z' };
    expect(await tasks.findAnswer(tenantId, cacheKey)).toBeUndefined();
    await tasks.putAnswer(tenantId, cacheKey, answer);
    expect(await tasks.findAnswer(tenantId, cacheKey)).toEqual(answer);
    await tasks.putAnswer(tenantId, cacheKey, { ...answer, taskId: 'task-2' });
    expect(await tasks.findAnswer(tenantId, cacheKey)).toEqual({ ...answer, taskId: 'task-2' });
    expect(await tasks.findAnswer('other', cacheKey)).toBeUndefined();
    expect(await tasks.findAnswer(tenantId, 'e'.repeat(64))).toBeUndefined();
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

  test('a task is postponed only in the status it was seen in', async () => {
    const tasks = create();
    const task = await taskIn(tasks, 'RUNNING');
    await tasks.postpone(task, 'PENDING', 1);
    expect(await tasks.find(task)).toMatchObject({ dueAtSeconds: task.dueAtSeconds });
    await tasks.postpone(task, 'RUNNING', 1);
    expect(await tasks.find(task)).toMatchObject({ dueAtSeconds: 1 });
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
    const due = dueAt.map((dueAtSeconds, index) => ({ ...keyOf(made[index] ?? ownTask()), dueAtSeconds }));
    const oldestFirst = due.toSorted((left, right) => left.dueAtSeconds - right.dueAtSeconds);
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

function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && text.trim() !== '';
}

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
