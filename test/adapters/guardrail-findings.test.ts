import { afterAll, beforeAll, expect, test } from 'vitest';
import { withGuardrail } from '../../functions/content/guardrail-classifier.ts';
import { ruleClassifier } from '../../functions/content/rule-classifier.ts';
import { FakeTelemetry } from '../fakes/fake-telemetry.ts';
import { json } from './model-servers/dialect.ts';
import { openGuardrail } from './model-servers/open-guardrail.ts';
import { type ScriptedServer, startScriptedServer } from './model-servers/scripted-server.ts';
import type { Reply } from './model-servers/thinking-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.close());

const intervened = (assessment: unknown): Reply =>
  json(200, { usage: {}, action: 'GUARDRAIL_INTERVENED', outputs: [{ text: 'No.' }], assessments: [assessment] });

/** All that the service can tell of a text, as it writes it. */
const assessment = {
  topicPolicy: { topics: [{ name: 'Investments', type: 'DENY', action: 'BLOCKED', detected: true }] },
  contentPolicy: { filters: [{ type: 'VIOLENCE', confidence: 'HIGH', action: 'NONE', detected: true }] },
  wordPolicy: {
    customWords: [{ match: 'Bluebird', action: 'BLOCKED', detected: true }],
    managedWordLists: [{ match: 'damn', type: 'PROFANITY', action: 'BLOCKED', detected: true }],
  },
  sensitiveInformationPolicy: {
    piiEntities: [{ match: 'Ada Byron', type: 'NAME', action: 'ANONYMIZED', detected: true }],
    regexes: [{ name: 'case number', match: 'C-17', regex: 'C-\\d+', action: 'BLOCKED', detected: true }],
  },
};

test('every policy of a guardrail is read, with what it would stop and what it only tells', async () => {
  server.script(intervened(assessment));
  expect(await openGuardrail(server.url, 'DRAFT').assess('Ada Byron', 'OUTPUT')).toEqual([
    { policy: 'content', type: 'VIOLENCE', isBlocked: false },
    { policy: 'topic', type: 'Investments', isBlocked: true },
    { policy: 'word', type: 'CUSTOM', match: 'Bluebird', isBlocked: true },
    { policy: 'word', type: 'PROFANITY', match: 'damn', isBlocked: true },
    { policy: 'pii', type: 'NAME', match: 'Ada Byron', isBlocked: true },
    { policy: 'regex', type: 'case number', match: 'C-17', isBlocked: true },
  ]);
  expect(server.requests[0]?.path).toBe('/guardrail/abc123/version/DRAFT/apply');
  expect(server.unscripted()).toBe(0);
});

test('a long text is sent in blocks, none of which ends within a character', async () => {
  server.script(json(200, { usage: {}, action: 'NONE', outputs: [], assessments: [{}] }));
  const text = `x${'😀'.repeat(1_000)}`;
  expect(await openGuardrail(server.url, 'DRAFT').assess(text, 'INPUT')).toEqual([]);
  const content = server.requests.flatMap(({ body }) => body['content'] as { text: { text: string } }[]);
  const blocks = content.map((block) => block.text.text);
  expect(blocks.join('')).toBe(text);
  expect(blocks.every((block) => block.isWellFormed() && block.length <= 1_000)).toBe(true);
});

test('its findings become those of the content policy', async () => {
  server.script(intervened(assessment));
  const text = 'Ada Byron asks for C-17.';
  const { findings } = await withGuardrail(
    ruleClassifier,
    openGuardrail(server.url, 'DRAFT'),
    new FakeTelemetry(),
  ).classify([text], 'input');
  expect(findings[0]?.map(({ category, kind, start, end }) => [category, kind, text.slice(start, end)])).toEqual([
    ['harmful', 'guardrail-topic', text],
    ['confidential', 'guardrail-word', text],
    ['harmful', 'guardrail-word', text],
    ['personalData', 'guardrail-pii', 'Ada Byron'],
    ['confidential', 'guardrail-regex', 'C-17'],
  ]);
});

test.each<[string, Reply]>([
  ['throttled', json(429, { message: 'Slow down' }, { 'x-amzn-errortype': 'ThrottlingException' })],
  ['silent', 'silence'],
  ['cut off', 'reset'],
])('a guardrail that is %s leaves the rules, and a warning', async (_how, reply) => {
  server.script(reply);
  const telemetry = new FakeTelemetry();
  const classified = await withGuardrail(ruleClassifier, openGuardrail(server.url, 'DRAFT'), telemetry).classify(
    ['a@home.org'],
    'input',
  );
  expect(classified).toMatchObject({ findings: [[{ kind: 'email' }]], isIncomplete: true });
  expect(telemetry.lines.map(({ level }) => level)).toEqual(['warn']);
});
