import { DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Aws, HeardEvent } from '../adapters/aws.ts';
import { findDeployedAws } from '../adapters/deployed-aws.ts';
import type { Json } from '../support/endpoint.ts';
import { connectDeployed, stageName } from './connect-deployed.ts';
import { type Executions, executionsOf } from './executions.ts';
import { type Deployment, findDeployment } from './find-deployment.ts';
import { holdFunction } from './hold-function.ts';

const { endpoint } = connectDeployed();
let service: Deployment;
let executions: Executions;
let bus: Aws;
let key: string;

beforeAll(async () => {
  service = await findDeployment(stageName);
  executions = executionsOf(service.names.stateMachineArn);
  bus = await findDeployedAws();
  key = await endpoint.keyFor('acme', 'running');
});

const call = (method: string, path: string, body?: unknown) =>
  endpoint.call(method, path, { key, ...(body === undefined ? {} : { body }) });
const throttled = 'Lambda.TooManyRequestsException';
const patient = { timeout: 120_000, interval: 500 };

/** What is looked at here is how a report is made. */
const anew = { options: { cache: 'refuse' } };

/** Orders a report and does `work` while it waits in front of Write. */
async function whileHeld(
  work: (task: { taskId: string; self: string }) => Promise<void>,
): Promise<{ taskId: string; self: string }> {
  return holdFunction(service.functions.write.name, async () => {
    const accepted = await call('POST', '/v1/reports', { prompt: 'What is a memo?', ...anew });
    const task = { taskId: accepted.json.taskId as string, self: `/v1/reports/${accepted.json.taskId}` };
    await expect.poll(() => executions.failures(task.taskId), patient).toContain(throttled);
    await work(task);
    return task;
  });
}

/** The events of a task up to this one; those of other tasks are passed over. */
async function heardUntil(name: string, taskId: string): Promise<HeardEvent[]> {
  const heard: HeardEvent[] = [];
  while (!heard.some((event) => event['detail-type'] === name)) {
    heard.push(...(await bus.heard(1)).filter(({ detail }) => detail.taskId === taskId));
  }
  return heard;
}

async function bodiesOf(taskId: string): Promise<string[]> {
  const { Contents = [] } = await new S3Client({}).send(
    new ListObjectsV2Command({ Bucket: service.names.bodiesBucket }),
  );
  return Contents.flatMap(({ Key = '' }) => (Key.includes(taskId) ? [Key] : []));
}

describe('a run that waits', () => {
  test('shows its step, has no result and takes no feedback; a throttled function is tried until it answers', async () => {
    const { taskId, self } = await whileHeld(async (task) => {
      const running = await call('GET', task.self);
      expect(running.json).toMatchObject({ status: 'RUNNING', progress: { completed: 2, planned: 5 } });
      expect(running.headers.get('retry-after')).toBe('1');
      const answers = [
        await call('GET', `${task.self}/ledger`),
        await call('GET', `${task.self}/sources/0123456789abcdef`),
        await call('POST', `${task.self}/feedback`, { score: 'up' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
    });
    expect((await endpoint.ended(key, taskId)).status).toBe('COMPLETED');
    const { json } = await call('GET', `${self}/steps`);
    expect(json.steps.map(({ step }: Json) => step)).toEqual(['plan', 'research', 'write', 'evaluate', 'publish']);
    expect(new Set(await executions.failures(taskId))).toEqual(new Set([throttled]));
  });

  test('stops when its report is cancelled, and the bus hears of that alone', async () => {
    const { taskId, self } = await whileHeld(async (task) => {
      expect(await call('POST', `${task.self}/cancel`)).toMatchObject({ status: 200, json: { status: 'CANCELLED' } });
    });
    expect(await executions.status(taskId)).toEqual({ status: 'ABORTED', error: 'TaskCancelled' });
    const { json } = await call('GET', `${self}/steps`);
    expect(json.totals).toMatchObject({ success: false, error: 'TaskCancelled' });
    const names = (await heardUntil('report.cancelled', taskId)).map((event) => event['detail-type']);
    expect(names).not.toContain('report.failed');
    expect((await call('GET', self)).json.status).toBe('CANCELLED');
  });

  test('that was cancelled can be cancelled again', async () => {
    const { self } = await whileHeld(async (task) => {
      await call('POST', `${task.self}/cancel`);
    });
    expect(await call('POST', `${self}/cancel`)).toMatchObject({ status: 200, json: { status: 'CANCELLED' } });
  });

  test('is cancelled when its report is deleted, and nothing of it stays', async () => {
    const { taskId, self } = await whileHeld(async (task) => {
      expect((await bodiesOf(task.taskId)).length).toBeGreaterThan(0);
      expect((await call('DELETE', task.self)).status).toBe(204);
      expect(await bodiesOf(task.taskId)).toEqual([]);
    });
    expect((await call('GET', self)).status).toBe(404);
    expect(await executions.status(taskId)).toMatchObject({ status: 'ABORTED' });
  });

  test('that somebody stops from outside fails its report: the sweep hears of it', async () => {
    const { taskId } = await whileHeld((task) => executions.stop(task.taskId));
    const task = await endpoint.ended(key, taskId);
    expect(task).toMatchObject({ status: 'FAILED', failure: { error: 'RunAborted', class: 'permanent' } });
    await heardUntil('report.failed', taskId);
  });
});

describe('a report', () => {
  test('is told of by its milestones, and no word of it is in any event or execution', async () => {
    const canary = 'quetzalcanary';
    const order = {
      prompt: `What is a memo, ${canary}?`,
      context: `The ${canary} sings. It sings at dawn.`,
      ...anew,
    };
    const { taskId, status } = await endpoint.report(key, order);
    expect(status).toBe('COMPLETED');
    const heard = await heardUntil('report.completed', taskId);
    const names = ['report.accepted', 'report.completed', 'report.drafted', 'report.evaluated', 'report.planned'];
    // EventBridge promises no order.
    expect(heard.map((event) => event['detail-type']).toSorted()).toEqual(names);
    const told = JSON.stringify([heard, await executions.history(taskId)]);
    expect(told).not.toMatch(/quetzalcanary|memo/);
  });

  test('that has expired is removed with everything stored for it', async () => {
    const { taskId } = await endpoint.report(key, { prompt: 'What is a memo?' });
    const pk = await expire(taskId);
    const { FunctionError } = await new LambdaClient({}).send(
      new InvokeCommand({ FunctionName: service.functions.sweep.name, Payload: '{}' }),
    );
    expect(FunctionError).toBeUndefined();
    expect((await call('GET', `/v1/reports/${taskId}`)).status).toBe(404);
    await expect.poll(() => itemsOf(pk), patient).toEqual([]);
    expect(await bodiesOf(taskId)).toEqual([]);
  });
});

const dynamodb = new DynamoDBClient({});

/** Puts the end of the task's time into the past; gives the key of its items. */
async function expire(taskId: string): Promise<string> {
  const { tenantId } = await executions.record(taskId);
  const pk = `${tenantId}#${taskId}`;
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: service.names.tasksTable,
      Key: { pk: { S: pk }, item: { S: 'TASK' } },
      UpdateExpression: 'SET expiresAtSeconds = :past, dueAtSeconds = :past',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':past': { N: '1' } },
    }),
  );
  return pk;
}

async function itemsOf(pk: string): Promise<(string | undefined)[]> {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: service.names.tasksTable,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => item['item']?.S);
}
