import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskStatus } from '../../contract/words.ts';
import type { Task } from '../../functions/domain/model.ts';
import type { Tasks } from '../../functions/ports.ts';
import { noonSeconds } from '../fakes/samples.ts';
import { useAws } from './start-aws.ts';
import { clock, ownTask, taskIn, tasksAdapters } from './tasks-world.ts';

const aws = useAws();

describe.each(tasksAdapters(aws))('the list of an owner, %s', (_name, create, cases) => {
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
          const sizes = pages.map((page) => page.length);
          expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
          expect(sizes.at(-1) === 0).toBe(expected.length === 0);
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
