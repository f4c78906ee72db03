import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentNames } from '../../contract/environment.ts';
import { limits } from '../../contract/limits.ts';
import { executionName, startRecord, type WorkflowRecord } from '../../contract/workflow.ts';
import { type LocalStack, startStack } from '../../local/start-stack.ts';
import { expectWalk, readWalk, type Walk } from './expect-walk.ts';
import { type Script, scenarios } from './scenarios.ts';
import { scriptedFunctions } from './scripted-functions.ts';

let stack: LocalStack;
let dataFolder: string;
let sfn: SFNClient;
let runs = 0;
const functions = new Map<string, (event: unknown) => Promise<unknown>>();

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'dossier-walk-'));
  stack = await startStack({
    dataFolder,
    knowledgeFolder: dataFolder,
    port: 0,
    retryDelayScale: 0,
    sweepEveryMs: Number.POSITIVE_INFINITY,
    report: () => {},
    loadHandler: async (handlerPath) => async (event) => {
      const handler = functions.get(handlerPath.split('/')[1] ?? '');
      // The sweep hears of failed executions; here it has nothing to settle.
      return handler === undefined ? {} : handler(event);
    },
  });
  sfn = new SFNClient({});
});

afterAll(async () => {
  await stack.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(script: Script) {
  const scripted = scriptedFunctions(script);
  functions.clear();
  for (const [name, handler] of Object.entries(scripted.handlers)) functions.set(name, handler);
  runs += 1;
  const task = {
    tenantId: 'acme',
    taskId: `scenario-${runs}`,
    run: 1,
    spec: { version: '1', hash: 'h' },
    engine: 'extractive',
  };
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn: process.env[environmentNames.stateMachineArn],
      name: executionName(task.taskId, task.run),
      input: JSON.stringify(startRecord(task)),
    }),
  );
  return { executionArn, scripted };
}

async function walk(executionArn: string | undefined): Promise<Walk> {
  await stack.idle();
  return readWalk(sfn, executionArn);
}

describe('the synthesised state machine', () => {
  test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const { executionArn, scripted } = await start(scenario.script);
    await expectWalk(scenario, await walk(executionArn), scripted.calls);
  });

  test('a step that returns no record ends the run outside every Catch, for the sweep to find', async () => {
    const { executionArn } = await start({ plan: [{ returns: 'not a record' }] });
    expect(await walk(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  test('at most five questions are researched at the same time', async () => {
    let present = 0;
    let most = 0;
    const { handlers } = scriptedFunctions({});
    const { executionArn, scripted } = await start({
      plan: [{ changes: { questionIndexes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] } }],
    });
    functions.set('research', async (event) => {
      present += 1;
      most = Math.max(most, present);
      await new Promise((resolve) => setTimeout(resolve, 20));
      present -= 1;
      return handlers['research']?.(event);
    });
    expect((await walk(executionArn)).status).toBe('SUCCEEDED');
    expect(scripted.calls('plan')).toBe(1);
    expect(most).toBe(limits.researchConcurrency);
  });

  test('a stopped run begins no further state', async () => {
    const waiting = Promise.withResolvers<void>();
    const { executionArn, scripted } = await start({});
    functions.set('research', async (event) => {
      await waiting.promise;
      const { questionIndex } = event as WorkflowRecord & { questionIndex: number };
      return { questionIndex, status: 'found', findingHash: 'f' };
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sfn.send(new StopExecutionCommand({ executionArn, error: 'TaskCancelled' }));
    waiting.resolve();
    expect(await walk(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'TaskCancelled',
      states: ['Run', 'Plan', 'Answered from cache?', 'Research questions'],
    });
    expect(scripted.calls('write')).toBe(0);
  });
});
