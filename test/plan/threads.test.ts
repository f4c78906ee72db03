import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { bodyPath, snapshotPath } from '../../functions/domain/body.ts';
import { contextUri } from '../../functions/domain/context-document.ts';
import type { EarlierReport } from '../../functions/domain/earlier-reports.ts';
import type { Document, Finding, Plan, Report, Task } from '../../functions/domain/model.ts';
import { documentOf, sourceOf } from '../../functions/domain/source.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { documents, FakeRun, plan } from '../fakes/fake-run.ts';
import { passageOf } from '../fakes/samples.ts';

type Options = NonNullable<Parameters<typeof FakeRun.start>[0]>;

const [runs, limitsDocument] = documents as readonly [Document, Document];
const prompt = 'When does a run end?';

/** The first report of a thread, published. */
async function begun(options: Options = {}): Promise<FakeRun> {
  const run = await (await FakeRun.start({ order: { prompt }, ...options })).upTo('publish');
  run.clock.advanceSeconds(1);
  return run;
}

/** One that goes on from it; `seen` gets what the engine is told of the thread. */
async function goingOn(
  beside: FakeRun,
  options: Options & { number?: number; seen?: (readonly EarlierReport[] | undefined)[] } = {},
): Promise<FakeRun> {
  const { number = 2, seen = [], ...rest } = options;
  const threadId = beside.task.threadId ?? beside.task.taskId;
  const task = { taskId: idOf(number), threadId, createdAt: beside.clock.now().toISOString(), ...options.task };
  return FakeRun.start({
    beside,
    order: { prompt: `And then, ${number}?`, threadId },
    script: {
      plan: ({ history }) => {
        seen.push(history);
        return plan;
      },
    },
    ...rest,
    task,
  });
}

function idOf(number: number): string {
  return `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

async function historyOf(run: FakeRun, options: Parameters<typeof goingOn>[1] = {}) {
  const seen: (readonly EarlierReport[] | undefined)[] = [];
  await (await goingOn(run, { ...options, seen })).plan();
  return seen[0];
}

async function erase({ tasks, bodies, task }: FakeRun): Promise<void> {
  await tasks.transition(task, 'DELETED', {});
  await Promise.all([tasks.deleteItems(task), bodies.deleteAll(task)]);
}

function planOf(run: FakeRun): Promise<Plan> {
  return run.body<Plan>(bodyPath('plan', run.record.planHash));
}

describe('a follow-up is told', () => {
  test('what the thread asked and what it found, and of which sources', async () => {
    const first = await begun();
    const seen: (readonly EarlierReport[] | undefined)[] = [];
    const second = await (await goingOn(first, { seen })).upTo('plan');
    const statements = ['A run ends after 60 minutes.', 'A report has at most 10 questions.'];
    expect(seen).toEqual([[{ prompt, title: 'Runs and limits', statements }]]);
    const { taskId } = first.task;
    expect((await planOf(second)).earlierSources).toEqual(
      [runs, limitsDocument].map((document) => ({ taskId, source: sourceOf(document) })),
    );
    const [entry] = await second.tasks.listSteps(second.task);
    expect(entry?.action).toBe('Read the thread: 1 earlier report, 2 sources; Split the order into 2 questions');
  });

  test('the latest reports only, oldest first', async () => {
    let last = await begun();
    for (let number = 2; number <= limits.threadReports + 2; number += 1) {
      last = await (await goingOn(last, { number })).upTo('publish');
      last.clock.advanceSeconds(1);
    }
    const history = await historyOf(last, { number: 99 });
    const numbers = Array.from({ length: limits.threadReports }, (_value, index) => index + 3);
    expect(history?.map((report) => report.prompt)).toEqual(numbers.map((number) => `And then, ${number}?`));
  });

  test('nothing of a report that is not finished, deleted, being deleted, expired, or changed', async () => {
    const changes: ((run: FakeRun) => Promise<void> | void)[] = [
      erase,
      async ({ tasks, task }) => void (await tasks.transition(task, 'DELETED', {})),
      ({ bodies, task }) => bodies.deleteAll(task),
      ({ tasks, task }) => tasks.deleteItems(task),
      ({ tasks, task }) => tasks.overwrite(task, { expiresAtSeconds: 1 }),
      ({ tasks, task }) => tasks.overwrite(task, { status: 'FAILED' }),
      ({ bodies, record, task }) => bodies.put(task, bodyPath('report', record.reportHash), '{}', 'application/json'),
    ];
    for (const change of changes) {
      const first = await begun();
      await change(first);
      expect(await historyOf(first)).toBeUndefined();
    }
    const running = await (await FakeRun.start()).upTo('evaluate');
    expect(await historyOf(running)).toBeUndefined();
  });

  test('nothing of another owner, whatever its order names', async () => {
    for (const task of [{ principal: 'bob' }, { userId: 'customer-7' }, { tenantId: 'globex' }]) {
      expect(await historyOf(await begun(), { task })).toBeUndefined();
    }
  });

  test('nothing of a report that was made with labels which its own key lacks', async () => {
    const first = await begun();
    first.tasks.overwriteOrder(first.task, { labels: ['finance', 'hr'] });
    const labelled = async (labels: readonly string[]) => {
      const seen: (readonly EarlierReport[] | undefined)[] = [];
      const second = await goingOn(first, { seen, number: labels.length + 2 });
      second.tasks.overwriteOrder(second.task, { labels });
      await second.plan();
      return seen[0]?.length;
    };
    expect([await labelled([]), await labelled(['hr']), await labelled(['hr', 'board', 'finance'])]).toEqual([
      undefined,
      undefined,
      1,
    ]);
  });

  test('no secret that an earlier order held, and nothing of an order that no agent saw', async () => {
    const secret = 'AKIAQ3EGT7XW5M2ZKD4P';
    const first = await begun({ order: { prompt: `When does a run with ${secret} end?` } });
    const history = await historyOf(first);
    expect(history).toHaveLength(1);
    expect(JSON.stringify(history)).not.toContain(secret);
    const distressed = await begun({ order: { prompt: 'I want to kill myself.' } });
    expect(distressed.record.cache).toBe('hit');
    expect(await historyOf(distressed)).toBeUndefined();
  });

  test('of no source that its order refuses', async () => {
    const first = await begun();
    const sources = { deny: ['runs.md'] };
    const second = await goingOn(first, {
      order: { prompt, threadId: first.task.taskId, options: { sources } },
    });
    await second.plan();
    expect((await planOf(second)).earlierSources?.map(({ source }) => source.uri)).toEqual(['limits.md']);
  });

  test('nothing, where the order begins a thread', async () => {
    const first = await begun();
    const seen: unknown[] = [];
    const other = await FakeRun.start({
      beside: first,
      task: { taskId: idOf(2) },
      order: { prompt: 'Something else?' },
      script: { plan: (input) => (seen.push(input), plan) },
    });
    await other.plan();
    expect(seen).toEqual([{ prompt: 'Something else?', maxQuestions: limits.defaultQuestions, language: 'en' }]);
    expect(await planOf(other)).toEqual(plan);
  });
});

describe('the cache', () => {
  test('never answers a follow-up, and keeps no answer of one', async () => {
    const first = await begun();
    const second = await (await goingOn(first, { order: { prompt, threadId: first.task.taskId } })).upTo('publish');
    expect(second.record).toMatchObject({ cache: 'open', cacheKey: '', outcome: 'answered' });
    expect(first.tasks.answers.size).toBe(1);
  });

  test('may answer the first report of a thread, which is followed up like any other', async () => {
    const first = await begun();
    const copy = await (
      await FakeRun.start({
        beside: first,
        order: { prompt },
        task: { taskId: idOf(2), principal: 'bob', userId: 'bob' },
      })
    ).upTo('publish');
    expect(copy.record.cache).toBe('hit');
    const bob: Partial<Task> = { principal: 'bob', userId: 'bob' };
    const history = await historyOf(copy, { number: 3, task: { taskId: idOf(3), ...bob } });
    expect(history).toMatchObject([{ prompt, title: 'Runs and limits' }]);
  });
});

describe('the sources of a thread', () => {
  /** Knowledge that has lost what the first report was made from, and searches what it is given. */
  const lost = (found: readonly Document[] = []): FakeKnowledge =>
    new FakeKnowledge({ version: 'k2', search: (_question, { extra }) => [...found, ...extra].map(passageOf) });

  function reportOf(run: FakeRun): Promise<Report> {
    return run.body<Report>(bodyPath('report', run.record.reportHash));
  }

  test('are cited again as the same sources, with a snapshot of its own for the follow-up', async () => {
    const first = await begun();
    const second = await (await goingOn(first, { knowledge: lost() })).upTo('publish');
    expect((await reportOf(second)).sources).toEqual((await reportOf(first)).sources);
    const [, research] = await second.tasks.listSteps(second.task);
    expect(research?.action).toBe('Searched the knowledge and 2 sources of the thread: 2 passages');
    await erase(first);
    for (const document of [runs, limitsDocument]) {
      const path = snapshotPath(sourceOf(document).sha256);
      expect(await second.bodies.get(second.task, path)).toBe(document.text);
    }
  });

  test('are gone with their report, also when it is deleted while the follow-up is made', async () => {
    const first = await begun();
    const second = await (await goingOn(first, { knowledge: lost() })).upTo('plan');
    await erase(first);
    await second.research();
    expect(second.record.findings.map(({ status }) => status)).toEqual(['nothing', 'nothing']);
  });

  test('leave no text of theirs in the plan', async () => {
    const first = await begun();
    const second = await (await goingOn(first)).upTo('plan');
    expect(JSON.stringify(await planOf(second))).not.toContain('60 minutes');
  });

  test('are passed over where they are not what was cited', async () => {
    const first = await begun();
    await first.bodies.put(first.task, snapshotPath(sourceOf(runs).sha256), 'A run never ends.', 'text/plain');
    const second = await (await goingOn(first, { knowledge: lost() })).upTo('research');
    expect(second.record.findings.map(({ status }) => status)).toEqual(['nothing', 'found']);
  });

  test('give way to the document as it is now, but for the context of an order, which is another each time', async () => {
    const given: string[][] = [];
    const context = (text: string): Document => ({ uri: contextUri, title: 'Context of the order', text });
    const former = [runs, context('A report has at most 10 questions. An old context.')];
    const first = await begun({
      knowledge: new FakeKnowledge({ version: 'k1', search: () => former.map(passageOf) }),
    });
    const now = [documentOf('runs.md', '# Runs\n\nA run ends after 90 minutes.\n'), context('A new context.')];
    const second = await goingOn(first, {
      knowledge: lost(now),
      script: { plan: () => plan, research: ({ passages }) => (given.push(passages.map(({ text }) => text)), []) },
    });
    await second.upTo('research');
    expect(given[0]).toEqual([...now.map(({ text }) => text), former[1]?.text]);
  });

  test('are cited with the page, as long as the documents say where it begins', async () => {
    const first = await begun();
    const paged = { ...passageOf(runs), pages: [0, 5] };
    const second = await goingOn(first, {
      knowledge: new FakeKnowledge({
        version: 'k2',
        search: (_question, { extra }) => [...extra.map(passageOf), paged],
      }),
      script: {
        plan: () => plan,
        research: ({ question, passages }) => {
          const [{ source }, { source: other }] = passages as [typeof paged, typeof paged];
          return [{ sourceId: (question.questionIndex === 0 ? source : other).sourceId, start: 9, end: 12 }];
        },
      },
    });
    await second.upTo('research');
    const findings = await Promise.all(
      second.record.findings.map(({ findingHash }) => second.body<Finding>(bodyPath('findings', findingHash))),
    );
    expect(findings.map(({ evidence: [one] }) => [one?.quote, one?.page])).toEqual([
      [runs.text.slice(9, 12), 2],
      [limitsDocument.text.slice(9, 12), undefined],
    ]);
  });

  test('are searched up to a limit of all their texts together', async () => {
    const huge = documentOf('runs.md', `A run ends after 60 minutes. ${'x'.repeat(limits.threadSourceCharacters)}`);
    const first = await begun({
      knowledge: new FakeKnowledge({ version: 'k1', search: () => [huge, limitsDocument].map(passageOf) }),
    });
    const second = await (await goingOn(first, { knowledge: lost() })).upTo('research');
    expect(second.record.findings.map(({ status }) => status)).toEqual(['nothing', 'found']);
  });
});
