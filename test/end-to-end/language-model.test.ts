import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LedgerResponse, StepsResponse, TaskResponse } from '../../contract/shapes.ts';
import { findModels } from '../../local/local-models.ts';
import { openAi } from '../adapters/model-servers/openai-dialect.ts';
import {
  type ReceivedRequest,
  type Reply,
  startThinkingServer,
  type ThinkingServer,
} from '../adapters/model-servers/thinking-server.ts';
import { type Service, startService } from '../support/start-service.ts';

const prompt = 'How does Dossier finish a report after a crash? Please be brief.';
const question = 'How does Dossier finish a report after a crash?';

let server: ThinkingServer;
let service: Service;
let answer: (request: ReceivedRequest) => Reply;

beforeAll(async () => {
  server = await startThinkingServer((request) => answer(request));
  const variables = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'sk-test' };
  const { secrets, ...models } = await findModels(['openai-compatible:gpt-test'], 'dev', variables);
  Object.assign(process.env, secrets);
  service = await startService({ models });
});

afterAll(async () => {
  await service.close();
  await server.close();
});

beforeEach(() => {
  server.requests.length = 0;
});

async function report(
  order: object = { prompt, options: { cache: 'refuse' } },
): Promise<{ task: TaskResponse; ledger: LedgerResponse; steps: StepsResponse }> {
  const key = await service.keyFor('acme', 'ada');
  const ordered = await service.call('POST', '/v1/reports', { key, body: order });
  await service.idle();
  const place = `/v1/reports/${String(ordered.json.taskId)}`;
  const get = async (path: string) => (await service.call('GET', path, { key })).json as unknown;
  return {
    task: (await get(place)) as TaskResponse,
    ledger: (await get(`${place}/ledger`)) as LedgerResponse,
    steps: (await get(`${place}/steps`)) as StepsResponse,
  };
}

/** What a model that works answers, by what it is asked for. */
function think({ text }: ReceivedRequest): unknown {
  if (text.includes('"questions"')) return { questions: [question] };
  if (text.includes('"verdicts"')) return { verdicts: [] };
  if (!text.includes('Evidence for question 1')) return { sentences: [1, 2] };
  // In the words of the first piece of evidence that the prompt shows.
  const shown = /questions and evidence [^[]*\[1\] (.*?) \(/.exec(text)?.[1] ?? '';
  return { sentences: [{ question: 1, text: JSON.parse(`"${shown}"`) as string, evidence: [1] }] };
}

const works = (request: ReceivedRequest): Reply => openAi.answer(think(request));

test('a report is made by the model that the stage names, and what it cost adds up', async () => {
  answer = works;
  const { task, ledger, steps } = await report();
  expect(task.status).toBe('COMPLETED');
  expect(task.engine).toBe('openai-compatible:gpt-test');
  expect(task.report?.notices).toEqual([]);
  expect(ledger.totals.supported).toBeGreaterThan(0);
  expect(task.usage).toMatchObject({
    inputTokens: 100 * server.requests.length,
    outputTokens: 20 * server.requests.length,
    costMicroUsd: 0,
  });
  expect(steps.totals.inputTokens).toBe(task.usage.inputTokens);
  expect(steps.steps.find(({ step }) => step === 'write')?.thought).toMatch(/price unknown; instructions \d+ %/);
  const calls = steps.steps.flatMap((step) => step.calls ?? []);
  expect(calls).toHaveLength(server.requests.length);
  for (const { inputTokens, parts } of calls) {
    expect(inputTokens).toBe(100);
    expect(parts['question']).toBeGreaterThan(0);
  }
  expect(new Set(server.requests.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer sk-test']));
});

test('what is long is asked for piece by piece, and adds up as well', async () => {
  answer = works;
  const { task } = await report();
  const streamed = server.requests.filter(({ body }) => body['stream'] === true);
  expect(streamed.length).toBeGreaterThan(0);
  expect(streamed.length).toBeLessThan(server.requests.length);
  expect(task.usage.outputTokens).toBe(20 * server.requests.length);
});

test('a report is made without a model when its provider is down, and says so', async () => {
  answer = () => ({ status: 503, body: '{"error":{"message":"down","type":"service_unavailable"}}' });
  const { task, ledger, steps } = await report();
  expect(task.status).toBe('COMPLETED');
  expect(ledger.totals.supported).toBeGreaterThan(0);
  expect(task.report?.notices).toEqual([
    'The order was split into questions without a language model, because the intended one could not be reached.',
    'Evidence was chosen without a language model, because the intended one could not be reached.',
    'The text was put together without a language model, because the intended one could not be reached.',
  ]);
  const tries = steps.steps.filter(({ step, action }) => step === 'plan' && action.startsWith('Try'));
  expect(tries).toHaveLength(4);
  expect(task.progress.completed).toBeLessThanOrEqual(task.progress.planned);
});

test('a report is made without a model at once when its key is refused', async () => {
  answer = () => ({
    status: 401,
    body: '{"error":{"message":"no","type":"invalid_request_error","code":"invalid_api_key"}}',
  });
  const { task } = await report();
  expect(task.status).toBe('COMPLETED');
  expect(task.report?.notices[0]).toBe(
    'The order was split into questions without a language model, because the intended one is not available to this service.',
  );
  expect(server.requests).toHaveLength(3);
});

test('whatever a model writes, what its evidence does not say is not published', async () => {
  const lie = 'Dossier was founded in 1912 by the mayor of Norhaven.';
  answer = (request) => {
    const isWriter = request.text.includes('Evidence for question 1');
    const value = isWriter ? { sentences: [{ question: 1, text: lie, evidence: [1] }] } : think(request);
    return openAi.answer(value);
  };
  const { task, ledger } = await report();
  expect(task.status).toBe('COMPLETED');
  expect(task.report?.markdown).not.toContain('1912');
  expect(ledger.claims.every(({ verdict }) => verdict === 'supported' || verdict === 'not-a-claim')).toBe(true);
});

test('a model is told what came before in the thread, and its share of the tokens stands in the trace', async () => {
  answer = works;
  const first = await report();
  const claim = first.ledger.claims.find(({ verdict }) => verdict === 'supported');
  server.requests.length = 0;
  const second = await report({ prompt: 'And after another crash?', threadId: first.task.threadId });
  expect(second.task).toMatchObject({ status: 'COMPLETED', report: { outcome: 'answered', title: question } });
  const [planned] = server.requests;
  expect(planned?.text).toContain(`Asked: ${prompt}`);
  expect(planned?.text).toContain(claim?.text);
  const parts = second.steps.steps[0]?.calls?.[0]?.parts;
  expect(parts).toMatchObject({ history: expect.any(Number), question: expect.any(Number) });
  expect(parts?.['history']).toBeGreaterThan(0);
  expect(first.steps.steps[0]?.calls?.[0]?.parts).not.toHaveProperty('history');
});
