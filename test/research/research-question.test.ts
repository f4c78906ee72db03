import { describe, expect, test } from 'vitest';
import { bodyPath, snapshotPath } from '../../functions/domain/body.ts';
import type { Document, Finding } from '../../functions/domain/model.ts';
import { sourceOf } from '../../functions/domain/source.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import type { DocumentFilter } from '../../functions/ports.ts';
import { nothingAllowed } from '../../functions/research/research-question.ts';
import { callUsage } from '../fakes/fake-engine.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { documents, FakeRun } from '../fakes/fake-run.ts';
import { passageOf } from '../fakes/samples.ts';

const [runs] = documents as readonly [Document, Document];
const answer = 'A run ends after 60 minutes.';

async function planned(options: Parameters<typeof FakeRun.start>[0] = {}): Promise<FakeRun> {
  return (await FakeRun.start(options)).upTo('plan');
}

async function findingOf(run: FakeRun, questionIndex: number): Promise<Finding> {
  const { findingHash } = await run.researchOne(questionIndex);
  return run.body<Finding>(bodyPath('findings', findingHash));
}

test('a finding holds the exact text of each span with its source', async () => {
  const start = runs.text.indexOf(answer);
  expect(await findingOf(await planned(), 0)).toEqual({
    questionIndex: 0,
    status: 'found',
    evidence: [
      {
        evidenceId: 'q0e0',
        questionIndex: 0,
        sourceId: sourceOf(runs).sourceId,
        start,
        end: start + answer.length,
        quote: answer,
        headings: [],
      },
    ],
    sources: [sourceOf(runs)],
  });
});

test('the map gets back index, status and hash only', async () => {
  const run = await planned();
  expect(await run.researchOne(1)).toEqual({
    questionIndex: 1,
    status: 'found',
    findingHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
});

test('a snapshot is kept of each source that is cited, exactly as it was read, and of no other', async () => {
  const run = await planned();
  await run.researchOne(0);
  const paths = run.bodies.paths(run.task).filter((path) => path.startsWith('sources/'));
  expect(paths).toEqual([snapshotPath(sourceOf(runs).sha256)]);
  expect(await run.bodies.get(run.task, paths[0] ?? '')).toBe(runs.text);
});

test('a question that nothing answers is found out, not made up', async () => {
  const run = await planned({ script: { research: () => [] } });
  expect(await findingOf(run, 0)).toEqual({ questionIndex: 0, status: 'nothing', evidence: [], sources: [] });
});

test('the context of the order is searched too, under its own title', async () => {
  const seen: { limit: number; extra: readonly Document[] }[] = [];
  const knowledge = new FakeKnowledge({
    version: 'k1',
    search: (_question, options) => {
      seen.push(options);
      return options.extra.map(passageOf);
    },
  });
  const context = `{"note":"${answer}"}`;
  const run = await planned({ knowledge, order: { prompt: 'When?', context } });
  const finding = await findingOf(run, 0);
  expect(seen).toMatchObject([
    {
      limit: agentSpec.agents.research.passagesPerQuestion,
      extra: [{ uri: 'order:context', title: 'Context of the order', text: context }],
    },
  ]);
  expect(finding.sources).toMatchObject([{ title: 'Context of the order' }]);
  expect(finding.evidence[0]?.quote).toBe(answer);
  expect(knowledge.searches).toEqual(['When does a run end?']);
});

describe('an order that says which sources may be used', () => {
  const order = { prompt: 'When?', options: { sources: { allow: ['runs.md'], deny: ['*.txt', 'mcp:*'] } } };

  test('is searched with that, and with the labels of its caller', async () => {
    const filters: unknown[] = [];
    const search = (_question: string, { filter }: { filter?: DocumentFilter }) => {
      filters.push(filter);
      return documents.map(passageOf);
    };
    const run = await planned({ knowledge: new FakeKnowledge({ version: 'k1', search }), order });
    expect((await findingOf(run, 0)).notices).toBeUndefined();
    expect(filters).toEqual([{ labels: [], ...order.options.sources }]);
  });

  test('is told when nothing was found in them', async () => {
    const script = { research: () => [] };
    expect((await findingOf(await planned({ script, order }), 0)).notices).toEqual([nothingAllowed]);
    expect((await findingOf(await planned({ script }), 0)).notices).toBeUndefined();
  });
});

describe('an engine cannot cite what it was not shown', () => {
  const { sourceId } = sourceOf(runs);
  const emoji = runs.text.indexOf('😀');
  test.each([
    ['a source that is unknown', { sourceId: 'unknown', start: 0, end: 5 }],
    ['a span that begins before the text', { sourceId, start: -1, end: 5 }],
    ['a span that ends behind it', { sourceId, start: 0, end: runs.text.length + 1 }],
    ['an empty span', { sourceId, start: 5, end: 5 }],
    ['a span that runs backwards', { sourceId, start: 5, end: 4 }],
    ['a span that ends inside a character', { sourceId, start: 0, end: emoji + 1 }],
    ['a span that starts inside a character', { sourceId, start: emoji + 1, end: emoji + 2 }],
  ])('%s', async (_case, span) => {
    const run = await planned({ script: { research: () => [span] } });
    await expect(run.researchOne(0)).rejects.toMatchObject({ name: 'SourceChanged' });
    expect(await run.steps()).toEqual(['plan']);
  });
});

test('a question that the plan lacks is a broken record', async () => {
  await expect((await planned()).researchOne(7)).rejects.toMatchObject({ name: 'RecordInvalid' });
});

test('a plan that was changed behind our back is not used', async () => {
  const run = await planned();
  await run.bodies.put(run.task, bodyPath('plan', run.record.planHash), '{"canary":1}', 'application/json');
  const error: unknown = await run.researchOne(0).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'SourceChanged' });
  expect((error as Error).message).not.toContain('canary');
});

test('what a search cost adds up, and stands in the trace', async () => {
  const call = {
    model: 'openai-compatible:e5' as const,
    inputTokens: 9,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 0,
    costMicroUsd: 3,
    latencyMs: 5,
    parts: { question: 9 },
  };
  const knowledge = new FakeKnowledge({
    version: 'k1',
    search: (_question, { onCall }) => {
      onCall?.({ ...call, fault: 'ModelUnavailable' });
      onCall?.(call);
      return [passageOf(runs)];
    },
  });
  const run = await planned({ knowledge, script: { research: () => [] } });
  await run.researchOne(0);
  const entry = (await run.tasks.listSteps(run.task)).at(-1);
  expect(entry?.usage).toMatchObject({
    inputTokens: 2 * call.inputTokens + callUsage.inputTokens,
    costMicroUsd: 2 * call.costMicroUsd + callUsage.costMicroUsd,
  });
  expect(entry?.thought).toContain('openai-compatible:e5: 9 tokens in, 0 out, 0.000003 USD, ModelUnavailable');
});

test('questions researched at once leave one entry each in the trace', async () => {
  const run = await planned();
  await run.research();
  await run.research();
  expect(await run.steps()).toEqual(['plan', 'research', 'research']);
  expect(run.engine.calls.filter((call) => call === 'research')).toHaveLength(2);
  expect(await run.tasks.find(run.task)).toMatchObject({ progress: { step: 'research', completed: 3 } });
});

test('no text of a source gets into the record', async () => {
  const run = await planned();
  await run.research();
  expect(JSON.stringify(run.record)).not.toMatch(/minutes|questions\./);
});
