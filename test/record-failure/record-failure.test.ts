import '../fakes/set-environment.ts';
import { expect, test } from 'vitest';
import { createHandler } from '../../functions/record-failure/handler.ts';
import { FakeService } from '../fakes/fake-service.ts';
import { sampleRecord } from '../fakes/samples.ts';

function failed(Error: string, Cause?: string) {
  return { ...sampleRecord(), caught: { Error, ...(Cause === undefined ? {} : { Cause }) } };
}

test.each([
  ['StorageUnavailable', 'StorageUnavailable', 'transient'],
  ['RecordInvalid', 'RecordInvalid', 'permanent'],
  ['States.Timeout', 'StepTimedOut', 'permanent'],
  ['Sandbox.Timedout', 'StepTimedOut', 'permanent'],
  ['Unexpected', 'Unexpected', 'unknown'],
  ['TypeError', 'Unexpected', 'unknown'],
  ['Lambda.Unknown', 'Unexpected', 'unknown'],
  ['__proto__', 'Unexpected', 'unknown'],
  ['', 'Unexpected', 'unknown'],
])('%j fails the task with %s', async (caught, error, faultClass) => {
  const service = new FakeService();
  const task = await service.addTask('RUNNING');
  const record = await createHandler(service.ports)(failed(caught, '{"errorMessage":"canary"}'));
  expect(record).toEqual({ ...sampleRecord(), failure: error });
  const stored = await service.tasks.find(task);
  expect(stored).toMatchObject({
    status: 'FAILED',
    failure: { error, class: faultClass },
    dueAtSeconds: task.expiresAtSeconds,
  });
  expect(service.tasks.dump()).not.toContain('canary');
  expect(JSON.stringify(service.telemetry.lines)).not.toContain('canary');
  expect(service.telemetry.total('UnknownErrors')).toBe(faultClass === 'unknown' ? 1 : 0);
});

test('a task that ended otherwise in the meantime stays as it is', async () => {
  for (const status of ['COMPLETED', 'CANCELLED'] as const) {
    const service = new FakeService();
    const task = await service.addTask(status);
    await createHandler(service.ports)(failed('StorageUnavailable'));
    expect(await service.tasks.find(task)).toEqual(task);
  }
});

test('a cancelled run is no failure of the task', async () => {
  const service = new FakeService();
  const task = await service.addTask('CANCELLED');
  expect(await createHandler(service.ports)(failed('TaskCancelled'))).toMatchObject({ failure: 'TaskCancelled' });
  expect(await service.tasks.find(task)).toEqual(task);
});

test('a task that is gone is not made anew', async () => {
  const service = new FakeService();
  await createHandler(service.ports)(failed('StorageUnavailable'));
  expect(service.tasks.dump()).toBe('[]');
});
