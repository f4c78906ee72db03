import { describe, expect, test } from 'vitest';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Draft, Evaluation, Sentence } from '../../functions/domain/model.ts';
import { type EngineScript, supportAll } from '../fakes/fake-engine.ts';
import { FakeRun, quotingDraft } from '../fakes/fake-run.ts';

/** A draft whose sections quote their evidence and then say this too. */
function draftWith(sentence: Sentence, questionIndex = 0): NonNullable<EngineScript['write']> {
  return ({ findings, revision }): Draft => {
    const draft = quotingDraft(findings, revision);
    return {
      ...draft,
      sections: draft.sections.map((section) =>
        section.questionIndex === questionIndex ? { ...section, sentences: [...section.sentences, sentence] } : section,
      ),
    };
  };
}

async function evaluated(script: EngineScript = {}): Promise<{ run: FakeRun; evaluation: Evaluation }> {
  const run = await (await FakeRun.start({ script })).upTo('evaluate');
  return { run, evaluation: await run.body(bodyPath('evaluations', run.record.evaluationHash)) };
}

const madeUp: Sentence = { text: 'A run costs 5 euros.', kind: 'claim', evidenceIds: [] };

test('a draft whose every claim is supported is published', async () => {
  const { run, evaluation } = await evaluated();
  expect(run.record.verdict).toBe('publish');
  expect(evaluation).toMatchObject({ revision: 0, uncovered: [] });
  expect(evaluation.claims.map(({ claimId, part, verdict }) => `${claimId} ${part} ${verdict}`)).toEqual([
    'c1 title not-a-claim',
    'c2 heading not-a-claim',
    'c3 sentence supported',
    'c4 heading not-a-claim',
    'c5 sentence supported',
  ]);
  expect(run.events.published.at(-1)).toMatchObject({
    name: 'report.evaluated',
    data: { revision: 0, verdict: 'publish' },
  });
});

test('transitions are no claims and need no evidence', async () => {
  const transition: Sentence = { text: 'So much for runs.', kind: 'transition', evidenceIds: [] };
  const { run, evaluation } = await evaluated({ write: draftWith(transition) });
  expect(run.record.verdict).toBe('publish');
  expect(evaluation.claims[3]).toMatchObject({ text: transition.text, part: 'sentence', verdict: 'not-a-claim' });
});

describe('a draft goes back to the writer', () => {
  test('when a claim cites nothing, which the engine is not even asked about', async () => {
    const asked: string[] = [];
    const { run, evaluation } = await evaluated({
      write: draftWith(madeUp),
      judge: (input) => {
        asked.push(...input.claims.map(({ text }) => text));
        return supportAll(input);
      },
    });
    expect(run.record.verdict).toBe('revise');
    expect(evaluation.claims[3]).toMatchObject({ text: madeUp.text, verdict: 'insufficient' });
    expect(evaluation.claims[3]?.reason).toBeTruthy();
    expect(asked).not.toContain(madeUp.text);
  });

  test('when a claim cites evidence that does not exist', async () => {
    const { run, evaluation } = await evaluated({ write: draftWith({ ...madeUp, evidenceIds: ['q0e0', 'q9e9'] }) });
    expect(run.record.verdict).toBe('revise');
    expect(evaluation.claims[3]).toMatchObject({
      verdict: 'insufficient',
      reason: 'cites evidence that does not exist',
    });
  });

  test('when the engine says that a claim is contradicted', async () => {
    const { run, evaluation } = await evaluated({
      judge: ({ claims }) =>
        claims.map(({ claimId }, index) =>
          index === 0 ? { claimId, verdict: 'contradicted', reason: 'it says 60' } : { claimId, verdict: 'supported' },
        ),
    });
    expect(run.record.verdict).toBe('revise');
    expect(evaluation.claims[2]).toMatchObject({ verdict: 'contradicted', reason: 'it says 60' });
    expect(evaluation.uncovered).toEqual([0]);
  });

  test('when the engine has nothing to say about a claim', async () => {
    const { run, evaluation } = await evaluated({ judge: () => [] });
    expect(run.record.verdict).toBe('revise');
    expect(evaluation.claims[2]).toMatchObject({ verdict: 'insufficient', reason: 'was not judged' });
  });
});

describe('what a check doubts', () => {
  const doubted: Sentence = { text: 'After 60 minutes a run ends in any case.', kind: 'claim', evidenceIds: ['q0e0'] };
  const doubt = 'the evidence does not say "in any case"';

  test.each([
    ['supported', 'publish', `judged so in spite of a doubt: ${doubt}`],
    ['insufficient', 'revise', 'it gives exceptions'],
  ] as const)('is for the engine to settle: %s', async (verdict, next, reason) => {
    const asked: (string | undefined)[] = [];
    const { run, evaluation } = await evaluated({
      write: draftWith(doubted),
      judge: ({ claims }) =>
        claims.map((claim) => {
          asked.push(claim.doubt);
          const isDoubted = claim.text === doubted.text;
          if (!isDoubted || verdict === 'supported') return { claimId: claim.claimId, verdict: 'supported' };
          return { claimId: claim.claimId, verdict, reason };
        }),
    });
    expect(asked.filter((each) => each !== undefined)).toEqual([doubt]);
    expect(run.record.verdict).toBe(next);
    expect(evaluation.claims.find(({ text }) => text === doubted.text)).toMatchObject({ verdict, reason });
    expect(JSON.stringify(evaluation)).not.toContain('"doubt"');
  });
});

test('what the engine says of claims that it was not asked about is not heard', async () => {
  const { run, evaluation } = await evaluated({
    write: draftWith(madeUp),
    judge: () => ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c99'].map((claimId) => ({ claimId, verdict: 'supported' })),
  });
  expect(run.record.verdict).toBe('revise');
  expect(evaluation.claims.map(({ verdict }) => verdict)).toEqual([
    'not-a-claim',
    'not-a-claim',
    'supported',
    'insufficient',
    'not-a-claim',
    'supported',
  ]);
});

test('a draft that no revision mends goes to review after two', async () => {
  const run = await (await FakeRun.start({ script: { write: draftWith(madeUp) } })).upTo('evaluate');
  const verdicts = [run.record.verdict];
  while (run.record.verdict === 'revise') {
    await run.write();
    verdicts.push((await run.evaluate()).verdict);
  }
  expect(verdicts).toEqual(['revise', 'revise', 'review']);
  expect(run.record.revision).toBe(2);
  expect((await run.steps()).join(' ')).toBe('plan research research write evaluate write evaluate write evaluate');
});

test('questions without a supported claim are uncovered, which alone is no reason to revise', async () => {
  const { run, evaluation } = await evaluated({ research: () => [] });
  expect(evaluation.uncovered).toEqual([0, 1]);
  expect(run.record.verdict).toBe('publish');
});

test('a snapshot that is not what was read stops the run', async () => {
  const run = await (await FakeRun.start()).upTo('write');
  const path = run.bodies.paths(run.task).find((one) => one.startsWith('sources/')) ?? '';
  await run.bodies.put(run.task, path, 'canary', 'text/plain');
  const error: unknown = await run.evaluate().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'SourceChanged' });
  expect((error as Error).message).not.toContain('canary');
});

test('no text of the draft gets into the record or the events', async () => {
  const { run } = await evaluated({ write: draftWith(madeUp) });
  expect(JSON.stringify([run.record, run.events.published])).not.toMatch(/euros|minutes/);
});
