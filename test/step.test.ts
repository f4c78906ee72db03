import { describe, expect, test } from 'vitest';
import { limits } from '../contract/limits.ts';
import type { WorkflowRecord } from '../contract/workflow.ts';
import { Fault } from '../functions/domain/fault.ts';
import { specIdentity } from '../functions/domain/spec.ts';
import { fakeStep, planHash, result } from './fakes/fake-step.ts';
import { sampleRecord, sampleTask } from './fakes/samples.ts';
import { stopAfterCalls } from './fakes/stop-after-calls.ts';

describe('a step', () => {
  test('gives back the whole record with its changes', async () => {
    const { run, finished } = await fakeStep();
    const changed = { ...sampleRecord(), planHash, questionIndexes: [0, 1] };
    expect(await run()).toEqual(changed);
    expect(finished).toEqual([changed]);
  });

  test('sets the task running, due after the longest run, and names itself', async () => {
    const { run, tasks, task, clock } = await fakeStep();
    const dueAtSeconds = clock.nowSeconds + limits.runSeconds + limits.startDueSeconds;
    await run();
    expect(await tasks.find(task)).toMatchObject({ status: 'RUNNING', dueAtSeconds, progress: { step: 'plan' } });
  });

  test('leaves the date alone when an earlier step has set it: no run is longer', async () => {
    const { run, tasks, task, clock } = await fakeStep();
    const dueAtSeconds = clock.nowSeconds + limits.runSeconds + limits.startDueSeconds;
    await tasks.begin(task, 'research', dueAtSeconds);
    clock.advanceSeconds(600);
    await run();
    expect(await tasks.find(task)).toMatchObject({ status: 'RUNNING', dueAtSeconds, progress: { step: 'plan' } });
  });

  test('adds one entry to the trace with its price and its time', async () => {
    const { run, tasks, task, clock } = await fakeStep();
    await run();
    const usage = { ...result.usage, latencyMs: 1_500 };
    expect(await tasks.listSteps(task)).toEqual([
      {
        entryId: expect.stringMatching(/^[0-9a-f]{64}$/),
        step: 'plan',
        agentId: 'planner',
        spec: specIdentity,
        thought: 'Two questions',
        action: 'Split the order',
        observation: 'Why? How?',
        usage,
        planned: 6,
        timestamp: clock.now().toISOString(),
      },
    ]);
    expect(await tasks.find(task)).toMatchObject({
      usage,
      stepCount: 1,
      progress: { step: 'plan', completed: 1, planned: 6 },
    });
  });

  test('keeps the first 500 characters of what it observed, never half of one', async () => {
    const long = `${'x'.repeat(limits.observationCharacters - 1)}😀`;
    const { run, tasks, task } = await fakeStep({ result: { observation: long } });
    await run();
    expect((await tasks.listSteps(task))[0]?.observation).toBe('x'.repeat(limits.observationCharacters - 1));
  });

  test('measures itself without naming a task or a tenant', async () => {
    const { run, telemetry } = await fakeStep();
    await run();
    expect(telemetry.total('Steps')).toBe(1);
    expect(telemetry.total('StepTime')).toBe(1_500);
    expect(telemetry.total('CostMicroUsd')).toBe(7);
    expect(telemetry.dimensionsOf('Steps')).toEqual([{ step: 'plan' }]);
    expect(telemetry.annotations).toEqual({
      tenantId: 'acme',
      taskId: sampleTask().taskId,
      correlationId: `${sampleTask().taskId}-1`,
      agentId: 'planner',
    });
    expect(telemetry.spans).toEqual(['plan']);
  });
});

describe('a step that was finished before', () => {
  test('is not done again, adds nothing to trace and cost, and still finishes', async () => {
    const { run, tasks, task, counts, telemetry } = await fakeStep();
    const first = await run();
    const before = await tasks.find(task);
    expect(await run()).toEqual(first);
    expect(counts).toEqual({ runs: 1, finishes: 2 });
    expect(await tasks.listSteps(task)).toHaveLength(1);
    expect(await tasks.find(task)).toEqual(before);
    expect(telemetry.total('Steps')).toBe(1);
  });

  test.each<[string, Partial<WorkflowRecord>]>([
    ['its inputs', { draftHash: planHash }],
    ['the engine', { engine: 'another' }],
    ['the knowledge', { knowledgeVersion: 'another' }],
  ])('is done again when %s are others', async (_what, changes) => {
    const { run, counts } = await fakeStep();
    await run();
    await run(sampleRecord(changes));
    expect(counts.runs).toBe(2);
  });

  test('is done again when the task has a new salt', async () => {
    const { run, counts, tasks, task } = await fakeStep();
    await run();
    tasks.overwrite(task, { salt: 'redrive' });
    await run();
    expect(counts.runs).toBe(2);
  });

  test('is not done again because the task was ordered under another spec', async () => {
    const { run, counts } = await fakeStep();
    await run();
    await run(sampleRecord({ specVersion: 'older', specHash: 'another' }));
    expect(counts.runs).toBe(1);
  });

  test('is not done again because of what it does not read', async () => {
    const { run, counts } = await fakeStep();
    await run();
    await run(sampleRecord({ verdict: 'revise', run: 2 }));
    expect(counts.runs).toBe(1);
  });

  test('is replayed to the end after the report was completed', async () => {
    const { run, tasks, task, counts } = await fakeStep();
    const first = await run();
    await tasks.transition(task, 'COMPLETED', {});
    expect(await run()).toEqual(first);
    expect(counts).toEqual({ runs: 1, finishes: 2 });
  });
});

describe('a step stops with TaskCancelled and does nothing', () => {
  test.each(['CANCELLED', 'FAILED', 'DELETED'] as const)('when the task is %s', async (status) => {
    const { run, tasks, task, counts } = await fakeStep();
    if (status === 'DELETED') await tasks.transition(task, 'CANCELLED', {});
    await tasks.transition(task, status, {});
    const before = tasks.dump();
    await expect(run()).rejects.toMatchObject({ name: 'TaskCancelled' });
    expect(counts).toEqual({ runs: 0, finishes: 0 });
    expect(tasks.dump()).toBe(before);
  });

  test('when the task is unknown', async () => {
    const { run, counts } = await fakeStep();
    await expect(run(sampleRecord({ taskId: 'unknown' }))).rejects.toMatchObject({ name: 'TaskCancelled' });
    expect(counts.runs).toBe(0);
  });

  test('when the report is completed and this step was never part of it', async () => {
    const { run, tasks, task, counts } = await fakeStep();
    await tasks.begin(task, 'plan', 0);
    await tasks.transition(task, 'COMPLETED', {});
    await expect(run()).rejects.toMatchObject({ name: 'TaskCancelled' });
    expect(counts.runs).toBe(0);
  });

  test('when it is cancelled between the look and the beginning', async () => {
    const { run, ports, tasks, task, counts } = await fakeStep();
    const find = tasks.find.bind(tasks);
    tasks.find = async (key) => {
      const found = await find(key);
      await tasks.transition(key, 'CANCELLED', {});
      return found;
    };
    await expect(run(sampleRecord(), ports)).rejects.toMatchObject({ name: 'TaskCancelled' });
    expect(counts.runs).toBe(0);
    expect(await find(task)).toMatchObject({ status: 'CANCELLED' });
  });
});

describe('what a step may not do', () => {
  test('is to change a field it does not declare', async () => {
    const { run, tasks, task } = await fakeStep({ result: { changes: { planHash, verdict: 'publish', extra: 1 } } });
    await expect(run()).rejects.toMatchObject({
      name: 'RecordInvalid',
      message: 'plan must not change verdict, extra',
    });
    expect(await tasks.listSteps(task)).toEqual([]);
  });

  test('is to return a record that breaks the contract, and it is not remembered', async () => {
    const { run, counts } = await fakeStep({ result: { changes: { planHash: 7, questionIndexes: [-1] } } });
    const refusal = {
      name: 'RecordInvalid',
      message: expect.stringContaining('questionIndexes.0, planHash') as string,
    };
    await expect(run()).rejects.toMatchObject(refusal);
    await expect(run()).rejects.toMatchObject(refusal);
    expect(counts.runs).toBe(2);
  });
});

test.each([
  ['a field is missing', { verdict: undefined }, 'verdict'],
  ['a field has the wrong type', { run: 'one', findings: [{ questionIndex: 0 }] }, 'run, findings.0.status'],
  ['a field is unknown', { canary: 'secret text' }, 'canary'],
  ['a value is none of the list', { verdict: 'secret text' }, 'verdict'],
])('a record in which %s is RecordInvalid and names the field, not its value', async (_case, changes, fields) => {
  const { run, counts } = await fakeStep();
  const error: unknown = await run({ ...sampleRecord(), ...changes }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'RecordInvalid', message: expect.stringContaining(fields) as string });
  expect((error as Error).message).not.toContain('secret text');
  expect(counts.runs).toBe(0);
});

test.each([null, 'text', 7, []])('%j is no record', async (event) => {
  const { run } = await fakeStep();
  await expect(run(event as unknown)).rejects.toMatchObject({ name: 'RecordInvalid' });
});

describe('what goes wrong inside a step', () => {
  test('leaves by its own name when it is a fault', async () => {
    const { run, telemetry } = await fakeStep({ fails: new Fault('KnowledgeUnavailable') });
    await expect(run()).rejects.toMatchObject({ name: 'KnowledgeUnavailable', class: 'transient' });
    expect(telemetry.total('UnknownErrors')).toBe(0);
    expect(telemetry.errors()).toEqual(['plan failed']);
  });

  test.each([new TypeError('canary'), 'canary', { message: 'canary' }, null])(
    'leaves as Unexpected without its text when it is none',
    async (fails) => {
      const { run, telemetry } = await fakeStep({ fails });
      const error: unknown = await run().catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'Unexpected', message: 'Something unforeseen ended the report.' });
      expect(`${(error as Error).message} ${(error as Error).stack}`).not.toContain('canary');
      expect((error as Error).cause).toBe(fails);
      expect(telemetry.total('UnknownErrors')).toBe(1);
    },
  );

  test('leaves nothing behind that keeps the next try from working', async () => {
    const options: { fails?: unknown } = { fails: new Error('once') };
    const { run, tasks, task, counts } = await fakeStep(options);
    await expect(run()).rejects.toMatchObject({ name: 'Unexpected' });
    delete options.fails;
    await run();
    expect(counts).toEqual({ runs: 2, finishes: 1 });
    expect(await tasks.listSteps(task)).toHaveLength(1);
  });
});

test('stopped between any two calls, its repetition ends with one entry and no second run of a stored result', async () => {
  let rerun = 0;
  for (let calls = 0, stopped = true; stopped; calls += 1) {
    const { ports, tasks, task, counts, run } = await fakeStep();
    ({ stopped } = await stopAfterCalls(ports, calls, (wrapped) => run(sampleRecord(), wrapped)));
    const wasStored = tasks.dump().includes('"memoKey"');
    const runsBefore = counts.runs;
    const changed = await run();
    expect(changed).toMatchObject({ planHash, questionIndexes: [0, 1] });
    expect(counts.runs - runsBefore).toBe(wasStored ? 0 : 1);
    if (!wasStored && runsBefore > 0) rerun += 1;
    expect(await tasks.listSteps(task)).toHaveLength(1);
    expect(await tasks.find(task)).toMatchObject({ stepCount: 1, usage: { inputTokens: 10, costMicroUsd: 7 } });
  }
  // Only a result that was never stored is bought again: stopped while it was being stored.
  expect(rerun).toBe(2);
});

test('two tries at once end with one entry and the same record', async () => {
  const { run, tasks, task } = await fakeStep();
  const [first, second] = await Promise.all([run(), run()]);
  expect(first).toEqual(second);
  expect(await tasks.listSteps(task)).toHaveLength(1);
  expect(await tasks.find(task)).toMatchObject({ stepCount: 1, usage: { costMicroUsd: 7 } });
});
