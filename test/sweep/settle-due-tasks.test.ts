import '../fakes/set-environment.ts';
import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { startRecord } from '../../contract/workflow.ts';
import type { Task } from '../../functions/domain/model.ts';
import type { RunStatus } from '../../functions/ports.ts';
import { createHandler } from '../../functions/sweep/handler.ts';
import { FakeService } from '../fakes/fake-service.ts';
import { daySeconds, sampleEntry } from '../fakes/samples.ts';

async function runningTask(service: FakeService): Promise<Task> {
  const task = await service.addTask('RUNNING');
  await service.workflow.start(startRecord(task));
  return task;
}

async function statusOf(service: FakeService, task: Task): Promise<string | undefined> {
  return (await service.tasks.find(task))?.status;
}

describe('a task that never started', () => {
  test('is left alone before it is due', async () => {
    const service = new FakeService();
    await service.addTask('PENDING');
    service.clock.advanceSeconds(limits.startDueSeconds - 1);
    await service.sweep();
    expect(service.workflow.started()).toEqual([]);
  });

  test('is started again as it would have been, once', async () => {
    const service = new FakeService();
    const task = await service.addTask('PENDING');
    service.clock.advanceSeconds(limits.startDueSeconds);
    await service.sweep();
    service.clock.advanceSeconds(limits.startDueSeconds);
    await service.sweep();
    expect(service.workflow.started()).toEqual([startRecord(task)]);
    expect(await service.tasks.find(task)).toMatchObject({
      status: 'PENDING',
      dueAtSeconds: service.clock.nowSeconds + limits.startDueSeconds,
    });
  });

  test('is tried again for 15 minutes and then fails with StartFailed', async () => {
    const service = new FakeService();
    const task = await service.addTask('PENDING');
    service.workflow.start = () => Promise.reject(new Error('no'));
    for (let minute = 1; minute < 15; minute += 1) {
      service.clock.advanceSeconds(60);
      await service.sweep();
      expect(await statusOf(service, task)).toBe('PENDING');
    }
    expect(service.telemetry.total('StartDeferred')).toBe(14);
    service.clock.advanceSeconds(60);
    await service.sweep();
    expect(await service.tasks.find(task)).toMatchObject({
      status: 'FAILED',
      failure: { error: 'StartFailed', class: 'permanent' },
      dueAtSeconds: task.expiresAtSeconds,
    });
    expect(service.events.published).toMatchObject([{ name: 'report.failed', data: { error: 'StartFailed' } }]);
  });

  test('but whose run is on its way is looked at again later', async () => {
    const service = new FakeService();
    const task = await service.addTask('PENDING');
    await service.workflow.start(startRecord(task));
    service.clock.advanceSeconds(limits.startAbandonSeconds + 1);
    await service.sweep();
    expect(await service.tasks.find(task)).toMatchObject({
      status: 'PENDING',
      dueAtSeconds: service.clock.nowSeconds + limits.startDueSeconds,
    });
  });
});

describe('a task whose run ended without a word', () => {
  test.each<[RunStatus, string]>([
    [{ status: 'timed-out', error: 'States.Timeout' }, 'RunTimedOut'],
    [{ status: 'aborted' }, 'RunAborted'],
    [{ status: 'failed', error: 'StorageUnavailable' }, 'StorageUnavailable'],
    [{ status: 'failed', error: 'States.Runtime' }, 'Unexpected'],
    [{ status: 'failed', error: 'States.DataLimitExceeded' }, 'Unexpected'],
    [{ status: 'failed' }, 'RunLost'],
    [{ status: 'succeeded' }, 'RunLost'],
  ])('%j fails with %s', async (run, error) => {
    const service = new FakeService();
    const task = await runningTask(service);
    service.workflow.end(task, 1, run);
    service.tasks.overwrite(task, { dueAtSeconds: service.clock.nowSeconds });
    await service.sweep();
    expect(await service.tasks.find(task)).toMatchObject({ status: 'FAILED', failure: { error } });
    expect(service.events.published).toMatchObject([{ name: 'report.failed', data: { error } }]);
    expect(service.telemetry.dimensionsOf('ReportsEnded')).toEqual([{ status: 'FAILED' }]);
  });

  test('is lost when there is no run of it', async () => {
    const service = new FakeService();
    const task = await service.addTask('RUNNING', { dueAtSeconds: 0 });
    await service.sweep();
    expect(await service.tasks.find(task)).toMatchObject({ status: 'FAILED', failure: { error: 'RunLost' } });
  });

  test('fails at once when the end of the run is told', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    service.workflow.end(task, 1, { status: 'timed-out' });
    await createHandler(service.ports)({ detail: { status: 'TIMED_OUT', input: JSON.stringify(startRecord(task)) } });
    expect(await service.tasks.find(task)).toMatchObject({ status: 'FAILED', failure: { error: 'RunTimedOut' } });
  });

  test('stays as it is when it ended in the meantime', async () => {
    for (const status of ['COMPLETED', 'FAILED', 'CANCELLED'] as const) {
      const service = new FakeService();
      const task = await service.addTask(status);
      await createHandler(service.ports)({ detail: { status: 'ABORTED', input: JSON.stringify(startRecord(task)) } });
      expect(await service.tasks.find(task)).toEqual(task);
      expect(service.events.names()).toEqual([]);
    }
  });

  test('told of a task that is unknown does nothing', async () => {
    const service = new FakeService();
    const input = JSON.stringify({ tenantId: 'acme', taskId: 'unknown' });
    await createHandler(service.ports)({ detail: { status: 'FAILED', input } });
    expect(service.tasks.dump()).toBe('[]');
  });
});

describe('an end that the bus was not told of', () => {
  test('after a failure is told by the next sweep, once', async () => {
    const service = new FakeService();
    const task = await service.addTask('RUNNING', { dueAtSeconds: 0 });
    service.events.isDown = true;
    await service.sweep();
    expect(await statusOf(service, task)).toBe('FAILED');
    service.events.isDown = false;
    for (let sweep = 0; sweep < 3; sweep += 1) {
      service.clock.advanceSeconds(limits.startDueSeconds);
      await service.sweep();
    }
    expect(service.events.published).toMatchObject([{ name: 'report.failed', data: { error: 'RunLost' } }]);
    expect(service.telemetry.total('ReportsEnded')).toBe(1);
  });

  test('after a cancellation that was cut off is told too', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    service.workflow.isDown = true;
    expect((await service.call('POST', `/v1/reports/${task.taskId}/cancel`)).status).toBe(503);
    for (let sweep = 0; sweep < 2; sweep += 1) {
      service.clock.advanceSeconds(limits.startDueSeconds);
      await service.sweep();
    }
    expect(service.events.names()).toEqual(['report.cancelled']);
    expect(await service.tasks.find(task)).toMatchObject({ dueAtSeconds: task.expiresAtSeconds });
  });
});

test('a run that goes on is looked at again later', async () => {
  const service = new FakeService();
  const task = await runningTask(service);
  service.clock.advanceSeconds(limits.runSeconds);
  await service.sweep();
  expect(await service.tasks.find(task)).toMatchObject({
    status: 'RUNNING',
    dueAtSeconds: service.clock.nowSeconds + limits.startDueSeconds,
  });
});

describe('what has expired', () => {
  test.each(['COMPLETED', 'FAILED', 'CANCELLED'] as const)(
    '%s is removed with its items and bodies',
    async (status) => {
      const service = new FakeService();
      const task = await service.addTask(status);
      await service.tasks.appendStep(task, sampleEntry(), task.expiresAtSeconds);
      await service.bodies.put(task, 'drafts/1.json', '{}', 'application/json');
      service.clock.advanceSeconds(90 * daySeconds - 1);
      await service.sweep();
      expect(await service.tasks.find(task)).toBeDefined();
      service.clock.advanceSeconds(1);
      await service.sweep();
      expect(service.tasks.dump()).toBe('[]');
      expect(service.bodies.paths(task)).toEqual([]);
    },
  );

  test('and nothing else: an ended task that is due too early stays, and is due when it expires', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    service.tasks.overwrite(task, { dueAtSeconds: 0 });
    await service.sweep();
    expect((await service.call('GET', `/v1/reports/${task.taskId}`)).status).toBe(200);
    expect(await service.tasks.find(task)).toMatchObject({ dueAtSeconds: task.expiresAtSeconds });
  });

  test('leaves its feedback, which is kept for its own time', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    await service.call('POST', `/v1/reports/${task.taskId}/feedback`, { body: { score: 'up' } });
    service.clock.advanceSeconds(90 * daySeconds);
    await service.sweep();
    expect(service.feedback.of(task)).toHaveLength(1);
  });

  test('a tombstone is swept clean early and forgotten after a day', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    await service.call('DELETE', `/v1/reports/${task.taskId}`);
    service.clock.advanceSeconds(limits.stepSeconds + limits.stepGraceSeconds);
    await service.sweep();
    expect(await statusOf(service, task)).toBe('DELETED');
    service.clock.advanceSeconds(limits.idempotencySeconds);
    await service.sweep();
    expect(await statusOf(service, task)).toBeUndefined();
  });
});

test('an event of a schedule settles whatever is due', async () => {
  const service = new FakeService();
  const task = await service.addTask('RUNNING', { dueAtSeconds: 0 });
  await createHandler(service.ports)({ detail: {} });
  expect(await statusOf(service, task)).toBe('FAILED');
});
