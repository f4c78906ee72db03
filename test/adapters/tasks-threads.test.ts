import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskStatus } from '../../contract/words.ts';
import type { Task } from '../../functions/domain/model.ts';
import type { Tasks } from '../../functions/ports.ts';
import { noonSeconds } from '../fakes/samples.ts';
import { useAws } from './start-aws.ts';
import { clock, keyOf, ownTask, taskIn, tasksAdapters } from './tasks-world.ts';

const aws = useAws();
const threadId = idOf(0);

describe.each(tasksAdapters(aws))('a thread, %s', (_name, create, cases) => {
  /** The first report of a thread and those that follow up on it, oldest first. */
  async function threadOf(
    tasks: Tasks,
    statuses: readonly TaskStatus[],
    changes: (index: number) => Partial<Task> = () => ({}),
  ): Promise<Task[]> {
    const { tenantId } = ownTask();
    const made: Task[] = [];
    for (const [index, status] of statuses.entries()) {
      // Two tasks of the same millisecond at a time, but for the first.
      const createdAt = new Date(noonSeconds * 1000 + Math.ceil(index / 2)).toISOString();
      const thread = index === 0 ? {} : { threadId };
      const facts = { tenantId, taskId: idOf(index), createdAt, ...thread, ...changes(index) };
      await tasks.joinThread(ownTask(facts));
      made.push(await taskIn(tasks, status, facts));
    }
    return made;
  }

  const idsIn = async (tasks: Tasks, owner: Task, limit = 100) =>
    (await tasks.listThread(owner, threadId, { limit })).items.map(({ taskId }) => taskId);

  async function erase(tasks: Tasks, task: Task): Promise<void> {
    await tasks.transition(task, 'DELETED', {});
    await tasks.deleteItems(keyOf(task));
  }

  test('loses and repeats nothing on its pages, the latest first, for any mix of statuses', async () => {
    const tasks = create();
    const mixes = fc.array(fc.constantFrom<TaskStatus>('PENDING', 'COMPLETED', 'FAILED'), {
      minLength: 1,
      maxLength: 7,
    });
    await fc.assert(
      fc.asyncProperty(mixes, fc.integer({ min: 1, max: 8 }), async (mix, limit) => {
        const made = await threadOf(tasks, mix);
        const [owner = ownTask()] = made;
        for (const status of [undefined, 'COMPLETED'] as const) {
          const expected = made.filter((task) => status === undefined || mix[made.indexOf(task)] === status);
          const seen: string[] = [];
          for (let after: string | undefined = ''; after !== undefined; ) {
            const page = { limit, ...(after === '' ? {} : { after }), ...(status === undefined ? {} : { status }) };
            const { items, position } = await tasks.listThread(owner, threadId, page);
            expect(items.length).toBe(Math.min(limit, expected.length - seen.length));
            seen.push(...items.map(({ taskId }) => taskId));
            after = position;
          }
          expect(seen).toEqual(expected.map(({ taskId }) => taskId).toReversed());
        }
      }),
      { numRuns: cases },
    );
  });

  test('gives each report as its task stands', async () => {
    const tasks = create();
    const [first = ownTask(), second = ownTask()] = await threadOf(tasks, ['PENDING', 'RUNNING']);
    await tasks.transition(second, 'COMPLETED', { title: 'T', outcome: 'answered', reportHash: 'h' });
    expect((await tasks.listThread(first, threadId, { limit: 5 })).items).toEqual([
      await tasks.find(second),
      await tasks.find(first),
    ]);
  });

  test('holds nothing for another owner', async () => {
    const tasks = create();
    const [owner = ownTask()] = await threadOf(tasks, ['COMPLETED', 'COMPLETED']);
    for (const change of [{ tenantId: 'other' }, { principal: 'other' }, { userId: 'other' }]) {
      expect(await tasks.listThread({ ...owner, ...change }, threadId, { limit: 5 })).toEqual({ items: [] });
    }
  });

  test('is not known by the id of a report that follows up', async () => {
    const tasks = create();
    const [owner = ownTask()] = await threadOf(tasks, ['COMPLETED', 'COMPLETED']);
    expect(await tasks.listThread(owner, idOf(1), { limit: 5 })).toEqual({ items: [] });
    expect(await tasks.listThread(owner, idOf(9), { limit: 5 })).toEqual({ items: [] });
  });

  test('goes on without its first report, and ends with its last one', async () => {
    const tasks = create();
    const [first = ownTask(), second = ownTask(), third = ownTask()] = await threadOf(tasks, [
      'COMPLETED',
      'COMPLETED',
      'COMPLETED',
    ]);
    await erase(tasks, first);
    expect(await idsIn(tasks, first)).toEqual([idOf(2), idOf(1)]);
    await erase(tasks, third);
    expect(await idsIn(tasks, first)).toEqual([idOf(1)]);
    await erase(tasks, second);
    expect(await idsIn(tasks, first)).toEqual([]);
  });

  test('leaves out what has expired, wherever it stands', async () => {
    const tasks = create();
    const expired = (index: number) => (index % 2 === 0 ? { expiresAtSeconds: clock.nowSeconds } : {});
    const [owner = ownTask()] = await threadOf(tasks, ['FAILED', 'FAILED', 'FAILED', 'FAILED'], expired);
    expect(await idsIn(tasks, owner)).toEqual([idOf(3), idOf(1)]);
    expect(await idsIn(tasks, owner, 1)).toEqual([idOf(3)]);
  });

  test('is joined once, also when a report joins again and before its task is stored', async () => {
    const tasks = create();
    const [first = ownTask()] = await threadOf(tasks, ['COMPLETED']);
    const second = ownTask({ tenantId: first.tenantId, taskId: idOf(1), threadId });
    await Promise.all([tasks.joinThread(second), tasks.joinThread(second)]);
    expect(await idsIn(tasks, first)).toEqual([idOf(0)]);
    await tasks.putTask(second);
    await tasks.joinThread(second);
    expect(await idsIn(tasks, first)).toEqual([idOf(1), idOf(0)]);
  });

  test('keeps nothing of a report that is forgotten', async () => {
    const tasks = create();
    const [first = ownTask(), second = ownTask()] = await threadOf(tasks, ['COMPLETED', 'COMPLETED']);
    await tasks.forget(keyOf(second));
    // A task of the same id that never joined is not in the thread.
    await tasks.putTask(second);
    expect(await idsIn(tasks, first)).toEqual([idOf(0)]);
  });
});

function idOf(index: number): string {
  return `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
