import { describe, expect, test } from 'vitest';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Draft, Report, Sentence } from '../../functions/domain/model.ts';
import { documentOf, sourceOf } from '../../functions/domain/source.ts';
import type { EngineScript } from '../fakes/fake-engine.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { documents, FakeRun, quotingDraft } from '../fakes/fake-run.ts';
import { passageOf, sampleTask } from '../fakes/samples.ts';

async function published(script: EngineScript = {}, failed: readonly number[] = []) {
  const run = await (await FakeRun.start({ script })).upTo('publish', failed);
  const report = await run.body<Report>(bodyPath('report', run.record.reportHash));
  return { run, report };
}

/** Writes drafts that say this too, in the section of the first question. */
function saying(...sentences: Sentence[]): NonNullable<EngineScript['write']> {
  return ({ findings, revision }): Draft => {
    const { sections, ...draft } = quotingDraft(findings, revision);
    const [first, ...others] = sections;
    if (first === undefined) return { ...draft, sections };
    return { ...draft, sections: [{ ...first, sentences: [...first.sentences, ...sentences] }, ...others] };
  };
}

const madeUp: Sentence = { text: 'A run costs 5 euros.', kind: 'claim', evidenceIds: [] };

/** An engine that finds nothing for these questions. */
function findingNothingFor(...questionIndexes: number[]): EngineScript {
  return {
    research: ({ question, passages: [passage] }) =>
      questionIndexes.includes(question.questionIndex) || passage === undefined
        ? []
        : [{ sourceId: passage.source.sourceId, start: 0, end: 6 }],
  };
}

test.each([true, false])('a link that its evidence lacks is never published, marked or not (%s)', async (isMarked) => {
  const linking = saying({ text: 'A run ends: see https://evil.example/x.', kind: 'claim', evidenceIds: ['q0e0'] });
  const order = { prompt: 'When?', ...(isMarked ? { options: { unsupported: 'mark' as const } } : {}) };
  const run = await (await FakeRun.start({ script: { write: linking }, order })).upTo('publish');
  const { claims, markdown, removed } = await run.body<Report>(bodyPath('report', run.record.reportHash));
  expect(markdown).not.toContain('evil.example');
  expect(claims.map(({ text }) => text).join()).not.toContain('evil.example');
  expect(removed).toBe(1);
});

describe('the outcome is', () => {
  test('answered when every question has a supported claim', async () => {
    const { run, report } = await published();
    expect(report).toMatchObject({ outcome: 'answered', notices: [], removed: 0 });
    expect(report.sources).toEqual(documents.map(sourceOf));
    expect(run.record).toMatchObject({ verdict: 'publish', outcome: 'answered' });
  });

  test('partial with a notice when nothing supports an answer to one of them', async () => {
    const { report } = await published(findingNothingFor(1));
    expect(report.outcome).toBe('partial');
    expect(report.notices).toEqual(['The knowledge holds no supported answer to "How many questions has a report?".']);
    expect(report.markdown).toContain(
      '## How many questions has a report?\n\nThe knowledge holds nothing that supports an answer to this question.',
    );
  });

  test('partial with a notice when research failed for one of them', async () => {
    const { run, report } = await published({}, [0]);
    expect(report.outcome).toBe('partial');
    expect(report.notices).toEqual(['Research failed for the question "When does a run end?"; it is not answered.']);
    expect(await run.tasks.find(run.task)).toMatchObject({ status: 'COMPLETED', outcome: 'partial' });
  });

  test('unanswered when nothing is supported, and the report says so', async () => {
    const { report } = await published(findingNothingFor(0, 1));
    expect(report).toMatchObject({ outcome: 'unanswered', sources: [] });
    expect(report.notices).toHaveLength(2);
    expect(report.markdown).not.toContain('## Evidence');
  });

  test('unanswered when research failed for every question', async () => {
    const { report } = await published({}, [0, 1]);
    expect(report.outcome).toBe('unanswered');
    expect(report.notices).toHaveLength(2);
  });

  test('partial with a notice when a review would have been needed: what is not supported is removed', async () => {
    const { run, report } = await published({ write: saying(madeUp) });
    expect(run.record).toMatchObject({ verdict: 'review', revision: 2, outcome: 'partial' });
    expect(report).toMatchObject({ removed: 1, revision: 2 });
    expect(report.notices).toEqual(['1 sentence was removed because the cited evidence does not support it.']);
    expect(JSON.stringify(report)).not.toContain(madeUp.text);
    expect(report.claims.every(({ verdict }) => verdict === 'supported' || verdict === 'not-a-claim')).toBe(true);
  });

  test('unanswered, not partial, when the review left nothing', async () => {
    const { run, report } = await published({
      judge: ({ claims }) => claims.map(({ claimId }) => ({ claimId, verdict: 'contradicted' })),
    });
    expect(run.record).toMatchObject({ verdict: 'review', outcome: 'unanswered' });
    expect(report.removed).toBe(2);
    expect(report.notices).toContain('2 sentences were removed because the cited evidence does not support them.');
    expect(report.sources).toEqual([]);
  });

  test('not made better by claims that answer no question', async () => {
    const { report } = await published({
      ...findingNothingFor(1),
      write: ({ findings, revision }) => {
        const draft = quotingDraft(findings, revision);
        const [first] = draft.sections;
        return { ...draft, sections: first === undefined ? [] : [first, { ...first, questionIndex: null }] };
      },
    });
    expect(report.outcome).toBe('partial');
  });
});

test('the report is visible once it is complete: title, outcome, hash and knowledge', async () => {
  const { run, report } = await published();
  expect(await run.tasks.find(run.task)).toMatchObject({
    status: 'COMPLETED',
    title: report.title,
    outcome: 'answered',
    reportHash: run.record.reportHash,
    knowledgeVersion: 'k1',
    dueAtSeconds: sampleTask().expiresAtSeconds,
    progress: { step: 'publish', completed: 6, planned: 6 },
  });
  expect(await run.steps()).toEqual(['plan', 'research', 'research', 'write', 'evaluate', 'publish']);
});

test('a cancelled report is not published', async () => {
  const run = await (await FakeRun.start()).upTo('evaluate');
  await run.tasks.transition(run.task, 'CANCELLED', {});
  await expect(run.publish()).rejects.toMatchObject({ name: 'TaskCancelled' });
  expect(await run.tasks.find(run.task)).not.toHaveProperty('reportHash');
});

test('cancelled in the last moment it is not published either', async () => {
  const run = await (await FakeRun.start()).upTo('evaluate');
  const append = run.tasks.appendStep.bind(run.tasks);
  run.tasks.appendStep = async (...input) => {
    await append(...input);
    await run.tasks.transition(run.task, 'CANCELLED', {});
  };
  await expect(run.publish()).rejects.toMatchObject({ name: 'TaskCancelled' });
  expect(await run.tasks.find(run.task)).toMatchObject({ status: 'CANCELLED' });
});

test('published twice at once, or with the answer lost, it is a success both times', async () => {
  const run = await (await FakeRun.start()).upTo('evaluate');
  const { record } = run;
  const transition = run.tasks.transition.bind(run.tasks);
  run.tasks.transition = async (...input) => {
    await transition(...input);
    return undefined;
  };
  await run.publish();
  run.record = record;
  await run.publish();
  expect(await run.tasks.find(run.task)).toMatchObject({ status: 'COMPLETED', stepCount: 6 });
});

describe('every cited span is compared once more before the report is visible', () => {
  async function withSnapshot(change: (text: string) => string) {
    const run = await (await FakeRun.start()).upTo('evaluate');
    const path = run.bodies.paths(run.task).find((one) => one.startsWith('sources/')) ?? '';
    await run.bodies.put(run.task, path, change((await run.bodies.get(run.task, path)) ?? ''), 'text/plain');
    return run;
  }

  test.each([
    ['changed in one character', (text: string) => text.replace('60', '61')],
    ['changed far from every span', (text: string) => `${text} `],
    ['emptied', () => ''],
  ])('a snapshot that was %s stops it', async (_case, change) => {
    const run = await withSnapshot(change);
    await expect(run.publish()).rejects.toMatchObject({ name: 'SourceChanged' });
    expect(await run.tasks.find(run.task)).toMatchObject({ status: 'RUNNING' });
  });
});

test('no text of report or source gets into the record', async () => {
  const { run } = await published({ write: saying(madeUp) });
  expect(JSON.stringify(run.record)).not.toMatch(/minutes|euros|Runs and limits/);
  expect(JSON.stringify([run.telemetry.lines, run.events.published])).not.toMatch(/minutes|euros|Runs and limits/);
});

describe('an order that wants unsupported sentences marked', () => {
  const order = { prompt: 'When does a run end?', options: { unsupported: 'mark' as const } };

  test('gets them with a mark, a reason and a notice, and they answer nothing', async () => {
    const run = await (await FakeRun.start({ script: { write: saying(madeUp) }, order })).upTo('publish');
    const report = await run.body<Report>(bodyPath('report', run.record.reportHash));
    expect(report).toMatchObject({ outcome: 'partial', removed: 0 });
    expect(report.notices).toEqual(['1 sentence is marked because the cited evidence does not support it.']);
    expect(report.claims.filter(({ verdict }) => verdict === 'insufficient')).toMatchObject([
      { text: `[Not supported by its evidence] ${madeUp.text}`, reason: 'cites no evidence' },
    ]);
    expect(report.markdown).toContain('Not supported by its evidence');
  });

  test('never gets one that the evidence contradicts', async () => {
    const wrong: Sentence = { text: 'A run ends after 30 minutes.', kind: 'claim', evidenceIds: ['q0e0'] };
    const run = await (await FakeRun.start({ script: { write: saying(wrong) }, order })).upTo('publish');
    const report = await run.body<Report>(bodyPath('report', run.record.reportHash));
    expect(report.removed).toBe(1);
    expect(JSON.stringify(report)).not.toContain('30 minutes');
  });
});

test('sources that disagree are both told and both cited', async () => {
  const contrary = documentOf('new-runs.md', '# Runs\n\nA run ends after 90 minutes.\n');
  const sentences = ['A run ends after 60 minutes.', 'A run ends after 90 minutes.'];
  const run = await (
    await FakeRun.start({
      knowledge: new FakeKnowledge({ version: 'k1', search: () => [...documents, contrary].map(passageOf) }),
      script: {
        research: ({ question, passages }) =>
          (question.questionIndex === 0 ? sentences : ['A report has at most 10 questions.']).flatMap((sentence) =>
            passages.flatMap(({ source, text }) => {
              const start = text.indexOf(sentence);
              return start < 0 ? [] : [{ sourceId: source.sourceId, start, end: start + sentence.length }];
            }),
          ),
      },
    })
  ).upTo('publish');
  const report = await run.body<Report>(bodyPath('report', run.record.reportHash));
  expect(report.notices).toEqual(['The sources disagree in 1 place; the report states what each of them says.']);
  expect(report.markdown).toContain(
    'The sources disagree: “A run ends after 60 minutes” and “A run ends after 90 minutes”. [1] [2]',
  );
});
