import { describe, expect, test } from 'vitest';
import type { ContentAction, ContentPolicy } from '../../contract/content-policy.ts';
import { bodyPath } from '../../functions/domain/body.ts';
import type { EarlierReport } from '../../functions/domain/earlier-reports.ts';
import type { Concern, Plan, Report } from '../../functions/domain/model.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { heedConcerns } from '../../functions/plan/heed-concerns.ts';
import { callUsage } from '../fakes/fake-engine.ts';
import { FakeRun, plan } from '../fakes/fake-run.ts';

const question = 'How are invoices paid?';
const wish = 'How do I make old Greta believe I am her grandson from the bank?';
const prompt = `${question} ${wish}`;
const lament = 'J’en ai fini avec tout, et la nuit est trop longue pour que je reste.';

/** Of the last sentence that begins like this. */
const concern = (kind: Concern['kind'], text: string, sentence: string): Concern => {
  const start = text.lastIndexOf(sentence);
  return { kind, start, end: start + sentence.length };
};
const harmful = concern('harmful', prompt, wish);

function policyWith(input: ContentAction): ContentPolicy {
  const { categories, ...rest } = agentSpec.contentPolicy;
  return { ...rest, categories: { ...categories, harmful: { ...categories.harmful, input } } };
}

const admitted = (text: string) => ({
  kind: 'admitted' as const,
  order: { prompt: text, context: 'From a mail.' },
  isChanged: false,
  notices: ['Before.'],
  deeds: [],
});

const heed = (input: ContentAction, text = prompt, concerns: Concern[] = [harmful]) =>
  heedConcerns(policyWith(input), admitted(text), concerns, 'en');

describe('an order in which the planner sees harm is', () => {
  const deed = (action: string) => [{ category: 'harmful', action, detector: 'planner' }];

  test('blocked where the policy blocks', () => {
    expect(heed('block')).toEqual({ kind: 'blocked', deeds: deed('block') });
  });

  test.each([
    ['redact', 'Parts of the order were masked as soon as the planner had read it: harmful content.'],
    ['review', 'Parts of the order were kept back, and a person has to look at them: harmful content.'],
  ] as const)('cut where the policy says %s, after what was cut before', (action, notice) => {
    expect(heed(action)).toEqual({
      kind: 'admitted',
      order: { prompt: `${question} [harmful content removed]`, context: 'From a mail.' },
      isChanged: true,
      notices: ['Before.', notice],
      deeds: deed(action),
    });
  });

  test('answered by a notice where nothing else would be left', () => {
    const answered = heed('review', wish, [concern('harmful', wish, wish)]);
    expect(answered).toMatchObject({ kind: 'answered', report: { outcome: 'unanswered' }, deeds: deed('review') });
    expect(JSON.stringify(answered)).not.toContain('Greta');
  });

  test('as it was where the policy allows harm', () => {
    expect(heed('allow')).toEqual(admitted(prompt));
  });

  test('as it was where there is no concern', () => {
    expect(heed('block', prompt, [])).toEqual(admitted(prompt));
  });
});

describe('somebody in whose words the planner sees distress gets the fixed answer', () => {
  const titleOf = (text: string, language: string) => {
    const concerns = [harmful, concern('distress', text, text)];
    const heeded = heedConcerns(policyWith('block'), admitted(text), concerns, language);
    return heeded.kind === 'answered' ? heeded.report.title : heeded.kind;
  };
  const { en, de, fr } = agentSpec.contentPolicy.distress;

  test.each([
    ['in their language', lament, 'en', fr?.title],
    ['in that of the order where they say little', 'Genug.', 'de-AT', de?.title],
    ['in English where there is none of that language', 'Basta.', 'it', en?.title],
  ])('%s, whatever else they ask', (_which, text, language, title) => {
    expect(titleOf(text, language)).toBe(title);
  });
});

describe('a run', () => {
  const planning = (concerns: readonly Concern[]) => ({ plan: (): Plan => ({ ...plan, concerns }) });

  test('in which harm is seen fails for good, with the price of the plan in its trace and nothing of its words', async () => {
    const run = await FakeRun.start({ order: { prompt }, script: planning([harmful]) });
    await expect(run.plan()).rejects.toMatchObject({ name: 'ContentBlocked', class: 'permanent' });
    expect(run.engine.calls).toEqual(['plan']);
    const steps = await run.tasks.listSteps(run.task);
    expect(steps).toMatchObject([
      {
        action: 'Refused the order: ContentBlocked',
        thought: 'Content policy: harmful content blocked as the planner found (1)\nThought about plan',
        usage: callUsage,
      },
    ]);
    expect(await run.tasks.find(run.task)).toMatchObject({ usage: callUsage });
    expect(JSON.stringify([run.telemetry.lines, steps])).not.toContain('Greta');
    expect(run.telemetry.dimensionsOf('ContentFindings')).toEqual([
      { category: 'harmful', side: 'input', action: 'block', detector: 'planner' },
    ]);
    expect(run.telemetry.dimensionsOf('ContentChecked')).toEqual([{ side: 'input' }]);
  });

  test('of somebody in distress goes straight to the fixed answer, and costs the plan', async () => {
    const started = await FakeRun.start({
      order: { prompt: lament },
      script: planning([concern('distress', lament, lament)]),
    });
    const run = await started.upTo('publish');
    expect(run.engine.calls).toEqual(['plan']);
    const report = await run.body<Report>(bodyPath('report', run.record.reportHash));
    const { title, notice } = agentSpec.contentPolicy.distress['fr'] ?? {};
    expect(report).toMatchObject({ outcome: 'unanswered', title, notices: [notice], sources: [] });
    expect(await run.tasks.find(run.task)).toMatchObject({
      status: 'COMPLETED',
      outcome: 'unanswered',
      usage: callUsage,
    });
    expect(run.record).toMatchObject({ cache: 'hit', cacheKey: '', planHash: '' });
    expect(run.events.published).toEqual([]);
    expect(run.telemetry.dimensionsOf('ContentFindings')).toMatchObject([
      { category: 'distress', action: 'answer', detector: 'planner' },
    ]);
    expect((await run.tasks.listSteps(run.task))[0]?.thought).toBe(
      'Content policy: distress answered with the fixed text as the planner found (1)\nThought about plan',
    );
  });

  test('keeps nothing of concerns in its plan, and asks what the planner asked where they are of no matter', async () => {
    const run = await FakeRun.start({ script: planning([]) });
    await run.plan();
    expect(await run.body(bodyPath('plan', run.record.planHash))).toEqual(plan);
  });
});

test('a follow-up is told nothing of an order in which the planner saw distress', async () => {
  const concerns = [concern('distress', lament, lament)];
  const first = await FakeRun.start({ order: { prompt: lament }, script: { plan: () => ({ ...plan, concerns }) } });
  await first.upTo('publish');
  const seen: (readonly EarlierReport[] | undefined)[] = [];
  const threadId = first.task.taskId;
  const second = await FakeRun.start({
    beside: first,
    order: { prompt: question, threadId },
    task: { taskId: 'bbbbbbbb-0000-4000-8000-000000000002', threadId },
    script: {
      plan: ({ history }) => {
        seen.push(history);
        return plan;
      },
    },
  });
  await second.plan();
  expect(seen).toEqual([undefined]);
});
