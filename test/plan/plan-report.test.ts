import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Plan } from '../../functions/domain/model.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { FakeRun, plan } from '../fakes/fake-run.ts';

test('the plan pins the knowledge, names its questions and is stored under its hash', async () => {
  const run = await FakeRun.start();
  const record = await run.plan();
  expect(record).toMatchObject({ knowledgeVersion: 'k1', questionIndexes: [0, 1] });
  expect(await run.body(bodyPath('plan', record.planHash))).toEqual(plan);
  expect(run.events.published).toMatchObject([{ name: 'report.planned', data: { questions: 2 } }]);
  expect(await run.tasks.find(run.task)).toMatchObject({
    status: 'RUNNING',
    // Plan, two questions, one draft, one evaluation, publish.
    progress: { step: 'plan', completed: 1, planned: 6 },
  });
});

test('the engine is given the order as it stands', async () => {
  const seen: unknown[] = [];
  const script = {
    plan: (input: unknown): Plan => {
      seen.push(input);
      return plan;
    },
  };
  const order = { prompt: 'Quand?', options: { maxQuestions: 3, language: 'fr' } };
  await (await FakeRun.start({ script, order })).plan();
  await (await FakeRun.start({ script, order: { prompt: 'When?' } })).plan();
  expect(seen).toEqual([
    { prompt: 'Quand?', maxQuestions: 3, language: 'fr' },
    { prompt: 'When?', maxQuestions: limits.defaultQuestions, language: 'en' },
  ]);
});

test('no text of the order gets into the record, the events or a fault', async () => {
  const canary = { title: 'canary', questions: [{ questionIndex: 0, text: 'canary' }] };
  const run = await FakeRun.start({ script: { plan: () => canary }, order: { prompt: 'canary', context: 'canary' } });
  expect(JSON.stringify(await run.plan())).not.toContain('canary');
  expect(JSON.stringify(run.events.published)).not.toContain('canary');
  expect(JSON.stringify(run.telemetry.lines)).not.toContain('canary');
});

test('more questions than a report may have are refused', async () => {
  const questions = Array.from({ length: 11 }, (_value, questionIndex) => ({ questionIndex, text: 'Why?' }));
  const run = await FakeRun.start({ script: { plan: () => ({ title: 'Too much', questions }) } });
  await expect(run.plan()).rejects.toMatchObject({ name: 'RecordInvalid' });
});

test('an order that is gone ends the run', async () => {
  const run = await FakeRun.start();
  await run.tasks.deleteItems(run.task);
  await expect(run.plan()).rejects.toMatchObject({ name: 'TaskCancelled' });
  expect(run.engine.calls).toEqual([]);
});

test('knowledge that cannot be read is a fault, and nothing is remembered', async () => {
  const run = await FakeRun.start({ knowledge: new FakeKnowledge() });
  await expect(run.plan()).rejects.toMatchObject({ name: 'Unexpected' });
  expect(await run.steps()).toEqual([]);
});
