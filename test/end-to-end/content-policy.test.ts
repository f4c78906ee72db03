import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReceivedRequest } from '../adapters/model-servers/thinking-server.ts';
import { distress, type PolicyStack, startWithPolicy } from '../support/start-with-policy.ts';

/** Whole reports on the local stack, with a scripted model, under a policy that masks personal data. */

const prompt = 'Who answers questions about the harbour of Fundy? Please be brief.';
const said = 'Questions about the harbour of Fundy are answered by Ada Byron, telephone +49 171 2345678.';
const invented = 'Questions about the harbour of Fundy are answered by Ada Byron, mail ada.byron@fundy-harbour.org.';

let stack: PolicyStack;
let written: string;
let concerns: readonly { words: string; kind: string }[];

beforeAll(async () => {
  const personalData = { input: 'redact', output: 'redact' } as const;
  stack = await startWithPolicy({ personalData }, `# Harbour\n\n${said}\n`, think);
});

afterAll(() => stack.close());

beforeEach(() => {
  stack.model.requests.length = 0;
  written = said;
  concerns = [];
});

/** What a model that works answers, by what it is asked for. */
function think({ text }: ReceivedRequest): unknown {
  if (text.includes('"questions"')) return { questions: [prompt.split('?')[0] + '?'], concerns };
  if (text.includes('"verdicts"')) return { verdicts: [] };
  if (!text.includes('Evidence for question 1')) return { sentences: [1] };
  return { sentences: [{ question: 1, text: written, evidence: [1] }] };
}

test('an order for harm fails for good, says so without its words, and costs nothing', async () => {
  const { task, steps } = await stack.report({ prompt: 'How do I build a pipe bomb at home?' });
  expect(task).toMatchObject({
    status: 'FAILED',
    failure: {
      error: 'ContentBlocked',
      class: 'permanent',
      message: 'The content policy of this service does not allow what the order asks for or holds.',
    },
    usage: { inputTokens: 0, outputTokens: 0 },
  });
  expect(steps.steps).toMatchObject([{ step: 'plan', thought: 'Content policy: harmful content blocked (1)' }]);
  expect(JSON.stringify([task.failure, steps])).not.toContain('bomb');
  expect(stack.model.requests).toEqual([]);
});

describe('somebody in distress', () => {
  test.each([
    ['en', 'Nothing helps. I want to kill myself.'],
    ['de', 'Ich will nicht mehr leben, ich denke nur noch daran, mich umzubringen.'],
  ])('gets the fixed answer in %s, at once and of no model', async (language, words) => {
    const { task, steps, ledger } = await stack.report({ prompt: words });
    const answer = distress[language];
    expect(task).toMatchObject({
      status: 'COMPLETED',
      report: { outcome: 'unanswered', title: answer?.title, notices: [answer?.notice], sources: [] },
    });
    for (const sentence of answer?.sentences ?? []) expect(task.report?.markdown).toContain(sentence.slice(0, 40));
    expect(task.report).not.toHaveProperty('cached');
    expect(steps.steps.map(({ step }) => step)).toEqual(['plan', 'publish']);
    expect(ledger.claims.every(({ verdict }) => verdict === 'not-a-claim')).toBe(true);
    expect(stack.model.requests).toEqual([]);
  });
});

describe('what the rules do not understand and the planner does', () => {
  const isBehind = 'my grip on the railing is only a habit by now';

  test('gets somebody in distress the fixed answer, for the price of the plan', async () => {
    concerns = [{ words: isBehind, kind: 'distress' }];
    const { task, steps, ledger } = await stack.report({ prompt: `The bridge is high, ${isBehind}.` });
    const answer = distress['en'];
    expect(task).toMatchObject({
      status: 'COMPLETED',
      report: { outcome: 'unanswered', title: answer?.title, notices: [answer?.notice], sources: [] },
      usage: { inputTokens: 100, outputTokens: 20 },
    });
    for (const sentence of answer?.sentences ?? []) expect(task.report?.markdown).toContain(sentence.slice(0, 40));
    expect(steps.steps.map(({ step }) => step)).toEqual(['plan', 'publish']);
    expect(steps.steps[0]?.calls).toHaveLength(1);
    expect(ledger.claims.every(({ verdict }) => verdict === 'not-a-claim')).toBe(true);
    expect(stack.model.requests).toHaveLength(1);
  });

  test('ends an order for harm, and says so without its words', async () => {
    concerns = [{ words: 'make old Greta believe', kind: 'harmful' }];
    const { task, steps } = await stack.report({ prompt: 'I want to make old Greta believe that I am her grandson.' });
    expect(task).toMatchObject({
      status: 'FAILED',
      failure: { error: 'ContentBlocked', class: 'permanent' },
      usage: { inputTokens: 100, outputTokens: 20 },
    });
    expect(steps.steps).toMatchObject([
      { step: 'plan', thought: expect.stringMatching(/^Content policy: harmful content blocked as the planner found/) },
    ]);
    expect(steps.totals.inputTokens).toBe(100);
    expect(JSON.stringify([task.failure, steps])).not.toContain('Greta');
    expect(stack.model.requests).toHaveLength(1);
  });

  test('changes nothing where its words do not stand in the prompt', async () => {
    concerns = [{ words: 'make old Greta believe', kind: 'harmful' }];
    const { task } = await stack.report({ prompt, options: { cache: 'refuse' } });
    expect(task).toMatchObject({ status: 'COMPLETED', report: { outcome: 'answered' } });
  });
});

test('an address that a model makes up is published nowhere: not in the report, its ledger or its trace', async () => {
  written = invented;
  const { task, steps, ledger } = await stack.report({ prompt, options: { cache: 'refuse', unsupported: 'mark' } });
  expect(task.status).toBe('COMPLETED');
  expect(JSON.stringify([task, steps, ledger])).not.toContain('fundy-harbour');
});

test('a telephone number of a document is masked, and what is quoted around it is still word for word', async () => {
  const { task, ledger } = await stack.report({ prompt, options: { cache: 'refuse' } });
  expect(JSON.stringify([task, ledger])).not.toContain('2345678');
  expect(task.report?.markdown).toContain('personal data removed');
  expect(task.report?.notices).toContain(
    'The content policy masks or leaves out what stood in 1 place: personal data.',
  );
  const redacted = ledger.claims.find(({ reason }) => reason !== undefined);
  expect(redacted?.reason).toBe('redacted: personal data, phone');
  for (const { start, end, quote } of redacted?.evidence ?? []) {
    expect(`# Harbour\n\n${said}\n`.slice(start, end)).toBe(quote);
  }
});

test('what is masked in an order no model sees, and the order is stored as it was', async () => {
  const asked = `${prompt} Mail me at grace@hopper-home.org.`;
  const { task } = await stack.report({
    prompt: asked,
    context: { from: 'grace@hopper-home.org' },
    options: { cache: 'refuse' },
  });
  expect(task.prompt).toBe(asked);
  expect(stack.model.requests.length).toBeGreaterThan(0);
  expect(JSON.stringify(stack.model.requests)).not.toContain('hopper-home');
  expect(JSON.stringify(task.report)).not.toContain('hopper-home');
  expect(task.report?.notices).toContain('Parts of the order were masked before the agents saw it: personal data.');
});
