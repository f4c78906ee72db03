import '../fakes/set-environment.ts';
import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { startRecord } from '../../contract/workflow.ts';
import type { Task } from '../../functions/domain/model.ts';
import { createHandler } from '../../functions/sweep/handler.ts';
import { FakeService } from '../fakes/fake-service.ts';

async function statusOf(service: FakeService, task: Task): Promise<string | undefined> {
  return (await service.tasks.find(task))?.status;
}

test('one task that cannot be settled does not keep the others waiting, and is tried again', async () => {
  const service = new FakeService();
  const ids = [1, 2, 3].map((number) => `aaaaaaaa-0000-4000-8000-00000000000${number}`);
  const tasks: Task[] = [];
  for (const taskId of ids) tasks.push(await service.addTask('RUNNING', { taskId, dueAtSeconds: 0 }));
  const describeRun = service.workflow.describe.bind(service.workflow);
  service.workflow.describe = async (key, run) => {
    if (key.taskId === ids[0]) throw new Error('canary');
    return describeRun(key, run);
  };
  await service.sweep();
  expect(await Promise.all(tasks.map((task) => statusOf(service, task)))).toEqual(['RUNNING', 'FAILED', 'FAILED']);
  expect(service.telemetry.errors()).toEqual(['A due task could not be settled']);
  expect(service.telemetry.total('DueUnsettled')).toBe(1);
  service.workflow.describe = describeRun;
  service.clock.advanceSeconds(limits.sweepSeconds);
  await service.sweep();
  expect(await Promise.all(tasks.map((task) => statusOf(service, task)))).toEqual(['FAILED', 'FAILED', 'FAILED']);
});

describe('tasks that can never be settled, as many as a sweep takes', () => {
  async function withBrokenTasks(): Promise<{ service: FakeService; broken: Task[] }> {
    const service = new FakeService();
    const broken: Task[] = [];
    for (let number = 0; number < limits.sweepItems; number += 1) {
      const taskId = `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;
      broken.push(await service.addTask('RUNNING', { taskId, dueAtSeconds: 0 }));
    }
    const ids = new Set(broken.map(({ taskId }) => taskId));
    const describeRun = service.workflow.describe.bind(service.workflow);
    service.workflow.describe = async (key, run) => {
      if (ids.has(key.taskId)) throw new Error('canary');
      return describeRun(key, run);
    };
    return { service, broken };
  }

  test('let those that are due after them have their turn, and are tried in each sweep', async () => {
    const { service } = await withBrokenTasks();
    const sound = await service.addTask('RUNNING', { taskId: 'bbbbbbbb-0000-4000-8000-000000000000', dueAtSeconds: 1 });
    await service.sweep();
    expect(await statusOf(service, sound)).toBe('RUNNING');
    service.clock.advanceSeconds(limits.sweepSeconds);
    await service.sweep();
    expect(await statusOf(service, sound)).toBe('FAILED');
    // One of them has to wait for the next sweep, because the sound one took its place.
    expect(service.telemetry.total('DueUnsettled')).toBe(2 * limits.sweepItems - 1);
  });

  test('stay where they are when not even that can be stored, and the sweep goes on', async () => {
    const { service, broken } = await withBrokenTasks();
    service.tasks.postpone = () => Promise.reject(new Error('canary'));
    await service.sweep();
    expect(service.telemetry.total('DueUnsettled')).toBe(broken.length);
    expect(new Set(service.telemetry.errors())).toEqual(
      new Set(['A due task could not be settled', 'A due task could not be put back']),
    );
  });
});

test('a task that failed only after it was given a new time keeps that time', async () => {
  const service = new FakeService();
  const task = await service.addTask('RUNNING', { dueAtSeconds: 0 });
  service.events.publish = () => Promise.reject(new Error('canary'));
  await service.sweep();
  expect(await service.tasks.find(task)).toMatchObject({
    status: 'FAILED',
    dueAtSeconds: service.clock.nowSeconds + limits.startDueSeconds,
  });
});

describe('how far behind the sweep is', () => {
  test('is how long the oldest due task has waited, measured before it is settled', async () => {
    const service = new FakeService();
    const nowSeconds = service.clock.nowSeconds;
    await service.addTask('RUNNING', { dueAtSeconds: nowSeconds - 30 });
    await service.addTask('RUNNING', {
      taskId: 'aaaaaaaa-0000-4000-8000-000000000002',
      dueAtSeconds: nowSeconds - 700,
    });
    await service.sweep();
    expect(service.telemetry.valuesOf('OldestDueSeconds')).toEqual([700]);
  });

  test('is nothing when no task is due, and is measured all the same', async () => {
    const service = new FakeService();
    await service.sweep();
    expect(service.telemetry.valuesOf('OldestDueSeconds')).toEqual([0]);
  });

  test('does not grow by a task that cannot be settled, which is counted by itself', async () => {
    const service = new FakeService();
    await service.addTask('RUNNING', { dueAtSeconds: service.clock.nowSeconds });
    service.workflow.describe = () => Promise.reject(new Error('canary'));
    await service.sweep();
    service.clock.advanceSeconds(limits.sweepSeconds);
    await service.sweep();
    const waitedSeconds = limits.sweepSeconds - limits.sweepRetrySeconds;
    expect(service.telemetry.valuesOf('OldestDueSeconds')).toEqual([0, waitedSeconds]);
    expect(service.telemetry.total('DueUnsettled')).toBe(2);
  });

  test('is not measured when it is called for one run that ended', async () => {
    const service = new FakeService();
    const task = await service.addTask('RUNNING');
    await service.workflow.start(startRecord(task));
    await createHandler(service.ports)({ detail: { status: 'FAILED', input: JSON.stringify(startRecord(task)) } });
    expect(service.telemetry.valuesOf('OldestDueSeconds')).toEqual([]);
  });
});
