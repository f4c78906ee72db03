import './fakes/set-environment.ts';
import { describe, expect, test } from 'vitest';
import { type FaultName, retriesOf } from '../contract/errors.ts';
import { Fault } from '../functions/domain/fault.ts';
import type { Draft, Plan, Report } from '../functions/domain/model.ts';
import type { ModelCall } from '../functions/domain/model-call.ts';
import type { Engine } from '../functions/engine-ports.ts';
import { createHandler as createPlan } from '../functions/plan/handler.ts';
import { createHandler as createWrite } from '../functions/write/handler.ts';
import { FakeEngine } from './fakes/fake-engine.ts';
import { FakeRun, quotingDraft } from './fakes/fake-run.ts';

const call: ModelCall = {
  model: 'anthropic:claude-haiku-4-5',
  inputTokens: 1_000,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 10,
  costMicroUsd: 1_050,
  latencyMs: 3,
  parts: { question: 1_000 },
  fault: 'ModelNonsense',
};

/** An engine whose plans fail so, `times` over, each try having cost one call. */
function failingEngine(name: FaultName, times: number): Engine {
  let failures = 0;
  const engine = new FakeEngine({
    plan: () => ({ title: 'By a model', questions: [{ questionIndex: 0, text: 'Why?' }] }),
  });
  return {
    name: 'failing',
    research: (input) => engine.research(input),
    write: (input) => engine.write(input),
    judge: (input) => engine.judge(input),
    plan: (input) => {
      failures += 1;
      if (failures <= times) return Promise.reject(new Fault(name, { calls: [call] }));
      return engine.plan(input);
    },
  };
}

/** What the workflow does: the step again and again, as often as its rule says. */
async function planPatiently(run: FakeRun, engine: Engine, tries: number): Promise<(FaultName | 'planned')[]> {
  const handler = createPlan({ ...run.ports, engine });
  const outcomes: (FaultName | 'planned')[] = [];
  for (let count = 0; count < tries; count += 1) {
    try {
      run.record = await handler(run.record);
      outcomes.push('planned');
      return outcomes;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      outcomes.push(error.name);
    }
  }
  return outcomes;
}

describe('a step whose model does not answer', () => {
  test.each(['ModelUnavailable', 'ModelTimedOut', 'ModelThrottled'] as const)(
    'fails with %s as often as the workflow tries again, then goes on without a model',
    async (name) => {
      const run = await FakeRun.start({ order: { prompt: 'How does a run end?' } });
      const retries = retriesOf(name);
      const outcomes = await planPatiently(run, failingEngine(name, 99), retries + 1);
      expect(outcomes).toEqual([...Array.from({ length: retries }, () => name), 'planned']);
      const plan = await run.body<Plan>(`plan/${run.record.planHash}.json`);
      expect(plan.questions.map(({ text }) => text)).toEqual(['How does a run end?']);
      expect(plan.notices?.[0]).toMatch(/^The order was split into questions without a language model, because /);
    },
  );

  test('is one try like any other when the model answers again', async () => {
    const run = await FakeRun.start();
    expect(await planPatiently(run, failingEngine('ModelUnavailable', 2), 4)).toEqual([
      'ModelUnavailable',
      'ModelUnavailable',
      'planned',
    ]);
    const plan = await run.body<Plan>(`plan/${run.record.planHash}.json`);
    expect(plan.title).toBe('By a model');
    expect(plan.notices).toBeUndefined();
  });

  test('has every try in the trace with what it cost, and the task adds them up', async () => {
    const run = await FakeRun.start();
    await planPatiently(run, failingEngine('ModelUnavailable', 2), 4);
    const steps = await run.tasks.listSteps(run.task);
    expect(steps.map(({ action }) => action)).toEqual([
      'Try 1 failed: ModelUnavailable',
      'Try 2 failed: ModelUnavailable',
      'Split the order into 1 question',
    ]);
    expect(steps.map(({ calls }) => calls?.length)).toEqual([1, 1, undefined]);
    const task = await run.tasks.find(run.task);
    expect(task?.usage).toMatchObject({ inputTokens: 2 * 1_000 + 10, costMicroUsd: 2 * 1_050 + 7 });
  });

  test('fails as before when it is not for want of a model', async () => {
    const run = await FakeRun.start();
    expect(await planPatiently(run, failingEngine('StorageUnavailable', 99), 5)).toEqual(
      Array.from({ length: 5 }, () => 'StorageUnavailable'),
    );
    expect(await run.tasks.listSteps(run.task)).toEqual([]);
  });
});

test('an engine is held to the time that the invocation has left', async () => {
  const run = await FakeRun.start();
  const deadlines: number[] = [];
  const inner = run.engine;
  const engine: Engine = {
    name: 'timed',
    plan: () => Promise.reject(new Error('not held to a time')),
    research: (input) => inner.research(input),
    write: (input) => inner.write(input),
    judge: (input) => inner.judge(input),
    until: (deadlineAtMs) => {
      deadlines.push(deadlineAtMs);
      return inner;
    },
  };
  await createPlan({ ...run.ports, engine })(run.record, { getRemainingTimeInMillis: () => 90_000 });
  expect(deadlines).toEqual([run.clock.now().getTime() + 90_000]);
});

test('what the reader has to know of a step stands in the report, once', async () => {
  const run = await FakeRun.start();
  const notice = 'The text was put together without a language model, because the intended one was overloaded.';
  const inner = run.engine;
  const noting: Engine = {
    name: 'noting',
    plan: (input) => inner.plan(input),
    research: async (input) => ({ ...(await inner.research(input)), notices: ['Evidence was chosen by hand.'] }),
    write: async (input) => ({ ...(await inner.write(input)), notices: [notice] }),
    judge: (input) => inner.judge(input),
  };
  run.ports = { ...run.ports, engine: noting };
  await run.upTo('publish');
  const report = await run.body<Report>(`report/${run.record.reportHash}.json`);
  expect(report.notices).toEqual(['Evidence was chosen by hand.', notice]);
  expect(report.markdown).toContain(`> **Note:** ${notice}`);
});

test('a revision keeps the notices of the draft before', async () => {
  const run = await FakeRun.start({
    script: {
      judge: ({ claims }) =>
        claims.map(({ claimId }) => ({ claimId, verdict: 'insufficient' as const, reason: 'scripted' })),
    },
  });
  await run.upTo('research');
  const thought = { thought: '', usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0, latencyMs: 0 } };
  const write = (notices: string[]) => {
    const engine: Engine = {
      name: 'noting',
      plan: (input) => run.engine.plan(input),
      research: (input) => run.engine.research(input),
      judge: (input) => run.engine.judge(input),
      write: async ({ findings, revision }) => ({ ...thought, value: quotingDraft(findings, revision), notices }),
    };
    return createWrite({ ...run.ports, engine })(run.record);
  };
  run.record = await write(['First.']);
  await run.evaluate();
  run.record = await write([]);
  const draft = await run.body<Draft>(`drafts/${run.record.draftHash}.json`);
  expect(draft.notices).toEqual(['First.']);
});
