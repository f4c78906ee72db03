import '../fakes/set-environment.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import type { Accepted } from '../../contract/shapes.ts';
import { executionName, recordSchema } from '../../contract/workflow.ts';
import { createHandler } from '../../functions/orders/handler.ts';
import { apiEvent } from '../fakes/api-event.ts';
import { type Answer, FakeService } from '../fakes/fake-service.ts';
import { ada } from '../fakes/samples.ts';
import { stopAfterCalls } from '../fakes/stop-after-calls.ts';

const order = { prompt: 'How does a run end?' };
const operator = { ...ada, roles: ['caller', 'operator'] };
const withKey = { body: order, headers: { 'Idempotency-Key': 'key-1' } };

function create(service: FakeService, options: object = withKey, ports = service.ports): Promise<Answer> {
  return service.call('POST', '/v1/reports', options, ports);
}

function taskIdOf(answer: Answer): string {
  return (answer.json as Accepted).taskId;
}

/** How the run of a task was started, as often as it was. */
function startsOf(service: FakeService): string[] {
  return service.workflow.started().map(({ taskId, run }) => executionName(taskId, run));
}

test('an order is stored and its run started before the answer', async () => {
  const service = new FakeService();
  const answer = await create(service, { body: { ...order, context: { plan: 'gold' }, userId: 'customer-7' } });
  const taskId = taskIdOf(answer);
  const self = `/v1/reports/${taskId}`;
  expect(answer).toMatchObject({ status: 202, headers: { location: self, 'retry-after': '1' } });
  expect(answer.json).toEqual({
    taskId,
    threadId: taskId,
    status: 'PENDING',
    createdAt: '2026-11-21T12:00:00.000Z',
    links: { self, steps: `${self}/steps`, ledger: `${self}/ledger`, cancel: `${self}/cancel` },
  });
  const key = { tenantId: 'acme', taskId };
  expect(await service.tasks.find(key)).toMatchObject({ principal: 'ada', userId: 'customer-7', run: 1 });
  expect((await service.tasks.findOrder(key))?.order).toEqual({
    ...order,
    context: { plan: 'gold' },
    userId: 'customer-7',
  });
  expect(startsOf(service)).toEqual([`${taskId}-1`]);
  expect(service.events.published).toMatchObject([{ name: 'report.accepted', taskId, userId: 'customer-7' }]);
});

test('an order keeps the roles of the key it came with, also when it is repeated with others', async () => {
  const service = new FakeService();
  const key = { tenantId: 'acme', taskId: taskIdOf(await create(service, { ...withKey, caller: operator })) };
  await create(service, { ...withKey, caller: { ...operator, roles: ['caller', 'admin'] } });
  expect((await service.tasks.findOrder(key))?.roles).toEqual(['caller', 'operator']);
});

test('an order keeps the labels of the key it came with, also when it is repeated with others', async () => {
  const service = new FakeService();
  const caller = { ...operator, labels: ['finance', 'hr'] };
  const key = { tenantId: 'acme', taskId: taskIdOf(await create(service, { ...withKey, caller })) };
  await create(service, { ...withKey, caller: { ...operator, labels: ['board'] } });
  expect((await service.tasks.findOrder(key))?.labels).toEqual(['finance', 'hr']);
});

test('a caller of whom the authorizer told no labels, as before there were any, has none', async () => {
  const service = new FakeService();
  const event = apiEvent({ method: 'POST', resource: '/v1/reports', caller: ada, body: { prompt: 'Why?' } });
  const { labels: _, ...former } = event.requestContext.authorizer as Record<string, string>;
  event.requestContext.authorizer = former;
  const handler = createHandler({ ...service.ports, reportRetentionDays: 1, engineName: 'extractive' });
  const { body } = await handler(event, { getRemainingTimeInMillis: () => 1_000 });
  const { taskId } = JSON.parse(body) as Accepted;
  expect((await service.tasks.findOrder({ tenantId: 'acme', taskId }))?.labels).toEqual([]);
});

test('a run starts with ids, enums and numbers only', async () => {
  const service = new FakeService();
  await create(service, { body: { prompt: 'canary-prompt', context: 'canary-context', userId: 'canary-user' } });
  const [record] = service.workflow.started();
  expect(recordSchema.parse(record)).toEqual(record);
  expect(JSON.stringify(record)).not.toContain('canary');
});

test('without a key every request is a report of its own', async () => {
  const service = new FakeService();
  const [first, second] = [await create(service, { body: order }), await create(service, { body: order })];
  expect(taskIdOf(first)).not.toBe(taskIdOf(second));
  expect(startsOf(service)).toHaveLength(2);
});

test('a replay answers the same task and starts nothing', async () => {
  const service = new FakeService();
  const first = await create(service);
  service.clock.advanceSeconds(60 * 60);
  const replay = await create(service, { ...withKey, body: { ...order } });
  expect(replay).toMatchObject({ status: 202, headers: { location: first.headers['location'] } });
  expect(replay.json).toEqual(first.json);
  expect(startsOf(service)).toHaveLength(1);
});

test('the same body with its fields in another order is the same payload', async () => {
  const service = new FakeService();
  const first = await create(service, { ...withKey, body: '{"prompt":"a","context":{"b":1,"c":2}}', headers: json });
  const again = await create(service, { ...withKey, body: '{"context":{"c":2,"b":1},"prompt":"a"}', headers: json });
  expect(again.json).toEqual(first.json);
});

const json = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };

test('the key with another body is refused', async () => {
  const service = new FakeService();
  await create(service);
  const other = await create(service, { ...withKey, body: { prompt: 'Another question?' } });
  expect(other).toMatchObject({ status: 422, json: { type: 'urn:dossier:problem:idempotency-mismatch' } });
});

test('the same key of somebody else is another key', async () => {
  const service = new FakeService();
  const first = await create(service);
  const other = await create(service, { ...withKey, caller: { ...ada, userId: 'bob' } });
  const foreign = await create(service, { ...withKey, caller: { ...ada, tenantId: 'globex' } });
  expect(new Set([first, other, foreign].map(taskIdOf)).size).toBe(3);
});

test('a replay of a report that has gone on answers how it stands now', async () => {
  const service = new FakeService();
  const taskId = taskIdOf(await create(service));
  await service.call('POST', `/v1/reports/${taskId}/cancel`);
  expect((await create(service)).json).toMatchObject({ taskId, status: 'CANCELLED' });
  expect(startsOf(service)).toHaveLength(1);
});

test('a replay of a deleted report answers 410 and writes nothing', async () => {
  const service = new FakeService();
  const taskId = taskIdOf(await create(service));
  expect((await service.call('DELETE', `/v1/reports/${taskId}`)).status).toBe(204);
  const before = service.tasks.dump();
  expect(await create(service)).toMatchObject({ status: 410, json: { type: 'urn:dossier:problem:report-deleted' } });
  expect(service.tasks.dump()).toBe(before);
  expect(before).not.toContain(order.prompt);
});

test('a run that cannot be started is no error: the sweep starts it', async () => {
  const service = new FakeService();
  service.workflow.isDown = true;
  expect((await create(service)).status).toBe(202);
  expect(service.telemetry.total('StartDeferred')).toBe(1);
  service.workflow.isDown = false;
  service.clock.advanceSeconds(limits.startDueSeconds);
  await service.sweep();
  expect(startsOf(service)).toHaveLength(1);
});

test('an acceptance that cannot be announced is no error', async () => {
  const service = new FakeService();
  service.events.isDown = true;
  expect((await create(service)).status).toBe(202);
  expect(startsOf(service)).toHaveLength(1);
});

test('a hundred equal requests at once make one task', async () => {
  const service = new FakeService();
  const answers = await Promise.all(Array.from({ length: 100 }, () => create(service)));
  const accepted = answers.filter(({ status }) => status === 202);
  const refused = answers.filter(({ status }) => status !== 202);
  expect(new Set(accepted.map(taskIdOf)).size).toBe(1);
  for (const answer of refused) {
    expect(answer).toMatchObject({ status: 409, json: { type: 'urn:dossier:problem:idempotency-in-progress' } });
  }
  expect(startsOf(service)).toHaveLength(1);
  expect(taskIdOf(await create(service))).toBe(accepted[0] && taskIdOf(accepted[0]));
});

/** Runs `check` with a service whose first request was stopped after each possible number of calls. */
async function stopEverywhere(check: (service: FakeService, calls: number) => Promise<void>): Promise<number> {
  for (let calls = 0; ; calls += 1) {
    const service = new FakeService();
    const outcome = await stopAfterCalls(service.ports, calls, (ports) => create(service, withKey, ports));
    // Whatever the request had claimed, it is dead by the time anybody comes back.
    service.clock.advanceSeconds(limits.apiSeconds + 1);
    await check(service, calls);
    if (!outcome.stopped) return calls;
  }
}

test('stopped between any two calls, a request is finished by its repetition alone', async () => {
  const calls = await stopEverywhere(async (service) => {
    const answer = await create(service);
    expect(answer.status).toBe(202);
    expect(startsOf(service)).toEqual([`${taskIdOf(answer)}-1`]);
    expect(service.tasks.taskIds()).toEqual([taskIdOf(answer)]);
  });
  expect(calls).toBe(5);
});

test('stopped between any two calls, a request whose task is stored is finished by the sweep alone', async () => {
  let swept = 0;
  await stopEverywhere(async (service) => {
    const stored = service.tasks.taskIds();
    const before = startsOf(service);
    service.clock.advanceSeconds(limits.startDueSeconds);
    await service.sweep();
    await service.sweep();
    expect(startsOf(service)).toEqual(stored.map((taskId) => `${taskId}-1`));
    if (startsOf(service).length > before.length) swept += 1;
  });
  // Between putting the task and starting its run is the one place where only the sweep helps.
  expect(swept).toBe(1);
});

test('stopped again and again, wherever, a request is finished by the repetition that gets through', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 6 }), { maxLength: 5 }), async (stops) => {
      const service = new FakeService();
      for (const calls of stops) {
        await stopAfterCalls(service.ports, calls, (ports) => create(service, withKey, ports));
        service.clock.advanceSeconds(limits.apiSeconds + 1);
      }
      const answer = await create(service);
      expect(answer.status).toBe(202);
      expect(startsOf(service)).toEqual([`${taskIdOf(answer)}-1`]);
      expect(service.tasks.taskIds()).toEqual([taskIdOf(answer)]);
    }),
  );
});

test('repetition and sweep together still make one task and one run', async () => {
  await stopEverywhere(async (service) => {
    service.clock.advanceSeconds(limits.startDueSeconds);
    const [answer] = await Promise.all([create(service), service.sweep()]);
    await service.sweep();
    expect(startsOf(service)).toEqual([`${taskIdOf(answer)}-1`]);
  });
});

test('a request that died with its key claimed blocks it no longer than it could have taken', async () => {
  const service = new FakeService();
  service.minting.diesAfterClaim = true;
  expect((await create(service)).status).toBe(503);
  expect((await create(service)).status).toBe(409);
  service.clock.advanceSeconds(limits.apiSeconds + 1);
  expect((await create(service)).status).toBe(202);
  expect(startsOf(service)).toHaveLength(1);
});
