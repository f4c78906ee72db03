import '../fakes/set-environment.ts';
import { expect, test } from 'vitest';
import { createHandler } from '../../functions/announce/handler.ts';
import { FakeService } from '../fakes/fake-service.ts';
import { sampleRecord } from '../fakes/samples.ts';

test('a completed report is announced with its outcome, and its time measured', async () => {
  const service = new FakeService();
  await service.addTask('RUNNING');
  service.clock.advanceMs(4_200);
  await service.tasks.transition(sampleRecord(), 'COMPLETED', { outcome: 'answered', title: 'canary' });
  const record = sampleRecord();
  expect(await createHandler(service.ports)(record)).toEqual(record);
  expect(service.events.published).toMatchObject([{ name: 'report.completed', data: { outcome: 'answered' } }]);
  expect(JSON.stringify(service.events.published)).not.toContain('canary');
  expect(service.telemetry.total('ReportTime')).toBe(4_200);
  expect(service.telemetry.dimensionsOf('ReportsEnded')).toEqual([{ status: 'COMPLETED' }]);
});

test('a failed one is announced with its error', async () => {
  const service = new FakeService();
  await service.addTask('RUNNING');
  const failure = { error: 'StepTimedOut', class: 'permanent', message: 'Too long.' } as const;
  await service.tasks.transition(sampleRecord(), 'FAILED', { failure });
  await createHandler(service.ports)(sampleRecord());
  expect(service.events.published).toMatchObject([{ name: 'report.failed', data: { error: 'StepTimedOut' } }]);
});

test('repeated it is the same event', async () => {
  const service = new FakeService();
  await service.addTask('COMPLETED');
  const handler = createHandler(service.ports);
  await handler(sampleRecord());
  service.clock.advanceSeconds(5);
  await handler(sampleRecord());
  expect(new Set(service.events.published.map(({ eventId }) => eventId)).size).toBe(1);
});

test('a cancelled, a running, a deleted and an unknown one are not announced', async () => {
  for (const status of ['CANCELLED', 'RUNNING'] as const) {
    const service = new FakeService();
    await service.addTask(status);
    await createHandler(service.ports)(sampleRecord());
    expect(service.events.names()).toEqual([]);
  }
  const deleted = new FakeService();
  await deleted.addTask('COMPLETED');
  await deleted.tasks.transition(sampleRecord(), 'DELETED', {});
  await createHandler(deleted.ports)(sampleRecord());
  expect(deleted.events.names()).toEqual([]);
  const unknown = new FakeService();
  await createHandler(unknown.ports)(sampleRecord());
  expect(unknown.events.names()).toEqual([]);
});

test('a bus that does not answer is a fault the workflow retries', async () => {
  const service = new FakeService();
  await service.addTask('COMPLETED');
  service.events.isDown = true;
  await expect(createHandler(service.ports)(sampleRecord())).rejects.toMatchObject({ name: 'EventsUnavailable' });
});

test('a record that breaks its contract is refused', async () => {
  await expect(createHandler(new FakeService().ports)({ taskId: 'x' })).rejects.toMatchObject({
    name: 'RecordInvalid',
  });
});
