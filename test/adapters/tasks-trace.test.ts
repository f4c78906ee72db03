import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DynamoTasks } from '../../functions/adapters/dynamo-tasks.ts';
import { addUsage, noUsage } from '../../functions/domain/model.ts';
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
});

describe.each(losses)('an answer lost and %s', (loss) => {
  const tries = loss === 'repeated by the SDK' ? 1 : 2;

  /** The real adapter, which does not hear of its first write of this kind. */
  function deafTo(command: string): Tasks {
    const client = loseFirstAnswer(new DynamoDBClient({}), command, loss);
    return new DynamoTasks(client, aws.names.tasksTable, clock.now);
  }

  test('leaves one entry in the trace', async () => {
    const tasks = deafTo('PutItem');
    const task = ownTask();
    const appended = await untilItWorks(() => tasks.appendStep(task, entryOf(1), task.expiresAtSeconds));
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
