import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerResponse, StepsResponse, TaskResponse } from '../../contract/shapes.ts';
import { disagreements } from '../../functions/domain/facts.ts';
import { judgeClaim } from '../../functions/extractive/judge-claim.ts';
import { cleanSentences, sameness } from '../../functions/language-model/clean-sentence.ts';
import { findModels } from '../../local/local-models.ts';
import { type Service, startService } from '../support/start-service.ts';
import { type Exchange, type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';

const prompts = [
  'How high is the lighthouse of Norhaven?',
  'When was the lamp of the lighthouse connected to the power line?',
  'What does a ticket for the lighthouse cost, and who pays nothing?',
  'When does the ferry leave Port Ellis?',
  'Does the ferry sail in a storm?',
  'Compare what bicycles and dogs may do on the ferry.',
  'How many letters does the museum keep?',
  'On which day is the museum closed?',
  'Who gives guided tours of the museum?',
  'Who is the mayor of Norhaven?',
];

const counts = { written: 0, published: 0, revised: 0, removed: 0, quoted: 0, judgedByModel: 0 };
let proxy: RecordingProxy;
let service: Service;

beforeAll(async () => {
  const { OPENAI_BASE_URL = '', OPENAI_MODEL = '' } = process.env;
  proxy = await startRecordingProxy(OPENAI_BASE_URL);
  const variables = { ...process.env, OPENAI_BASE_URL: proxy.url };
  const { secrets, ...models } = await findModels([`openai-compatible:${OPENAI_MODEL}`], 'dev', variables);
  Object.assign(process.env, secrets);
  service = await startService({ models, knowledgeFolder: path.join(import.meta.dirname, 'knowledge') });
});

afterAll(async () => {
  await service.close();
  await proxy.close();
  console.log(
    `Of ${counts.written} sentences the model wrote, ${counts.published} were published, ${counts.revised} revised and ` +
      `${counts.removed} removed; ${counts.quoted} published sentences are quotations, ${counts.judgedByModel} were judged by the model.`,
  );
});

test.each(prompts)('whatever the model writes, nothing unsupported is published: %s', async (prompt) => {
  const key = await service.keyFor('model', 'tester');
  const ordered = await service.call('POST', '/v1/reports', { key, body: { prompt, options: { maxQuestions: 2 } } });
  await service.idle();
  const place = `/v1/reports/${String(ordered.json.taskId)}`;
  const task = (await service.call('GET', place, { key })).json as unknown as TaskResponse;
  const exchanges = proxy.take();
  keep(prompt, exchanges);

  expect(task.status).toBe('COMPLETED');
  // An answer that was stopped in the middle was never counted: not here, and by the service by its length.
  const steps = (await service.call('GET', `${place}/steps`, { key })).json as unknown as StepsResponse;
  const calls = steps.steps.flatMap((step) => step.calls ?? []).filter(({ isEstimated }) => isEstimated !== true);
  expect(sum(calls, ({ inputTokens }) => inputTokens)).toBe(sum(exchanges, ({ inputTokens }) => inputTokens));
  expect(sum(calls, ({ outputTokens }) => outputTokens)).toBe(sum(exchanges, ({ outputTokens }) => outputTokens));
  expect(task.usage.inputTokens).toBe(steps.totals.inputTokens);
  const ledger = (await service.call('GET', `${place}/ledger`, { key })).json as unknown as LedgerResponse;
  await expectSupported(ledger, place, key);
  count(exchanges, ledger);
});

/** By code that the service does not use for that: each claim has evidence, word for word in its source, and no other facts. */
async function expectSupported(ledger: LedgerResponse, place: string, key: string): Promise<void> {
  for (const claim of ledger.claims) {
    if (claim.verdict === 'not-a-claim') continue;
    expect(claim.verdict).toBe('supported');
    expect(claim.evidence).not.toEqual([]);
    for (const { sourceId, start, end, quote } of claim.evidence) {
      const source = await service.call('GET', `${place}/sources/${sourceId}`, { key });
      expect(source.text.slice(start, end)).toBe(quote);
    }
    const said = claim.evidence.map(({ quote }) => quote).join('\n');
    expect(disagreements(claim.text, said).filter(({ verdict }) => verdict === 'contradicted')).toEqual([]);
    if (!isWordForWord(claim)) counts.judgedByModel += 1;
  }
}

function isWordForWord(claim: LedgerResponse['claims'][number]): boolean {
  const evidence = claim.evidence.map(({ sourceId, start, end, quote }, index) => {
    return { sourceId, start, end, quote, evidenceId: `e${index}`, questionIndex: 0, headings: [] };
  });
  return judgeClaim({ ...claim, evidence }).verdict === 'supported';
}

function count(exchanges: readonly Exchange[], ledger: LedgerResponse): void {
  const written = new Set(exchanges.flatMap(sentencesIn).map(sameness));
  const supported = ledger.claims.filter(({ verdict }) => verdict === 'supported');
  const texts = supported.map(({ text }) => sameness(text));
  // A sentence may answer two questions.
  const published = [...written].filter((sentence) => texts.includes(sentence)).length;
  const removed = Math.min(ledger.totals.removed, written.size - published);
  counts.written += written.size;
  counts.published += published;
  counts.removed += removed;
  counts.revised += written.size - published - removed;
  counts.quoted += texts.filter((text) => !written.has(text)).length;
}

/** Of an answer of the writer. */
function sentencesIn({ fields, content }: Exchange): string[] {
  if (!fields.includes('sentences')) return [];
  try {
    const { sentences } = JSON.parse(content) as { sentences: { text?: string }[] };
    return sentences.flatMap(({ text }) => (text === undefined ? [] : cleanSentences(text)));
  } catch {
    // Cut off, or no JSON: a failure that the service has to live with.
    return [];
  }
}

function sum<Counted>(all: readonly Counted[], value: (one: Counted) => number): number {
  return all.reduce((total, one) => total + value(one), 0);
}

/** What a model really answers makes the best cases for other tests. */
function keep(prompt: string, exchanges: readonly Exchange[]): void {
  const file = process.env['DOSSIER_MODEL_RECORD'];
  if (!file) return;
  for (const exchange of exchanges) appendFileSync(file, `${JSON.stringify({ prompt, ...exchange })}\n`);
}
