import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Report, Task } from '../../functions/domain/model.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { documents, FakeRun } from '../fakes/fake-run.ts';
import { passageOf } from '../fakes/samples.ts';

const secondId = 'bbbbbbbb-0000-4000-8000-000000000002';
const bob: Partial<Task> = { taskId: secondId, principal: 'bob', userId: 'bob' };
const prompt = 'When does a run end?';

type Options = NonNullable<Parameters<typeof FakeRun.start>[0]>;

/** The same question again, of another user of the tenant. */
function again(beside: FakeRun, options: Options = {}): Promise<FakeRun> {
  return FakeRun.start({ beside, order: { prompt }, task: bob, ...options });
}

/** A report that was published, and 12 minutes that have passed since. */
async function answered(options: Options = {}): Promise<FakeRun> {
  const run = await (await FakeRun.start({ order: { prompt }, ...options })).upTo('publish');
  run.clock.advanceMs(12 * 60_000 + 20_000);
  return run;
}

function reportOf(run: FakeRun): Promise<Report> {
  return run.body<Report>(bodyPath('report', run.record.reportHash));
}

describe('a question that was answered before', () => {
  test('is answered by the same report, which says how old it is', async () => {
    const first = await answered();
    const second = await (await again(first)).upTo('publish');
    const [original, copy] = [await reportOf(first), await reportOf(second)];
    const cached = { createdAt: '2026-11-21T12:00:00.000Z', ageSeconds: 740 };
    const notices = ['Answered from a report made 12 minutes ago.'];
    expect(copy).toEqual({ ...original, cached, notices, markdown: expect.any(String) });
    expect(copy.markdown).toBe(
      original.markdown.replace('\n\n## ', '\n\n> **Note:** Answered from a report made 12 minutes ago.\n\n## '),
    );
    expect(await second.tasks.find(second.task)).toMatchObject({
      status: 'COMPLETED',
      outcome: 'answered',
      knowledgeVersion: 'k1',
      progress: { step: 'publish', completed: 2, planned: 2 },
      usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
    });
    expect(await second.steps()).toEqual(['plan', 'publish']);
  });

  test('costs no thought, and announces no plan', async () => {
    const second = await (await again(await answered())).upTo('publish');
    expect(second.engine.calls).toEqual([]);
    expect(second.knowledge.searches).toEqual([]);
    expect(second.events.published.map(({ name }) => name)).not.toContain('report.planned');
  });

  test('tells nobody of whose report it was', async () => {
    const first = await answered();
    const second = await (await again(first)).upTo('publish');
    const told = [second.record, await second.tasks.find(second.task), await second.tasks.listSteps(second.task)];
    const bodies = await Promise.all(
      second.bodies.paths(second.task).map((path) => second.bodies.get(second.task, path)),
    );
    const all = JSON.stringify([told, bodies, second.telemetry.lines, second.events.published]);
    expect(all).not.toContain(first.task.taskId);
    expect(all).not.toContain('ada');
  });

  test('keeps its answer when the first report is deleted', async () => {
    const first = await answered();
    const second = await (await again(first)).upTo('plan');
    await first.tasks.transition(first.task, 'DELETED', {});
    await first.tasks.deleteItems(first.task);
    await first.bodies.deleteAll(first.task);
    await second.publish();
    const report = await reportOf(second);
    for (const { sha256 } of report.sources) {
      expect(second.bodies.paths(second.task)).toContain(`sources/${sha256}.txt`);
    }
    expect(await second.tasks.find(second.task)).toMatchObject({ status: 'COMPLETED' });
  });

  test('has every cited span compared with its own snapshots', async () => {
    const second = await (await again(await answered())).upTo('plan');
    const path = second.bodies.paths(second.task).find((one) => one.startsWith('sources/')) ?? '';
    await second.bodies.put(second.task, path, 'Something else.', 'text/plain');
    await expect(second.publish()).rejects.toMatchObject({ name: 'SourceChanged' });
  });

  test('is not passed on from copy to copy: its age counts from when it was made', async () => {
    const first = await answered();
    const second = await (await again(first)).upTo('publish');
    second.clock.advanceMs((limits.cacheSeconds - 800) * 1_000);
    const third = await again(second, { task: { taskId: 'cccccccc-0000-4000-8000-000000000003' } });
    expect((await third.upTo('publish')).record.cache).toBe('hit');
    third.clock.advanceMs(100_000);
    const fourth = await again(third, { task: { taskId: 'dddddddd-0000-4000-8000-000000000004' } });
    expect((await fourth.upTo('plan')).record.cache).toBe('open');
  });

  test('may be tried twice at any step, with one result', async () => {
    const second = await again(await answered());
    const { record } = second;
    const planned = await second.plan();
    second.record = record;
    expect(await second.plan()).toEqual(planned);
    const published = await second.publish();
    second.record = planned;
    expect(await second.publish()).toEqual(published);
    expect(await second.steps()).toEqual(['plan', 'publish']);
  });
});

describe('it is answered anew', () => {
  const deleted = async (run: FakeRun) => void (await run.tasks.transition(run.task, 'DELETED', {}));
  const spoil = async (run: FakeRun, beginning: string, text: string) => {
    const path = run.bodies.paths(run.task).find((one) => one.startsWith(beginning)) ?? '';
    await run.bodies.put(run.task, path, text, 'text/plain');
  };

  test.each<[string, (run: FakeRun) => Promise<void>]>([
    ['is too old', async ({ clock }) => clock.advanceMs((limits.cacheSeconds - 740) * 1_000)],
    ['was deleted', deleted],
    ['is being deleted', async (run) => run.bodies.deleteAll(run.task)],
    ['is forgotten', async (run) => run.tasks.forget(run.task)],
    ['has expired', async (run) => run.tasks.overwrite(run.task, { expiresAtSeconds: 1 })],
    ['has changed', async (run) => spoil(run, 'report/', '{}')],
    ['has lost the text of a source', async (run) => spoil(run, 'sources/', '')],
    ['was not completed', async (run) => run.tasks.overwrite(run.task, { status: 'RUNNING' })],
    ['is another one by now', async (run) => run.tasks.overwrite(run.task, { reportHash: 'f'.repeat(64) })],
  ])('when the first report %s', async (_what, happens) => {
    const first = await answered();
    await happens(first);
    const second = await again(first);
    await second.upTo('publish');
    expect(second.record).toMatchObject({ cache: 'open', cachedHash: '', outcome: 'answered' });
    expect((await reportOf(second)).notices).toEqual([]);
  });

  test.each<[string, Options]>([
    ['when the order refuses what is cached', { order: { prompt, options: { cache: 'refuse' } } }],
    ['for another tenant', { task: { ...bob, tenantId: 'globex' } }],
    ['for another prompt', { order: { prompt: 'When does a cancelled run end?' } }],
    ['with another context', { order: { prompt, context: 'A run ends after a minute.' } }],
    ['by another spec', { task: { ...bob, spec: { version: '9', hash: 'another' } } }],
    ['by another engine', { task: { ...bob, engine: 'anthropic:claude-haiku-4-5' } }],
    [
      'from other documents',
      { knowledge: new FakeKnowledge({ version: 'k2', search: () => documents.map(passageOf) }) },
    ],
  ])('%s', async (_what, options) => {
    const second = await again(await answered(), options);
    expect(await second.plan()).toMatchObject({ cache: 'open', questionIndexes: [0, 1] });
  });

  test('in a run that began before the machine knew the short way', async () => {
    const second = await again(await answered());
    second.record = { ...second.record, cache: 'closed' };
    expect(await second.plan()).toMatchObject({ cache: 'closed', questionIndexes: [0, 1] });
  });

  test('while the first is still being made: both are', async () => {
    const first = await (await FakeRun.start({ order: { prompt } })).upTo('evaluate');
    const second = await (await again(first)).upTo('publish');
    await first.publish();
    expect([first.record.cache, second.record.cache]).toEqual(['open', 'open']);
  });
});

describe('nobody is answered by a report that', () => {
  const notice = { notices: ['The text was put together without a language model.'] };
  test.each<[string, Options, readonly number[]]>([
    ['lacks a question whose research failed', {}, [0]],
    ['found no answer to a question', { script: { research: () => [] } }, []],
    ['says that it was made otherwise than intended', { script: { plan: () => ({ ...planOf(), ...notice }) } }, []],
    ['was found unsupported', { script: { judge: ({ claims }) => claims.map(contradicted) } }, []],
  ])('%s', async (_what, options, failed) => {
    const first = await (await FakeRun.start({ order: { prompt }, ...options })).upTo('publish', failed);
    expect(first.tasks.answers.size).toBe(0);
  });

  test('was refused the cache only for itself: it is the newest answer', async () => {
    const first = await answered();
    await (await again(first, { order: { prompt, options: { cache: 'refuse' } } })).upTo('publish');
    expect([...first.tasks.answers.values()]).toMatchObject([{ taskId: secondId }]);
  });
});

function planOf() {
  return { title: 'Runs', questions: [{ questionIndex: 0, text: prompt }] };
}

function contradicted({ claimId }: { claimId: string }) {
  return { claimId, verdict: 'contradicted' as const };
}
