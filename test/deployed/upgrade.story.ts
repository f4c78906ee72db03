import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint, Json } from '../support/endpoint.ts';
import { cdk, deployStacks, destroyStacks, endpointOf, refuseUnlessLoopback } from './deploy-stacks.ts';
import { findDeployment } from './find-deployment.ts';
import { holdSteps } from './hold-steps.ts';
import { previousRelease } from './previous-release.ts';

/**
 * `npm run test:upgrade`: the previous release is deployed and used, this one is deployed over it, the
 * service stack is destroyed and deployed again. Each test goes on where the one before has ended.
 */
const stage = 'dev';
const serviceStack = `Dossier-${stage}-Service`;
const question = { prompt: 'How does Dossier finish a report after a crash?', options: { maxQuestions: 1 } };
const steps = ['plan', 'research', 'write', 'evaluate', 'publish'] as const;
type Step = (typeof steps)[number];
const onceOnly = { 'Idempotency-Key': 'ordered-from-the-previous-release' };

let folder: string;
let present: string;
let service: Endpoint;
let key: string;
/** What the previous release answered about its report. */
let before: Answers;
let receipt: Json;

beforeAll(async () => {
  refuseUnlessLoopback();
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-upgrade-'));
  present = path.join(folder, 'present');
  process.env['DOSSIER_KNOWLEDGE'] = writeHandbook();
  await cdk(undefined, 'synth', '--quiet', '-o', present, '-c', `stage=${stage}`);
  await cdk(present, 'bootstrap');
  await deploy(await previousRelease());
  key = await service.keyFor('acme', 'ada');
});

afterAll(async () => {
  await destroyStacks(present);
  rmSync(folder, { recursive: true });
});

test('the previous release makes a report and takes a vote on it', async () => {
  const accepted = await order();
  const { taskId, status } = await service.ended(key, accepted.taskId);
  expect(status).toBe('COMPLETED');
  before = await answersOf(taskId);
  expect(before.report.report.outcome).toBe('answered');
  receipt = await vote('up');
});

test('runs that wait in the middle of an upgrade end well, each begun by one release and ended by the other', async () => {
  const waiting = new Map<Step, string>();
  // The last step first: a run has to get to the step where it is held.
  for (const step of steps.slice(1).toReversed()) {
    const holding = path.join(folder, `holding-${step}`);
    holdSteps(await previousRelease(), holding, serviceStack, [step, ...waiting.keys()]);
    await deploy(holding);
    const { json: accepted } = await service.call('POST', '/v1/reports', { key, body: question });
    waiting.set(step, accepted.taskId);
    await untilEnded(accepted.taskId, steps[steps.indexOf(step) - 1]);
  }

  const upgradeBeganAt = new Date().toISOString();
  await deploy(present);
  for (const [heldAt, taskId] of waiting) {
    const task = await service.ended(key, taskId);
    expect([heldAt, task.status, task.report?.outcome]).toEqual([heldAt, 'COMPLETED', 'answered']);
    const trace: Json[] = (await answersOf(taskId)).steps.steps;
    expect(trace.map(({ step }) => step)).toEqual(steps);
    const later = trace.filter(({ timestamp }) => timestamp > upgradeBeganAt);
    expect(later.map(({ step }) => step)).toEqual(steps.slice(steps.indexOf(heldAt)));
  }
});

test('what the previous release has made is answered as before, to the keys that it gave out', async () => {
  expect(await answersOf(before.report.taskId)).toMatchObject(before);
});

test('an order that the previous release took is not taken again, and its vote is replaced', async () => {
  expect(await order()).toMatchObject({ taskId: before.report.taskId });
  expect(await vote('down')).toMatchObject({ feedbackId: receipt.feedbackId, score: 'down' });
});

test('the documents given to a deployment are read with the rights of its roles, and quoted', async () => {
  expect((await service.call('GET', '/v1/health/ready')).json).toMatchObject({ checks: { knowledge: 'ok' } });
  const { report } = await service.report(key, { prompt: 'Who approves travel expenses?' });
  expect(report).toMatchObject({ outcome: 'answered', sources: [{ uri: 'travel.md', title: 'Travel' }] });
  expect(report.markdown).toContain('The office manager approves travel expenses above 500 euros.');
});

test('deleting the service leaves what was made', async () => {
  const { names } = await findDeployment(stage);
  const stored = await countStored(names);
  expect(Object.values(stored)).not.toContain(0);
  await destroyStacks(present, serviceStack);
  expect((await service.call('GET', '/v1/health/live')).status).not.toBe(200);
  expect(await countStored(names)).toEqual(stored);
});

test('a new service on the old data goes on where the former one ended', async () => {
  await deploy(present);
  expect(await answersOf(before.report.taskId)).toMatchObject(before);
  expect(await order()).toMatchObject({ taskId: before.report.taskId });
});

async function deploy(assembly: string): Promise<void> {
  service = endpointOf(await deployStacks(assembly, folder, stage));
}

/** The same order each time, with the same key. */
async function order(): Promise<Json> {
  const answer = await service.call('POST', '/v1/reports', { key, body: question, headers: onceOnly });
  expect(answer.status).toBe(202);
  return answer.json;
}

async function vote(score: 'up' | 'down'): Promise<Json> {
  const body = { score, text: 'For the upgrade.' };
  return (await service.call('POST', `/v1/reports/${before.report.taskId}/feedback`, { key, body })).json;
}

type Stored = Awaited<ReturnType<typeof findDeployment>>['names'];
type Answers = Awaited<ReturnType<typeof answersOf>>;

/** All that the API tells about a finished report. */
async function answersOf(taskId: string) {
  const get = async (path: string, headers = {}) => {
    const answer = await service.call('GET', path, { key, headers });
    expect([path, answer.status]).toEqual([path, 200]);
    return answer;
  };
  const self = `/v1/reports/${taskId}`;
  const { json: report } = await get(self);
  const sources: string[] = [];
  for (const { sourceId } of report.report.sources) sources.push((await get(`${self}/sources/${sourceId}`)).text);
  const list = (await get('/v1/reports')).json.items as Json[];
  return {
    report,
    sources,
    markdown: (await get(self, { Accept: 'text/markdown' })).text,
    ledger: (await get(`${self}/ledger`)).json,
    steps: (await get(`${self}/steps`)).json,
    listed: list.find((item) => item.taskId === taskId),
  };
}

/** Resolves when the step has ended; the run is then held at the next one. */
async function untilEnded(taskId: string, step: Step | undefined): Promise<void> {
  for (;;) {
    const { json } = await service.call('GET', `/v1/reports/${taskId}/steps`, { key });
    if (json.steps.some((each: Json) => each.step === step)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** How many items each table holds, and the bucket. */
async function countStored(names: Stored): Promise<Record<string, number | undefined>> {
  const dynamodb = new DynamoDBClient({});
  const counted: Record<string, number | undefined> = {};
  for (const name of ['tasksTable', 'feedbackTable', 'keysTable', 'idempotencyTable'] as const) {
    counted[name] = (await dynamodb.send(new ScanCommand({ TableName: names[name], Select: 'COUNT' }))).Count;
  }
  const bodies = await new S3Client({}).send(new ListObjectsV2Command({ Bucket: names.bodiesBucket }));
  return { ...counted, bodies: bodies.KeyCount };
}

/** The manual, from which the previous release answers too, and a document that only this deployment has. */
function writeHandbook(): string {
  const handbook = path.join(folder, 'handbook');
  cpSync('knowledge', handbook, { recursive: true });
  const sentences = [
    'The office manager approves travel expenses above 500 euros.',
    'Trains are booked in second class.',
  ];
  writeFileSync(
    path.join(handbook, 'travel.md'),
    `# Travel\n\n## Expenses\n\n${sentences.join('\n\n## Trains\n\n')}\n`,
  );
  return handbook;
}
