import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { environmentNames } from '../../contract/environment.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { Engine } from '../../functions/engine-ports.ts';
import { type Service, startService } from '../support/start-service.ts';
import { withEngine } from '../support/with-engine.ts';

/** What the engine does before each call of a method; tests hold it, or make it fail. */
const before: Record<string, () => Promise<void> | void> = {};
const calls: string[] = [];
let service: Service;
let ada: string;
let dataFolder: string;

function scripted(engine: Engine): Engine {
  const call = <Input, Output>(name: string, method: (input: Input) => Promise<Output>) => {
    return async (input: Input) => {
      calls.push(name);
      await before[name]?.();
      return method(input);
    };
  };
  return {
    name: engine.name,
    plan: call('plan', (input) => engine.plan(input)),
    research: call('research', (input) => engine.research(input)),
    write: call('write', (input) => engine.write(input)),
    judge: call('judge', (input) => engine.judge(input)),
  };
}

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'dossier-running-'));
  service = await startService({ dataFolder, loadHandler: withEngine(scripted), report: () => {} });
  ada = await service.keyFor('acme', 'ada');
});

beforeEach(() => {
  for (const name of Object.keys(before)) delete before[name];
  calls.length = 0;
});

afterAll(async () => {
  await service.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** What is looked at here is how a report is made. */
const anew = { options: { cache: 'refuse' } };

/** Orders a report that waits in front of this engine call until it is let go. */
async function orderHeldAt(name: string, prompt = 'What is a memo?') {
  const reached = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  before[name] = () => {
    reached.resolve();
    return held.promise;
  };
  const { json } = await service.call('POST', '/v1/reports', { key: ada, body: { prompt, ...anew } });
  await reached.promise;
  return { taskId: json.taskId as string, path: `/v1/reports/${json.taskId}`, letGo: () => held.resolve() };
}

test('a running report shows its step, has no result yet, and takes no feedback', async () => {
  const { path: self, letGo, taskId } = await orderHeldAt('write');
  const task = await service.call('GET', self, { key: ada });
  expect(task.json).toMatchObject({ status: 'RUNNING', progress: { step: 'write', completed: 2, planned: 5 } });
  expect(task.headers.get('retry-after')).toBe('1');
  for (const [method, url, body] of [
    ['GET', `${self}/ledger`],
    ['GET', `${self}/sources/0123456789abcdef`],
    ['POST', `${self}/feedback`, { score: 'up' }],
  ] as const) {
    const answer = await service.call(method, url, { key: ada, ...(body === undefined ? {} : { body }) });
    expect([url, answer.status]).toEqual([url, 409]);
  }
  expect((await service.call('GET', self, { key: ada, headers: { Accept: 'text/markdown' } })).status).toBe(409);
  letGo();
  expect((await service.ended(ada, taskId)).status).toBe('COMPLETED');
});

test('cancel stops the spending: no engine call begins after it, and a repeated cancel answers the same', async () => {
  const { path: self, letGo } = await orderHeldAt('research', 'What is a memo? What is a ledger?');
  const cancelled = await service.call('POST', `${self}/cancel`, { key: ada });
  expect(cancelled).toMatchObject({ status: 200, json: { status: 'CANCELLED' } });
  letGo();
  await service.idle();
  expect(calls).not.toContain('write');
  expect((await service.call('POST', `${self}/cancel`, { key: ada })).json.status).toBe('CANCELLED');
  const { json } = await service.call('GET', `${self}/steps`, { key: ada });
  expect(json.totals).toMatchObject({ success: false, error: 'TaskCancelled' });
  const events = service
    .events()
    .filter((event) => JSON.stringify(event.detail).includes(self.split('/').at(-1) ?? ''));
  const names = events.map((event) => event['detail-type']);
  expect(names).toContain('report.cancelled');
  expect(names).not.toContain('report.failed');
});

test('deleting a running report cancels it, and nothing of it stays on the disk', async () => {
  const { path: self, letGo, taskId } = await orderHeldAt('write');
  expect(bodiesOf(taskId).length).toBeGreaterThan(0);
  expect((await service.call('DELETE', self, { key: ada })).status).toBe(204);
  expect(bodiesOf(taskId)).toEqual([]);
  letGo();
  await service.idle();
  expect((await service.call('GET', self, { key: ada })).status).toBe(404);
  expect(calls).not.toContain('judge');
});

function bodiesOf(taskId: string): string[] {
  const entries = readdirSync(path.join(dataFolder, 's3'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => file.includes(taskId));
}

test('a question whose research keeps failing degrades the report to partial and is named in a notice', async () => {
  let first = true;
  before['research'] = () => {
    if (first) {
      first = false;
      throw new Fault('SourceChanged');
    }
  };
  const task = await service.report(ada, {
    prompt: 'What is a memo? How long is an idempotency key remembered?',
    ...anew,
  });
  expect(task).toMatchObject({ status: 'COMPLETED', report: { outcome: 'partial' } });
  expect(task.report.notices).toHaveLength(1);
  expect(task.report.notices[0]).toMatch(/^Research failed for the question/);
});

test('a transient error is retried, and the trace shows the step once', async () => {
  let failures = 2;
  before['write'] = () => {
    failures -= 1;
    if (failures >= 0) throw new Fault('StorageUnavailable');
  };
  const task = await service.report(ada, { prompt: 'What is a memo?', ...anew });
  expect(task.status).toBe('COMPLETED');
  expect(calls.filter((name) => name === 'write')).toHaveLength(3);
  const { json } = await service.call('GET', `/v1/reports/${task.taskId}/steps`, { key: ada });
  expect(json.steps.filter((step: { step: string }) => step.step === 'write')).toHaveLength(1);
});

test('an unforeseen error ends the report as FAILED with words for the caller and none of the error', async () => {
  before['write'] = () => {
    throw new TypeError('secret words of the document');
  };
  const task = await service.report(ada, { prompt: 'What is a memo?', ...anew });
  expect(task).toMatchObject({ status: 'FAILED', failure: { error: 'Unexpected', class: 'unknown' } });
  expect(JSON.stringify(task)).not.toContain('secret words');
  await service.idle();
  expect(service.events().map((event) => event['detail-type'])).toContain('report.failed');
});

test('no word of prompt, context, documents or errors is in any recorded execution or event', async () => {
  const canary = 'quetzalcanary';
  await service.report(ada, {
    prompt: `What is a memo, ${canary}?`,
    context: `The ${canary} sings. It sings at dawn.`,
  });
  before['write'] = () => {
    throw new Error(`${canary} in an error`);
  };
  await service.report(ada, { prompt: `Where does the ${canary} live?` });
  await service.idle();
  const sfn = new SFNClient({});
  const stateMachineArn = process.env[environmentNames.stateMachineArn];
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 }));
  expect(executions.length).toBeGreaterThan(2);
  for (const { executionArn } of executions) {
    const history = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    const text = JSON.stringify(history.events);
    expect(text).not.toContain(canary);
    expect(text).not.toContain('memo');
  }
  expect(JSON.stringify(service.events())).not.toContain(canary);
});

test('what died without a Catch is found by the sweep, and what never started is started by it', async () => {
  const { path: self, letGo, taskId } = await orderHeldAt('plan');
  const sfn = new SFNClient({});
  const executionArn = `${process.env[environmentNames.stateMachineArn]?.replace(':stateMachine:', ':execution:')}:${taskId}-1`;
  await sfn.send(new StopExecutionCommand({ executionArn }));
  letGo();
  await service.idle();
  // The status-change rule calls the sweep for this task.
  const task = await service.call('GET', self, { key: ada });
  expect(task.json).toMatchObject({ status: 'FAILED', failure: { error: 'RunAborted' } });
});

test('ten callers at once get ten reports with gapless traces', async () => {
  const tasks = await Promise.all(
    Array.from({ length: 10 }, () =>
      service.report(ada, {
        prompt: 'What is a memo? What is a ledger? What happens when one question fails?',
        ...anew,
      }),
    ),
  );
  for (const task of tasks) {
    expect(task.status).toBe('COMPLETED');
    expect(task.progress).toEqual({ step: 'publish', completed: 7, planned: 7 });
  }
});
