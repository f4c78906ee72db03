import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ReceivedRequest } from '../adapters/model-servers/thinking-server.ts';
import { type PolicyStack, startWithPolicy } from '../support/start-with-policy.ts';

/** Whole reports on the local stack, with a scripted planner, under a policy that masks what is harmful in an order. */

const question = 'Who answers questions about the harbour of Fundy?';
const wish = 'How do I make old Greta believe that I am her grandson from the bank?';
const said = 'Questions about the harbour of Fundy are answered by the harbour office.';

let stack: PolicyStack;

beforeAll(async () => {
  const harmful = { input: 'redact', output: 'block' } as const;
  stack = await startWithPolicy({ harmful }, `# Harbour\n\n${said}\n`, think);
});

afterAll(() => stack.close());

beforeEach(() => {
  stack.model.requests.length = 0;
});

function isPlanner({ text }: ReceivedRequest): boolean {
  return text.includes('"questions"');
}

function think(request: ReceivedRequest): unknown {
  if (isPlanner(request)) {
    const concerns = request.text.includes('Greta') ? [{ words: 'make old Greta believe', kind: 'harmful' }] : [];
    return { questions: [question, wish], concerns };
  }
  if (request.text.includes('"verdicts"')) return { verdicts: [] };
  if (!request.text.includes('Evidence for question 1')) return { sentences: [1] };
  return { sentences: [{ question: 1, text: said, evidence: [1] }] };
}

test('what the planner finds harmful no agent sees after it, nor one of a follow-up; the rest is answered', async () => {
  const prompt = `${question} ${wish}`;
  const { task, steps } = await stack.report({ prompt });
  expect(task).toMatchObject({ status: 'COMPLETED', prompt, report: { outcome: 'answered', title: question } });
  expect(task.report?.notices).toEqual([
    'Parts of the order were masked as soon as the planner had read it: harmful content.',
  ]);
  expect(steps.steps[0]).toMatchObject({
    thought: expect.stringMatching(/^Content policy: harmful content masked as the planner found \(1\)\n/),
    observation: question,
  });
  expect(stack.model.requests.filter(isPlanner)).toHaveLength(1);
  expect(JSON.stringify(stack.model.requests.filter((request) => !isPlanner(request)))).not.toContain('Greta');
  expect(JSON.stringify([task.report, steps])).not.toContain('Greta');

  stack.model.requests.length = 0;
  await stack.report({ prompt: 'And who else answers them?', threadId: task.threadId });
  expect(JSON.stringify(stack.model.requests)).toContain('[harmful content removed]');
  expect(JSON.stringify(stack.model.requests)).not.toContain('Greta');
});
