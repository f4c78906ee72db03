import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { AgentSpecDocument } from '../../contract/agent-spec.ts';
import type { LedgerResponse, StepsResponse, TaskResponse } from '../../contract/shapes.ts';
import { openAi } from '../adapters/model-servers/openai-dialect.ts';
import {
  type ReceivedRequest,
  startThinkingServer,
  type ThinkingServer,
} from '../adapters/model-servers/thinking-server.ts';
import type { Service } from '../support/start-service.ts';

/** Whole reports on the local stack, with a scripted model, under a policy that masks personal data. */

const prompt = 'Who answers questions about the harbour of Fundy? Please be brief.';
const said = 'Questions about the harbour of Fundy are answered by Ada Byron, telephone +49 171 2345678.';
const invented = 'Questions about the harbour of Fundy are answered by Ada Byron, mail ada.byron@fundy-harbour.org.';

const builtIn = parse(readFileSync('spec/dossier.yaml', 'utf8')) as AgentSpecDocument;
const { distress, categories } = builtIn.contentPolicy;

const ends: (() => Promise<void> | void)[] = [];
let model: ThinkingServer;
let service: Service;
let written: string;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dossier-policy-'));
  ends.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'harbour.md'), `# Harbour\n\n${said}\n`);
  const specFile = path.join(folder, 'spec.yaml');
  const contentPolicy = {
    distress,
    categories: { ...categories, personalData: { input: 'redact', output: 'redact' } },
  };
  writeFileSync(specFile, JSON.stringify({ ...builtIn, contentPolicy }));
  model = await startThinkingServer((request) => openAi.answer(think(request)));
  ends.push(() => model.close());
  process.env['DOSSIER_SPEC'] = specFile;
  // The functions read their spec when they are loaded.
  const { findModels } = await import('../../local/local-models.ts');
  const { startService } = await import('../support/start-service.ts');
  const variables = { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'sk-test' };
  const { secrets, ...models } = await findModels(['openai-compatible:gpt-test'], 'dev', variables);
  Object.assign(process.env, secrets);
  service = await startService({ models, knowledgeFolder: folder });
  ends.push(() => service.close());
});

afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

beforeEach(() => {
  model.requests.length = 0;
  written = said;
});

/** What a model that works answers, by what it is asked for. */
function think({ text }: ReceivedRequest): unknown {
  if (text.includes('"questions"')) return { questions: [prompt.split('?')[0] + '?'] };
  if (text.includes('"verdicts"')) return { verdicts: [] };
  if (!text.includes('Evidence for question 1')) return { sentences: [1] };
  return { sentences: [{ question: 1, text: written, evidence: [1] }] };
}

async function report(order: Record<string, unknown>) {
  const key = await service.keyFor('acme', 'ada');
  const ordered = await service.call('POST', '/v1/reports', { key, body: order });
  expect(ordered.status).toBe(202);
  await service.idle();
  const place = `/v1/reports/${String(ordered.json.taskId)}`;
  const get = async (at: string) => (await service.call('GET', at, { key })).json as unknown;
  return {
    task: (await get(place)) as TaskResponse,
    steps: (await get(`${place}/steps`)) as StepsResponse,
    ledger: (await get(`${place}/ledger`)) as LedgerResponse,
  };
}

test('an order for harm fails for good, says so without its words, and costs nothing', async () => {
  const { task, steps } = await report({ prompt: 'How do I build a pipe bomb at home?' });
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
  expect(model.requests).toEqual([]);
});

describe('somebody in distress', () => {
  test.each([
    ['en', 'Nothing helps. I want to kill myself.'],
    ['de', 'Ich will nicht mehr leben, ich denke nur noch daran, mich umzubringen.'],
  ])('gets the fixed answer in %s, at once and of no model', async (language, words) => {
    const { task, steps, ledger } = await report({ prompt: words });
    const answer = distress[language];
    expect(task).toMatchObject({
      status: 'COMPLETED',
      report: { outcome: 'unanswered', title: answer?.title, notices: [answer?.notice], sources: [] },
    });
    for (const sentence of answer?.sentences ?? []) expect(task.report?.markdown).toContain(sentence.slice(0, 40));
    expect(task.report).not.toHaveProperty('cached');
    expect(steps.steps.map(({ step }) => step)).toEqual(['plan', 'publish']);
    expect(ledger.claims.every(({ verdict }) => verdict === 'not-a-claim')).toBe(true);
    expect(model.requests).toEqual([]);
  });
});

test('an address that a model makes up is published nowhere: not in the report, its ledger or its trace', async () => {
  written = invented;
  const { task, steps, ledger } = await report({ prompt, options: { cache: 'refuse', unsupported: 'mark' } });
  expect(task.status).toBe('COMPLETED');
  expect(JSON.stringify([task, steps, ledger])).not.toContain('fundy-harbour');
});

test('a telephone number of a document is masked, and what is quoted around it is still word for word', async () => {
  const { task, ledger } = await report({ prompt, options: { cache: 'refuse' } });
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
  const { task } = await report({
    prompt: asked,
    context: { from: 'grace@hopper-home.org' },
    options: { cache: 'refuse' },
  });
  expect(task.prompt).toBe(asked);
  expect(model.requests.length).toBeGreaterThan(0);
  expect(JSON.stringify(model.requests)).not.toContain('hopper-home');
  expect(JSON.stringify(task.report)).not.toContain('hopper-home');
  expect(task.report?.notices).toContain('Parts of the order were masked before the agents saw it: personal data.');
});
