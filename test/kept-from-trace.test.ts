import { describe, expect, test } from 'vitest';
import { documentOf } from '../functions/domain/source.ts';
import { agentSpec } from '../functions/domain/spec.ts';
import { keptFromTrace } from '../functions/kept-from-trace.ts';
import type { Passage } from '../functions/ports.ts';
import { FakeKnowledge } from './fakes/fake-knowledge.ts';
import { FakeRun, plan } from './fakes/fake-run.ts';
import { passageOf } from './fakes/samples.ts';

const open = 'The canteen opens at eight.';
const kept = 'The merger is in May.';
const question = { ...plan, questions: plan.questions.slice(0, 1) };

/** What the trace shows of a run in which both are found and cited, each in a document of its own. */
async function traceOf(place: { title?: string; headings?: readonly string[] }, reason?: string): Promise<string> {
  const passages = [passageOf(documentOf('canteen.md', open)), passageOf(documentOf('board.md', kept))].map(
    (passage, index): Passage =>
      index === 0
        ? passage
        : {
            ...passage,
            source: { ...passage.source, title: place.title ?? 'Board' },
            headings: place.headings ?? [],
          },
  );
  const run = await FakeRun.start({
    knowledge: new FakeKnowledge({ version: 'k1', search: () => passages }),
    script: {
      plan: () => question,
      research: () => passages.map(({ source, end }) => ({ sourceId: source.sourceId, start: 0, end })),
      judge: ({ claims }) =>
        claims.map(({ claimId, text }) =>
          reason === undefined || text === open
            ? { claimId, verdict: 'supported' }
            : { claimId, verdict: 'insufficient', reason },
        ),
    },
  });
  await run.upTo('publish');
  const steps = await run.tasks.listSteps(run.task);
  return steps.map(({ thought, action, observation }) => [thought, action, observation].join('\n')).join('\n');
}

describe('what stands under a title or heading that is marked as confidential', () => {
  test.each([
    ['heading', { headings: ['Plans – CONFIDENTIAL', 'May'] }],
    ['title', { title: 'Board minutes (confidential)' }],
  ])('is in the trace of no step, and how much is left out is: %s', async (_what, place) => {
    const trace = await traceOf(place, `its evidence says "${kept}"`);
    expect(trace).not.toContain('merger');
    expect(trace).toContain(open);
    expect(trace).toContain('Left out: 1 quotation from what is marked as confidential.');
    expect(trace).toContain('Left out: 1 sentence from what is marked as confidential.');
    expect(trace).toMatch(/c\d+: insufficient(?:\n|$)/);
  });

  test('is there where a heading only speaks of confidential things, with the reasons', async () => {
    const trace = await traceOf({ headings: ['Confidential data'] }, 'too little');
    expect(trace).toContain(kept);
    expect(trace).toContain('insufficient, too little');
    expect(trace).not.toContain('Left out');
  });

  test('is not kept from it where the policy lets it out', () => {
    const { categories, ...rest } = agentSpec.contentPolicy;
    const policyWith = (output: 'allow' | 'review') => ({
      ...rest,
      categories: { ...categories, confidential: { ...categories.confidential, output } },
    });
    const piece = {
      evidenceId: 'q0e0',
      questionIndex: 0,
      sourceId: 's',
      start: 0,
      end: kept.length,
      quote: kept,
      headings: ['CONFIDENTIAL'],
    };
    expect(keptFromTrace(policyWith('allow'), new Map())(piece)).toBe(false);
    expect(keptFromTrace(policyWith('review'), new Map())(piece)).toBe(true);
  });
});
