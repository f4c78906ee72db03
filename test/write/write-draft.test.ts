import { expect, test } from 'vitest';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Draft } from '../../functions/domain/model.ts';
import type { EngineScript } from '../fakes/fake-engine.ts';
import { FakeRun, plan, quotingDraft } from '../fakes/fake-run.ts';

type WriteInput = Parameters<NonNullable<EngineScript['write']>>[0];

function recording() {
  const seen: WriteInput[] = [];
  const script: EngineScript = {
    write: (input) => {
      seen.push(input);
      return quotingDraft(input.findings, input.revision);
    },
    judge: ({ claims }) => claims.map(({ claimId }) => ({ claimId, verdict: 'insufficient', reason: 'no' })),
  };
  return { seen, script };
}

test('the first draft is written from order, plan and findings', async () => {
  const { seen, script } = recording();
  const run = await (await FakeRun.start({ script, order: { prompt: 'When?' } })).upTo('write');
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ prompt: 'When?', plan, revision: 0 });
  expect(seen[0]?.findings.map(({ questionIndex }) => questionIndex)).toEqual([0, 1]);
  expect(seen[0]).not.toHaveProperty('previous');
  expect(run.record.revision).toBe(0);
  expect(await run.body<Draft>(bodyPath('drafts', run.record.draftHash))).toMatchObject({ revision: 0 });
  expect(run.events.published.at(-1)).toMatchObject({ name: 'report.drafted', data: { revision: 0 } });
});

test('a revision is given what the evaluation said of the last draft', async () => {
  const { seen, script } = recording();
  const run = await (await FakeRun.start({ script })).upTo('evaluate');
  expect(run.record.verdict).toBe('revise');
  await run.write();
  expect(run.record.revision).toBe(1);
  expect(seen[1]).toMatchObject({ revision: 1, previous: { draft: { revision: 0 }, evaluation: { revision: 0 } } });
  expect(seen[1]?.previous?.evaluation.claims.map(({ verdict }) => verdict)).toContain('insufficient');
});

test.each([
  ['mark', true],
  ['remove', undefined],
] as const)(
  'an order to %s what is unsupported is told to the writer as %s',
  async (unsupported, keepsInsufficient) => {
    const { seen, script } = recording();
    await (await FakeRun.start({ script, order: { prompt: 'When?', options: { unsupported } } })).upTo('write');
    expect(seen[0]?.keepsInsufficient).toBe(keepsInsufficient);
  },
);

test('each revision is a milestone of its own, and repeated the same', async () => {
  const { script } = recording();
  const run = await (await FakeRun.start({ script })).upTo('evaluate');
  const before = run.record;
  await run.write();
  run.record = before;
  await run.write();
  const drafted = run.events.published.filter(({ name }) => name === 'report.drafted');
  expect(drafted.map(({ data }) => data['revision'])).toEqual([0, 1, 1]);
  expect(new Set(drafted.map(({ eventId }) => eventId)).size).toBe(2);
  expect(run.engine.calls.filter((call) => call === 'write')).toHaveLength(2);
});

test('a question without findings is left out, not waited for', async () => {
  const { seen, script } = recording();
  await (await FakeRun.start({ script })).upTo('write', [0]);
  expect(seen[0]?.findings.map(({ questionIndex }) => questionIndex)).toEqual([1]);
});

test('the revision is the record’s, whatever the engine says', async () => {
  const script: EngineScript = { write: ({ findings }) => quotingDraft(findings, 42) };
  const run = await (await FakeRun.start({ script })).upTo('write');
  expect(await run.body<Draft>(bodyPath('drafts', run.record.draftHash))).toMatchObject({ revision: 0 });
});

test('an order that is gone ends the run', async () => {
  const run = await (await FakeRun.start()).upTo('research');
  await run.tasks.deleteItems(run.task);
  await expect(run.write()).rejects.toMatchObject({ name: 'TaskCancelled' });
});
