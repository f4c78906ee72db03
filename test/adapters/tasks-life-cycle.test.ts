import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepNames } from '../../contract/words.ts';
import { legalMoves, type StoredStatus } from '../../functions/domain/life-cycle.ts';
import type { Task } from '../../functions/domain/model.ts';
import type { Tasks } from '../../functions/ports.ts';
import { sampleEntry } from '../fakes/samples.ts';
import { useAws } from './start-aws.ts';
import { clock, entryOf, ownTask, taskIn, tasksAdapters } from './tasks-world.ts';

const aws = useAws();

const statuses = Object.keys(legalMoves) as StoredStatus[];

describe.each(tasksAdapters(aws))('changes of status, %s', (_name, create, cases) => {
  const moves = statuses.flatMap((from) => statuses.map((to) => ({ from, to })));
  const isLegal = ({ from, to }: (typeof moves)[number]) => legalMoves[from].includes(to);

  test.each(moves.filter(isLegal))('from $from to $to is made', async ({ from, to }) => {
    const tasks = create();
    const task = await taskIn(tasks, from);
    const moved = await tasks.transition(task, to, { dueAtSeconds: 7 });
    expect(moved).toMatchObject({ status: to, dueAtSeconds: 7, taskId: task.taskId });
    expect(await tasks.find(task)).toEqual(moved);
  });

  test.each(moves.filter((move) => !isLegal(move)))('from $from to $to is refused', async ({ from, to }) => {
    const tasks = create();
    const task = await taskIn(tasks, from);
    const before = await tasks.find(task);
    expect(before).toMatchObject({ status: from });
    expect(await tasks.transition(task, to, { dueAtSeconds: 7 })).toBeUndefined();
    expect(await tasks.find(task)).toEqual(before);
  });

  test.each(['PENDING', 'RUNNING'] as const)('from %s to a running step is made', async (from) => {
    const tasks = create();
    const task = await taskIn(tasks, from);
    expect(await tasks.begin(task, 'write', 99)).toBe(true);
    expect(await tasks.find(task)).toMatchObject({
      status: 'RUNNING',
      dueAtSeconds: 99,
      progress: { step: 'write', completed: 0, planned: 1 },
    });
  });

  test.each(['COMPLETED', 'FAILED', 'CANCELLED', 'DELETED'] as const)(
    'from %s to a running step is refused',
    async (from) => {
      const tasks = create();
      const task = await taskIn(tasks, from);
      const before = await tasks.find(task);
      expect(await tasks.begin(task, 'write', 99)).toBe(false);
      expect(await tasks.find(task)).toEqual(before);
    },
  );

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
          const next: StoredStatus | undefined = (await tasks.find(task))?.status;
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
