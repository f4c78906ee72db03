import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { runStep, type StepDefinition, type StepResult } from '../../functions/step.ts';
import { FakeBodies } from './fake-bodies.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeTasks } from './fake-tasks.ts';
import { FakeTelemetry } from './fake-telemetry.ts';
import { sampleOrder, sampleRecord, sampleTask } from './samples.ts';

/** What the fake step changes in the record, and all it gives back. */
export const planHash = 'a'.repeat(64);

export const result: StepResult = {
  changes: { planHash, questionIndexes: [0, 1] },
  thought: 'Two questions',
  action: 'Split the order',
  observation: 'Why? How?',
  usage: { inputTokens: 10, outputTokens: 5, costMicroUsd: 7, latencyMs: 0 },
  planned: 6,
};

/** A task in storage and a step whose runs and finishes are counted. */
export async function fakeStep(options: { result?: Partial<StepResult>; fails?: unknown } = {}) {
  const clock = new FakeClock();
  const ports = {
    clock,
    tasks: new FakeTasks(clock.now),
    bodies: new FakeBodies(),
    telemetry: new FakeTelemetry(),
  };
  const task = sampleTask();
  await ports.tasks.putOrder(sampleOrder());
  await ports.tasks.putTask(task);
  const counts = { runs: 0, finishes: 0 };
  const finished: WorkflowRecord[] = [];
  const definition = (world: typeof ports): StepDefinition<WorkflowRecord> => ({
    step: 'plan',
    record: recordSchema,
    inputs: ({ draftHash }) => ({ draftHash }),
    run: async (record) => {
      // What every core does: reads what it works on, thinks, stores what it found.
      await world.tasks.findOrder(record);
      counts.runs += 1;
      clock.advanceMs(1_500);
      if (options.fails !== undefined) throw options.fails;
      await world.bodies.put(record, 'plan/body.json', '{}', 'application/json');
      return { ...result, ...options.result };
    },
    finish: async (record) => {
      // What a finish does that repeats safely.
      await world.tasks.find(record);
      counts.finishes += 1;
      finished.push(record);
    },
  });
  const run = (event: unknown = sampleRecord(), use = ports) => runStep(use, definition(use), event);
  return { ...ports, ports, clock, task, counts, finished, run };
}
