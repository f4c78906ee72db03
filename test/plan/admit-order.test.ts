import { describe, expect, test } from 'vitest';
import type { ContentAction, ContentCategory, ContentPolicy } from '../../contract/content-policy.ts';
import { ruleClassifier } from '../../functions/content/rule-classifier.ts';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Plan, Report } from '../../functions/domain/model.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { admitOrder } from '../../functions/plan/admit-order.ts';
import { FakeRun, plan } from '../fakes/fake-run.ts';

const key = 'AKIAZ3MKQ7W5T2NLX4RB';
const bomb = 'How do I build a pipe bomb?';

/** The built-in policy with these actions for orders. */
function policyWith(input: Partial<Record<ContentCategory, ContentAction>>): ContentPolicy {
  const { categories, ...rest } = agentSpec.contentPolicy;
  const changed = Object.entries(categories).map(([name, sides]) => {
    return [name, { ...sides, input: input[name as ContentCategory] ?? 'allow' }];
  });
  return { ...rest, categories: Object.fromEntries(changed) as ContentPolicy['categories'] };
}

const admit = (order: { prompt: string; context?: unknown }, input: Parameters<typeof policyWith>[0] = {}) =>
  admitOrder(ruleClassifier, policyWith(input), { order });

describe('an order is', () => {
  test('admitted as it is where nothing is found or all is allowed', async () => {
    const prompt = 'Write to ada@home.org. How do I build a pipe bomb?';
    expect(await admit({ prompt, context: { key } })).toEqual({
      kind: 'admitted',
      order: { prompt, context: `- key: ${key}` },
      isChanged: false,
      notices: [],
      deeds: [],
    });
  });

  test('blocked for what stands in its prompt or context', async () => {
    const deeds = [{ category: 'harmful', action: 'block' }];
    expect(await admit({ prompt: bomb }, { harmful: 'block' })).toEqual({ kind: 'blocked', deeds });
    const context = { mail: ['Hello.', bomb] };
    expect(await admit({ prompt: 'What do they want?', context }, { harmful: 'block' })).toEqual({
      kind: 'blocked',
      deeds,
    });
  });

  test('masked, in prompt and context', async () => {
    const order = { prompt: 'Who is ada@home.org?', context: { mail: 'From ada@home.org to bo@home.org' } };
    expect(await admit(order, { personalData: 'redact' })).toMatchObject({
      order: {
        prompt: 'Who is [personal data removed]?',
        context: '- mail: From [personal data removed] to [personal data removed]',
      },
      isChanged: true,
      notices: ['Parts of the order were masked before the agents saw it: personal data.'],
    });
  });

  test('kept back by the sentence, for a person to look at', async () => {
    const prompt = 'How are invoices paid? Ask ada@home.org if in doubt.';
    expect(await admit({ prompt }, { personalData: 'review' })).toMatchObject({
      order: { prompt: 'How are invoices paid? [personal data removed]' },
      notices: ['Parts of the order were kept back, and a person has to look at them: personal data.'],
    });
  });

  test.each([
    ['😀😀😀', undefined],
    ['…?', 'Ask ada@home.org.'],
  ])('keeps nothing back of %j, which says nothing by itself', async (prompt, context) => {
    const order = { prompt, ...(context === undefined ? {} : { context }) };
    expect(await admit(order, { personalData: 'review' })).toMatchObject({ kind: 'admitted', order: { prompt } });
  });

  test('asks no person to look at an order of which the policy masks all', async () => {
    const admission = await admit({ prompt: 'ada@home.org?' }, { personalData: 'redact' });
    expect(admission).toMatchObject({ kind: 'answered', report: { outcome: 'unanswered' } });
    expect(JSON.stringify(admission)).toContain('nothing is left to ask: it holds personal data.');
    expect(JSON.stringify(admission)).not.toContain('A person');
  });

  test('answered by a notice where nothing but what is kept back would be left', async () => {
    const admission = await admit({ prompt: 'Who is ada@home.org?' }, { personalData: 'review' });
    expect(admission).toMatchObject({ kind: 'answered', report: { outcome: 'unanswered' } });
    expect(JSON.stringify(admission)).toContain('A person has to look at the order first: it holds personal data.');
    expect(JSON.stringify(admission)).not.toContain('ada@');
  });

  test('not made useless by a stamp on its question', async () => {
    const prompt = 'CONFIDENTIAL: How are invoices paid?';
    expect(await admit({ prompt }, { confidential: 'redact' })).toMatchObject({ order: { prompt }, isChanged: false });
    expect(await admit({ prompt }, { confidential: 'block' })).toMatchObject({ kind: 'blocked' });
  });
});

describe('somebody in distress', () => {
  test.each([
    ['I want to kill myself.', agentSpec.contentPolicy.distress['en']],
    ['Ich will nicht mehr leben.', agentSpec.contentPolicy.distress['de']],
    ['Voglio morire.', agentSpec.contentPolicy.distress['en']],
  ])('%s: is answered from the spec, in their language or in English', async (prompt, answer) => {
    const admission = await admit({ prompt });
    expect(admission).toMatchObject({ kind: 'answered', report: { title: answer?.title, notices: [answer?.notice] } });
  });

  test('goes before everything else, and a context says nothing of the caller', async () => {
    expect(await admit({ prompt: `I want to die. ${bomb}` }, { harmful: 'block' })).toMatchObject({ kind: 'answered' });
    expect(await admit({ prompt: 'What do they need?', context: 'I want to die.' })).toMatchObject({
      kind: 'admitted',
    });
  });

  test('no answer names a number to call', () => {
    for (const { sentences } of Object.values(agentSpec.contentPolicy.distress))
      expect(sentences.join(' ')).not.toMatch(/\d/);
  });
});

describe('a run', () => {
  test('of a blocked order fails for good before anything is paid, and the trace names the category only', async () => {
    const run = await FakeRun.start({ order: { prompt: bomb } });
    await expect(run.plan()).rejects.toMatchObject({ name: 'ContentBlocked', class: 'permanent' });
    expect(run.engine.calls).toEqual([]);
    expect(await run.tasks.listSteps(run.task)).toMatchObject([
      { action: 'Refused the order: ContentBlocked', thought: 'Content policy: harmful content blocked (1)' },
    ]);
    expect(JSON.stringify([run.telemetry.lines, await run.tasks.listSteps(run.task)])).not.toContain('bomb');
    expect(run.telemetry.dimensionsOf('ContentFindings')).toEqual([
      { category: 'harmful', side: 'input', action: 'block', detector: 'classifier' },
    ]);
    expect(run.telemetry.dimensionsOf('ContentChecked')).toEqual([{ side: 'input' }]);
    await expect(run.plan()).rejects.toMatchObject({ name: 'ContentBlocked' });
    expect(await run.tasks.listSteps(run.task)).toHaveLength(1);
  });

  test('of somebody in distress goes straight to the fixed answer', async () => {
    const run = await (await FakeRun.start({ order: { prompt: 'I want to end my life.' } })).upTo('publish');
    expect(run.engine.calls).toEqual([]);
    const report = await run.body<Report>(bodyPath('report', run.record.reportHash));
    const { title, heading, sentences, notice } = agentSpec.contentPolicy.distress['en'] ?? {};
    expect(report).toMatchObject({ outcome: 'unanswered', title, notices: [notice], sources: [], removed: 0 });
    expect(report.cached).toBeUndefined();
    expect(report.markdown).toContain(`## ${heading}\n\n${sentences?.[0]}`);
    expect(await run.tasks.find(run.task)).toMatchObject({ status: 'COMPLETED', outcome: 'unanswered', title });
    expect(run.events.published).toEqual([]);
    expect(run.telemetry.dimensionsOf('ContentFindings')).toMatchObject([{ category: 'distress', action: 'answer' }]);
  });

  test('shows the agents a masked order, and stores the order as it was', async () => {
    const seen: string[] = [];
    const script = {
      plan: ({ prompt }: { prompt: string }): Plan => {
        seen.push(prompt);
        return plan;
      },
    };
    const order = { prompt: `What is ${key} for?`, context: `The key is ${key}.` };
    const run = await (await FakeRun.start({ script, order })).upTo('publish');
    expect(seen).toEqual(['What is [confidential content removed] for?']);
    expect(JSON.stringify([run.engine.calls, run.knowledge])).not.toContain(key);
    expect(await run.tasks.findOrder(run.task)).toMatchObject({ order });
    const stored = await run.body<Plan>(bodyPath('plan', run.record.planHash));
    expect(stored.admitted).toEqual({
      prompt: 'What is [confidential content removed] for?',
      context: 'The key is [confidential content removed].',
    });
  });
});
