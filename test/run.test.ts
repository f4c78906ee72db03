import { expect, test } from 'vitest';
import { limits } from '../contract/limits.ts';
import { recordSchema } from '../contract/workflow.ts';
import { FakeRun } from './fakes/fake-run.ts';
import { stopAfterCalls } from './fakes/stop-after-calls.ts';

const oneOfEach = ['plan', 'research', 'research', 'write', 'evaluate', 'publish'];

test('a run begun again after it was stopped between any two calls repeats no finished step', async () => {
  let calls = 0;
  for (let stopped = true; stopped; calls += 1) {
    const run = await FakeRun.start();
    const { ports } = run;
    const start = run.record;
    ({ stopped } = await stopAfterCalls(ports, calls, (wrapped) => {
      run.ports = wrapped;
      return run.upTo('publish');
    }));
    const finished = await run.steps();
    const thought = run.engine.calls.length;

    run.ports = ports;
    run.record = start;
    await run.upTo('publish');
    expect((await run.steps()).toSorted()).toEqual(oneOfEach.toSorted());
    expect(await run.tasks.find(run.task)).toMatchObject({ status: 'COMPLETED', outcome: 'answered', stepCount: 6 });
    expect(recordSchema.parse(run.record)).toMatchObject({ verdict: 'publish', outcome: 'answered' });
    // Five steps think; each that is in the trace is not thought again.
    const thinking = oneOfEach.filter((step) => step !== 'publish').length;
    const inTrace = finished.filter((step) => step !== 'publish').length;
    expect(run.engine.calls.length - thought).toBeLessThanOrEqual(thinking - inTrace);
  }
  expect(calls).toBeGreaterThan(40);
});

test('a run replayed after its end calls no engine and changes nothing', async () => {
  const run = await FakeRun.start();
  const start = run.record;
  await run.upTo('publish');
  const end = run.record;
  const { length } = run.engine.calls;
  const facts = run.tasks.dump();
  run.clock.advanceSeconds(limits.runSeconds);
  run.record = start;
  await run.upTo('publish');
  expect(run.record).toEqual(end);
  expect(run.engine.calls).toHaveLength(length);
  expect(run.tasks.dump()).toBe(facts);
  const ids = run.events.published.map(({ eventId }) => eventId);
  expect(new Set(ids).size).toBe(ids.length / 2);
});
