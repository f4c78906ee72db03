import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import type { FeedbackReceipt, TaskResponse } from '../../contract/shapes.ts';
import { startRecord } from '../../contract/workflow.ts';
import { sha256 } from '../../functions/domain/hash.ts';
import type { Task } from '../../functions/domain/model.ts';
import { type Answer, type CallOptions, FakeService, strangers } from '../fakes/fake-service.ts';
import { sampleReport } from '../fakes/sample-report.ts';
import { daySeconds, sampleEntry } from '../fakes/samples.ts';
import { stopAfterCalls } from '../fakes/stop-after-calls.ts';

const cancel = (service: FakeService, task: Task, options: CallOptions = {}) =>
  service.call('POST', `/v1/reports/${task.taskId}/cancel`, options);
const remove = (service: FakeService, task: Task, options: CallOptions = {}, ports = service.ports) =>
  service.call('DELETE', `/v1/reports/${task.taskId}`, options, ports);
const vote = (service: FakeService, task: Task, body: unknown = { score: 'up' }, options: CallOptions = {}) =>
  service.call('POST', `/v1/reports/${task.taskId}/feedback`, { ...options, body });

async function runningTask(service: FakeService): Promise<Task> {
  const task = await service.addTask('RUNNING');
  await service.workflow.start(startRecord(task));
  return task;
}

function statusOf(answer: Answer): string {
  return (answer.json as TaskResponse).status;
}

test.each(Object.entries(strangers))('for %s no change finds the task', async (_name, caller) => {
  const service = new FakeService();
  const task = await service.addTask('COMPLETED');
  const before = service.tasks.dump();
  expect((await cancel(service, task, { caller })).status).toBe(404);
  expect((await remove(service, task, { caller })).status).toBe(404);
  expect((await vote(service, task, { score: 'down' }, { caller })).status).toBe(404);
  expect(service.tasks.dump()).toBe(before);
  expect(service.feedback.of(task)).toEqual([]);
});

describe('cancelling', () => {
  test('stops the run and says so to the caller and the bus', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    expect(statusOf(await cancel(service, task))).toBe('CANCELLED');
    expect(await service.workflow.describe(task, 1)).toEqual({ status: 'aborted', error: 'TaskCancelled' });
    expect(service.events.names()).toEqual(['report.cancelled']);
    expect(await service.tasks.find(task)).toMatchObject({ dueAtSeconds: task.expiresAtSeconds });
  });

  test('works before the run was started', async () => {
    const service = new FakeService();
    const task = await service.addTask('PENDING');
    expect(statusOf(await cancel(service, task))).toBe('CANCELLED');
  });

  test('repeated answers the same, and tells the bus the same event', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    const first = await cancel(service, task);
    service.clock.advanceSeconds(5);
    expect((await cancel(service, task)).json).toEqual(first.json);
    expect(new Set(service.events.published.map(({ eventId }) => eventId)).size).toBe(1);
  });

  test('after the end is a conflict that changes nothing', async () => {
    for (const status of ['COMPLETED', 'FAILED'] as const) {
      const service = new FakeService();
      const task = await service.addTask(status);
      expect(await cancel(service, task)).toMatchObject({
        status: 409,
        json: { type: 'urn:dossier:problem:conflict' },
      });
      expect(await service.tasks.find(task)).toEqual(task);
      expect(service.events.names()).toEqual([]);
    }
  });

  test('flips the status before it stops the run, and is finished by its repetition', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    service.workflow.isDown = true;
    expect((await cancel(service, task)).status).toBe(503);
    expect(await service.tasks.find(task)).toMatchObject({ status: 'CANCELLED' });
    service.workflow.isDown = false;
    expect((await cancel(service, task)).status).toBe(200);
    expect(await service.workflow.describe(task, 1)).toMatchObject({ status: 'aborted' });
    expect(service.events.names()).toEqual(['report.cancelled']);
  });

  test('whose change was made but never confirmed is a success', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    const lossy = losesAnswerOf(service, 'transition');
    const answer = await service.call('POST', `/v1/reports/${task.taskId}/cancel`, {}, lossy);
    expect(statusOf(answer)).toBe('CANCELLED');
  });
});

/** Ports whose tasks make a change and then answer as if its condition had not held, like a repeated write. */
function losesAnswerOf(service: FakeService, method: 'transition'): FakeService['ports'] {
  const tasks = new Proxy(service.tasks, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...input: unknown[]) => {
        const result: unknown = await value.apply(target, input);
        return name === method ? undefined : result;
      };
    },
  });
  return { ...service.ports, tasks };
}

describe('deleting', () => {
  async function finishedTask(service: FakeService): Promise<Task> {
    const task = await service.addTask('COMPLETED');
    await service.tasks.appendStep(task, sampleEntry(), task.expiresAtSeconds);
    const memo = { memoKey: 'm', changes: {}, entry: sampleEntry() };
    await service.tasks.putMemo(task, 'plan', memo, task.expiresAtSeconds);
    await vote(service, task, { score: 'down', text: 'canary-vote' });
    return task;
  }

  function expectNothingLeft(service: FakeService, task: Task): void {
    expect(service.bodies.paths(task)).toEqual([]);
    expect(service.feedback.of(task)).toEqual([]);
    for (const text of ['How does a run end?', 'How a run ends', 'It is one question', 'canary-vote']) {
      expect(service.tasks.dump()).not.toContain(text);
    }
  }

  test('removes facts, bodies and feedback at once and leaves a tombstone without text', async () => {
    const service = new FakeService();
    const task = await finishedTask(service);
    expect(await remove(service, task)).toMatchObject({ status: 204, text: '' });
    expectNothingLeft(service, task);
    const tombstone = await service.tasks.find(task);
    expect(tombstone).toMatchObject({
      status: 'DELETED',
      expiresAtSeconds: service.clock.nowSeconds + limits.idempotencySeconds,
    });
    for (const field of ['title', 'outcome', 'failure', 'reportHash']) expect(tombstone).not.toHaveProperty(field);
  });

  test('repeated finds nothing', async () => {
    const service = new FakeService();
    const task = await finishedTask(service);
    await remove(service, task);
    expect((await remove(service, task)).status).toBe(404);
  });

  test('cancels a running report first', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    expect((await remove(service, task)).status).toBe(204);
    expect(await service.workflow.describe(task, 1)).toMatchObject({ status: 'aborted' });
    expect(service.events.names()).toEqual(['report.cancelled']);
    expect(await service.tasks.find(task)).toMatchObject({ status: 'DELETED' });
  });

  test('whose change was made but never confirmed still removes everything', async () => {
    const service = new FakeService();
    const task = await finishedTask(service);
    expect((await remove(service, task, {}, losesAnswerOf(service, 'transition'))).status).toBe(204);
    expectNothingLeft(service, task);
  });

  test('what a step still wrote is removed by the sweep', async () => {
    const service = new FakeService();
    const task = await runningTask(service);
    await remove(service, task);
    await service.bodies.put(task, 'plan/late.json', 'late', 'application/json');
    await service.tasks.appendStep(task, sampleEntry(), task.expiresAtSeconds);
    service.clock.advanceSeconds(limits.stepSeconds + limits.stepGraceSeconds);
    await service.sweep();
    expectNothingLeft(service, task);
    expect(await service.tasks.find(task)).toMatchObject({ status: 'DELETED' });
  });

  test('stopped between any two calls is finished by its repetition and the sweep', async () => {
    for (let calls = 0, stopped = true; stopped; calls += 1) {
      const service = new FakeService();
      const task = await finishedTask(service);
      ({ stopped } = await stopAfterCalls(service.ports, calls, (ports) => remove(service, task, {}, ports)));
      expect([204, 404]).toContain((await remove(service, task)).status);
      expect((await service.call('GET', `/v1/reports/${task.taskId}`)).status).toBe(404);
      service.clock.advanceSeconds(limits.stepSeconds + limits.stepGraceSeconds);
      await service.sweep();
      expectNothingLeft(service, task);
      service.clock.advanceSeconds(daySeconds);
      await service.sweep();
      expect(service.tasks.dump()).toBe('[]');
    }
  });
});

describe('feedback', () => {
  test('is stored with what it is about', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED', { userId: 'customer-7' });
    const { json } = await vote(service, task, { score: 'down', text: 'The year is wrong.' });
    const receipt = json as FeedbackReceipt;
    const { markdown } = sampleReport();
    expect(receipt).toMatchObject({ taskId: task.taskId, score: 'down', text: 'The year is wrong.' });
    expect(service.feedback.of(task)).toEqual([
      {
        tenantId: 'acme',
        taskId: task.taskId,
        feedbackId: receipt.feedbackId,
        userId: 'customer-7',
        kind: 'explicit',
        score: 'down',
        text: 'The year is wrong.',
        timestamp: '2026-11-21T12:00:00.000Z',
        prompt: { excerpt: 'How does a run end?', sha256: sha256('How does a run end?') },
        response: { excerpt: markdown, sha256: sha256(markdown) },
        spec: task.spec,
        expiresAtSeconds: service.clock.nowSeconds + 365 * daySeconds,
      },
    ]);
    expect(service.events.published).toMatchObject([{ name: 'feedback.received', data: { score: 'down' } }]);
    expect(JSON.stringify(service.events.published)).not.toContain('The year is wrong.');
  });

  test('is one vote per report: a second one replaces the first', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    const first = await vote(service, task, { score: 'down', text: 'No.' });
    service.clock.advanceSeconds(60);
    const second = await vote(service, task, { score: 'up' });
    expect((second.json as FeedbackReceipt).feedbackId).toBe((first.json as FeedbackReceipt).feedbackId);
    const votes = service.feedback.of(task);
    expect(votes).toMatchObject([{ score: 'up' }]);
    expect(votes[0]).not.toHaveProperty('text');
    expect(new Set(service.events.published.map(({ eventId }) => eventId)).size).toBe(2);
  });

  test('is for finished reports only', async () => {
    for (const status of ['PENDING', 'RUNNING', 'FAILED', 'CANCELLED'] as const) {
      const service = new FakeService();
      const task = await service.addTask(status);
      expect((await vote(service, task)).status).toBe(409);
      expect(service.feedback.of(task)).toEqual([]);
    }
  });

  test.each([
    {},
    { score: 'sideways' },
    { score: 1 },
    { score: 'up', text: '' },
    { score: 'up', text: ' \n' },
    { score: 'up', text: 'x'.repeat(4_001) },
    { score: 'up', text: 'a\0' },
    { score: 'up', stars: 5 },
    [],
  ])('that is not valid is refused', async (body) => {
    const service = new FakeService();
    expect((await vote(service, await service.addTask('COMPLETED'), body)).status).toBe(422);
  });

  test('may be 4,000 emoji long', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    expect((await vote(service, task, { score: 'up', text: '😀'.repeat(4_000) })).status).toBe(200);
  });

  test('keeps the first 2,000 code points of a long prompt with the hash of all of it', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    const prompt = '😀'.repeat(3_000);
    service.tasks.overwriteOrder(task, { order: { prompt } });
    await vote(service, task);
    expect(service.feedback.of(task)[0]?.prompt).toEqual({ excerpt: '😀'.repeat(2_000), sha256: sha256(prompt) });
  });

  test('on a report that is just being deleted finds nothing', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    await service.tasks.deleteItems(task);
    expect((await vote(service, task)).status).toBe(404);
    expect(service.feedback.of(task)).toEqual([]);
  });
});
