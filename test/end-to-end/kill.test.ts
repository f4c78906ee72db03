import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentNames } from '../../contract/environment.ts';
import { hashKey, newKey } from '../../functions/domain/api-key.ts';
import { synthesise } from '../../local/template/synthesise.ts';

const script = path.join(import.meta.dirname, '..', 'support', 'killable-service.ts');
const key = newKey();
let folder: string;
let templates: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-kill-'));
  templates = path.join(folder, 'templates.json');
  writeFileSync(templates, JSON.stringify(await synthesise('dev')));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  /** Undefined when the process was killed before it said where it listens. */
  readonly apiUrl: string | undefined;
}

async function start(dataFolder: string, killAfter: number): Promise<Run> {
  const args = [script, dataFolder, path.join(dataFolder, 'log.jsonl'), String(killAfter), templates];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { apiUrl, environment } = JSON.parse(line) as { apiUrl: string; environment: Record<string, string> };
    await putKey(environment);
    return { child, apiUrl };
  }
  return { child, apiUrl: undefined };
}

async function putKey(environment: Record<string, string>): Promise<void> {
  const keyHash = hashKey(key);
  const client = new DynamoDBClient({
    endpoint: environment['AWS_ENDPOINT_URL'] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: { accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
  });
  const row = { keyHash, keyId: keyHash.slice(0, 12), tenantId: 'acme', userId: 'ada', roles: ['caller'] };
  // Fails when the write is the one the process dies after; it is durable then.
  await client
    .send(new PutItemCommand({ TableName: environment[environmentNames.keysTable], Item: marshall(row) }))
    .catch(() => undefined);
}

async function call(
  url: string,
  init: RequestInit = {},
): Promise<{ status: number; json: Record<string, never> } | undefined> {
  try {
    const response = await fetch(url, {
      ...init,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'one' },
    });
    return { status: response.status, json: (await response.json()) as Record<string, never> };
  } catch {
    return undefined;
  }
}

/** Orders, with the same idempotency key until it is accepted, and waits for the end or for the process to die. */
async function orderAndWait(apiUrl: string): Promise<Record<string, never> | undefined> {
  for (;;) {
    const body = JSON.stringify({ prompt: 'What is a memo? How long is an idempotency key remembered?' });
    const accepted = await call(`${apiUrl}/v1/reports`, { method: 'POST', body });
    if (accepted === undefined) return undefined;
    if (accepted.status !== 202) {
      await sleep(500);
      continue;
    }
    for (;;) {
      const task = await call(`${apiUrl}/v1/reports/${accepted.json['taskId']}`);
      if (task === undefined) return undefined;
      if (task.json['status'] !== 'PENDING' && task.json['status'] !== 'RUNNING') return task.json;
      await sleep(20);
    }
  }
}

interface LogLine {
  readonly called?: string;
  readonly killed?: string;
  readonly at: string;
}

async function killAfter(writes: number): Promise<{ finished: boolean; killed: string | undefined }> {
  const dataFolder = path.join(folder, `after-${writes}`);
  const first = await start(dataFolder, writes);
  let task = first.apiUrl === undefined ? undefined : await orderAndWait(first.apiUrl);
  const finished = task !== undefined;
  let last = first;
  if (!finished) {
    if (first.child.signalCode === null) await once(first.child, 'exit');
    expect(first.child.signalCode).toBe('SIGKILL');
    last = await start(dataFolder, 0);
    task = await orderAndWait(last.apiUrl ?? '');
  }
  const steps = await call(`${last.apiUrl}/v1/reports/${task?.['taskId']}/steps`);
  const list = await call(`${last.apiUrl}/v1/reports`);
  last.child.kill('SIGKILL');
  await once(last.child, 'exit');

  const log = readFileSync(path.join(dataFolder, 'log.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);
  const killed = log.find((line) => line.killed !== undefined);
  expect({ status: task?.['status'], writes }).toEqual({ status: 'COMPLETED', writes });
  expect(list?.json['items']).toHaveLength(1);
  const trace = steps?.json['steps'] as unknown as { step: string; timestamp: string }[];
  expect(trace.map((step) => step.step).toSorted()).toEqual([
    'evaluate',
    'plan',
    'publish',
    'research',
    'research',
    'write',
  ]);
  for (const step of new Set(trace.map((entry) => entry.step))) {
    if (step === 'publish') continue;
    const entries = trace.filter((entry) => entry.step === step);
    const cutOff = entries.filter((entry) => killed !== undefined && entry.timestamp > killed.at).length;
    const calls = log.filter((line) => line.called === step).length;
    // Only what was not finished when the process died may be done a second time.
    expect(calls, `${step} after ${killed?.killed}`).toBeLessThanOrEqual(entries.length + cutOff);
    expect(calls).toBeGreaterThanOrEqual(entries.length);
  }
  rmSync(dataFolder, { recursive: true, force: true });
  return { finished, killed: killed?.killed };
}

test('killed after any durable write and started again, the report is finished and no finished step is done again', async () => {
  const kills: string[] = [];
  for (let writes = 1; ; writes += 2) {
    // Two at a time: most of the time of each is spent waiting for a process to start.
    const pair = await Promise.all([killAfter(writes), killAfter(writes + 1)]);
    for (const { killed } of pair) if (killed !== undefined) kills.push(killed);
    if (pair.some(({ finished }) => finished)) break;
  }
  expect(kills.length).toBeGreaterThan(20);
}, 600_000);
