import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import type { Accepted } from '../../contract/shapes.ts';
import type { Task } from '../../functions/domain/model.ts';
import { type Answer, FakeService, strangers } from '../fakes/fake-service.ts';
import { daySeconds } from '../fakes/samples.ts';
import { stopAfterCalls } from '../fakes/stop-after-calls.ts';

const prompt = 'And when it is cancelled?';
const withKey = { 'Idempotency-Key': 'key-1' };

function followUp(service: FakeService, { taskId }: Pick<Task, 'taskId'>, options: object = {}, ports = service.ports) {
  service.clock.advanceSeconds(1);
  return service.call('POST', '/v1/reports', { body: { prompt, threadId: taskId }, ...options }, ports);
}

/** Status, place and wording, without what differs in each answer. */
function refusalOf({ status, json }: Answer) {
  return { status, problem: { ...(json as object), requestId: '' } };
}

test('a follow-up belongs to the thread of the report that it names, and is stored with it', async () => {
  const service = new FakeService();
  const first = await service.addTask('COMPLETED');
  const { taskId, threadId } = (await followUp(service, first)).json as Accepted;
  expect(threadId).toBe(first.taskId);
  expect(taskId).not.toBe(threadId);
  expect(await service.tasks.find({ ...first, taskId })).toMatchObject({ threadId, status: 'PENDING' });
  const listed = await service.call('GET', '/v1/reports', { query: { threadId: [threadId] } });
  expect(listed.json).toMatchObject({ items: [{ taskId }, { taskId: threadId }] });
  expect((await service.call('GET', `/v1/reports/${taskId}`)).json).toMatchObject({ threadId });
  expect((await service.call('GET', `/v1/reports/${threadId}`)).json).toMatchObject({ threadId });
});

test.each(['PENDING', 'RUNNING', 'FAILED', 'CANCELLED'] as const)(
  'a report that is %s can be followed up',
  async (status) => {
    const service = new FakeService();
    expect((await followUp(service, await service.addTask(status))).status).toBe(202);
  },
);

test('an unknown, another’s, a deleted and an expired thread are all refused alike, and nothing is stored', async () => {
  const refusals = await Promise.all([
    refusedWith(async () => ({ taskId: '00000000-0000-4000-8000-000000000000' })),
    ...Object.values(strangers).map((caller) => refusedWith((service) => service.addTask('COMPLETED'), { caller })),
    refusedWith((service) => service.addTask('COMPLETED', { userId: 'customer-7' })),
    refusedWith(async (service) => {
      const task = await service.addTask('COMPLETED');
      await service.call('DELETE', `/v1/reports/${task.taskId}`);
      return task;
    }),
    refusedWith(async (service) => {
      const task = await service.addTask('COMPLETED');
      service.clock.advanceSeconds(90 * daySeconds);
      return task;
    }),
    refusedWith(async (service) => service.addTask('COMPLETED', { threadId: '00000000-0000-4000-8000-000000000001' })),
  ]);
  expect(refusals[0]).toMatchObject({
    status: 422,
    problem: { errors: [{ pointer: '/threadId', detail: expect.stringContaining('no thread') }] },
  });
  for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
});

async function refusedWith(made: (service: FakeService) => Promise<Pick<Task, 'taskId'>>, options: object = {}) {
  const service = new FakeService();
  const task = await made(service);
  const before = service.tasks.dump();
  const refusal = refusalOf(await followUp(service, task, options));
  expect(service.tasks.dump()).toBe(before);
  expect(service.workflow.started()).toEqual([]);
  return refusal;
}

test('a thread goes on as long as one of its reports is there', async () => {
  const service = new FakeService();
  const first = await service.addTask('COMPLETED');
  await followUp(service, first);
  await service.call('DELETE', `/v1/reports/${first.taskId}`);
  expect((await followUp(service, first)).status).toBe(202);
  service.clock.advanceSeconds(95 * daySeconds);
  await service.sweep();
  expect((await followUp(service, first)).status).toBe(422);
});

test('a follow-up that is repeated is the same report, even when the thread before it is gone', async () => {
  const service = new FakeService();
  const first = await service.addTask('COMPLETED');
  const accepted = await followUp(service, first, { headers: withKey });
  await service.call('DELETE', `/v1/reports/${first.taskId}`);
  const repeated = await followUp(service, first, { headers: withKey });
  expect([repeated.status, repeated.json]).toEqual([202, accepted.json]);
  expect(service.workflow.started()).toHaveLength(1);
});

test('stopped between any two calls, a follow-up is finished by its repetition, once in its thread', async () => {
  let isStopped = true;
  for (let calls = 0; isStopped; calls += 1) {
    const service = new FakeService();
    const first = await service.addTask('COMPLETED');
    const outcome = await stopAfterCalls(service.ports, calls, (ports) =>
      followUp(service, first, { headers: withKey }, ports),
    );
    // Whatever the request had claimed, it is dead by the time anybody comes back.
    service.clock.advanceSeconds(limits.apiSeconds + 1);
    const answer = await followUp(service, first, { headers: withKey });
    expect(answer.status).toBe(202);
    const { taskId, threadId } = answer.json as Accepted;
    const listed = await service.call('GET', '/v1/reports', { query: { threadId: [threadId] } });
    expect(listed.json).toMatchObject({ items: [{ taskId }, { taskId: threadId }] });
    isStopped = outcome.stopped;
    if (!isStopped) expect(calls).toBe(7);
  }
});
