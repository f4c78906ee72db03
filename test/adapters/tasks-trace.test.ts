import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DynamoTasks } from '../../functions/adapters/dynamo-tasks.ts';
import type { Task, TaskKey } from '../../functions/domain/model.ts';
import { addUsage, noUsage } from '../../functions/domain/usage.ts';
import type { Tasks } from '../../functions/ports.ts';
import { sampleEntry, sampleOrder } from '../fakes/samples.ts';
import { loseFirstAnswer, losses, untilItWorks } from './lose-answers.ts';
import { useAws } from './start-aws.ts';
import { clock, entryOf, keyOf, nameOf, ownTask, taskIn, tasksAdapters } from './tasks-world.ts';

const aws = useAws();

describe.each(tasksAdapters(aws))('the tasks port, %s', (_name, create, cases) => {
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

    test('goes on behind entries that the task does not know of', async () => {
      const tasks = create();
      const before = await taskIn(tasks, 'RUNNING');
      for (const id of [1, 2, 1, 3]) await tasks.appendStep(before, entryOf(id), before.expiresAtSeconds, before);
      expect((await tasks.listSteps(before)).map(({ entryId }) => entryId)).toEqual([1, 2, 3].map(nameOf));
      expect(await tasks.find(before)).toMatchObject({
        stepCount: 3,
        usage: [1, 2, 3].map((id) => entryOf(id).usage).reduce(addUsage),
      });
    });

    test('has no gap and no double entry under ten writers at once, and its sums are right', async () => {
      const tasks = create();
      const writers = fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 4 }), {
        minLength: 10,
        maxLength: 10,
      });
      await fc.assert(
        fc.asyncProperty(writers, fc.boolean(), async (idsOfWriters, looksFirst) => {
          const task = await taskIn(tasks, 'RUNNING');
          await Promise.all(
            idsOfWriters.map(async (ids) => {
              for (const id of ids) {
                const before = looksFirst ? await taskWithout(tasks, task, id) : undefined;
                await tasks.appendStep(task, entryOf(id), task.expiresAtSeconds, before);
              }
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
});

/** The task as a step reads it: before it finds that its entry is not there; undefined when it is. */
async function taskWithout(tasks: Tasks, key: TaskKey, id: number): Promise<Task | undefined> {
  const before = await tasks.find(key);
  const trace = await tasks.listSteps(key);
  return trace.some(({ entryId }) => entryId === nameOf(id)) ? undefined : before;
}

test('a trace that nobody else writes to is written without being read', async () => {
  const client = new DynamoDBClient({});
  const commands: string[] = [];
  client.middlewareStack.add(
    (next, context) => (input) => {
      commands.push(context.commandName ?? '');
      return next(input);
    },
    { step: 'initialize' },
  );
  const tasks = new DynamoTasks(client, aws.names.tasksTable, clock.now);
  const task = await taskIn(tasks, 'RUNNING');
  for (const id of [1, 2, 3]) await tasks.appendStep(task, entryOf(id), task.expiresAtSeconds, await tasks.find(task));
  expect(commands).not.toContain('QueryCommand');
  expect(await tasks.listSteps(task)).toHaveLength(3);
});

describe.each(losses)('an answer lost and %s', (loss) => {
  const tries = loss === 'repeated by the SDK' ? 1 : 2;

  /** The real adapter, which does not hear of its first write of this kind. */
  function deafTo(command: string): Tasks {
    const client = loseFirstAnswer(new DynamoDBClient({}), command, loss);
    return new DynamoTasks(client, aws.names.tasksTable, clock.now);
  }

  test.each([
    ['read first', undefined],
    ['not read', { stepCount: 0, usage: noUsage }],
  ])('leaves one entry in the trace when it is %s', async (_when, before) => {
    const tasks = deafTo('PutItem');
    const task = ownTask();
    const appended = await untilItWorks(() => tasks.appendStep(task, entryOf(1), task.expiresAtSeconds, before));
    await tasks.appendStep(task, entryOf(2), task.expiresAtSeconds);
    expect((await tasks.listSteps(task)).map(({ entryId }) => entryId)).toEqual([nameOf(1), nameOf(2)]);
    expect(appended.tries).toBe(tries);
  });

  test('brings the task up to date all the same', async () => {
    const tasks = deafTo('UpdateItem');
    const task = ownTask();
    await tasks.putTask(task);
    const appended = await untilItWorks(() => tasks.appendStep(task, entryOf(1), task.expiresAtSeconds));
    expect(await tasks.find(task)).toMatchObject({ stepCount: 1, usage: entryOf(1).usage });
    expect(appended.tries).toBe(tries);
  });

  test('leaves one task, one order and one memo', async () => {
    const task = ownTask();
    const memo = { memoKey: 'key', changes: { planHash: 'a' }, entry: entryOf(1) };
    const order = sampleOrder(keyOf(task));
    const [forOrder, forTask, forMemo] = [deafTo('PutItem'), deafTo('PutItem'), deafTo('PutItem')];
    const all = [
      await untilItWorks(() => forOrder.putOrder(order)),
      await untilItWorks(() => forTask.putTask(task)),
      await untilItWorks(() => forMemo.putMemo(task, 'plan', memo, task.expiresAtSeconds)),
    ];
    expect(all.map((one) => one.tries)).toEqual([tries, tries, tries]);
    expect(await forTask.find(task)).toEqual(task);
    expect(await forOrder.findOrder(task)).toEqual(order);
    expect(await forMemo.findMemo(task, 'plan', 'key')).toEqual(memo);
  });

  test('leaves a step begun', async () => {
    const tasks = deafTo('UpdateItem');
    const task = ownTask();
    await tasks.putTask(task);
    expect(await untilItWorks(() => tasks.begin(task, 'plan', 5))).toEqual({ tries, result: true });
    expect(await tasks.find(task)).toMatchObject({ status: 'RUNNING', dueAtSeconds: 5 });
  });
});
