import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LibraryPointer, libraryKeys } from '../../contract/library.ts';
import { connectDeployed, stageName } from './connect-deployed.ts';
import { enforcesPermissions } from './enforces-permissions.ts';
import { type Executions, executionsOf } from './executions.ts';
import { type Deployment, findDeployment } from './find-deployment.ts';
import { withoutGrant } from './without-grant.ts';

const isEnforced = await enforcesPermissions();
const { endpoint } = connectDeployed();
const order = { prompt: 'What is a memo?', options: { cache: 'refuse' } };
let service: Deployment;
let executions: Executions;
let key: string;

beforeAll(async () => {
  service = await findDeployment(stageName);
  executions = executionsOf(service.names.stateMachineArn);
  key = await endpoint.keyFor('acme', 'grants');
});

beforeEach(({ skip }) => {
  if (!isEnforced) skip('this endpoint enforces no permissions');
});

/** A change of a role takes a moment until it counts. */
const soon = { timeout: 60_000, interval: 500 };

describe('a grant that a role has lost is missed, and works again when it is back:', () => {
  test('without s3:GetObject a finished report cannot be read, and the answer says no more than that', async () => {
    const { taskId } = await endpoint.report(key, order);
    const read = () => endpoint.call('GET', `/v1/reports/${taskId}`, { key });
    await withoutGrant(service.functions.reads.roleName, 's3:GetObject', async () => {
      await expect.poll(async () => (await read()).status, soon).toBe(500);
      const refused = await read();
      expect(refused.json).toMatchObject({ type: 'urn:dossier:problem:internal-error', status: 500 });
      expect(refused.text).not.toMatch(/denied|s3:|arn:|bucket/i);
    });
    await expect.poll(async () => (await read()).status, soon).toBe(200);
  });

  test('without states:DescribeStateMachine the service is not ready, and says which part', async () => {
    const ready = () => endpoint.call('GET', '/v1/health/ready');
    await withoutGrant(service.functions.health.roleName, 'states:DescribeStateMachine', async () => {
      await expect.poll(async () => (await ready()).status, soon).toBe(503);
      const { json, headers } = await ready();
      expect(json).toMatchObject({ type: 'urn:dossier:problem:service-unavailable', detail: 'Not ready: workflow' });
      expect(headers.get('retry-after')).toBe('5');
    });
    await expect.poll(async () => (await ready()).status, soon).toBe(200);
  });

  test('without s3:PutObject a step is tried twice, and its report fails', async () => {
    await withoutGrant(service.functions.publish.roleName, 's3:PutObject', async () => {
      const task = await endpoint.report(key, order);
      expect(task).toMatchObject({ status: 'FAILED', failure: { error: 'Unexpected', class: 'unknown' } });
      expect(JSON.stringify(task)).not.toMatch(/denied|arn:|bucket/i);
      expect(await executions.failures(task.taskId)).toEqual(['Unexpected', 'Unexpected']);
    });
    const made = async () => (await endpoint.report(key, order)).status;
    await expect.poll(made, soon).toBe('COMPLETED');
  });

  test('without s3:PutObject uploaded documents are not taken up, and are when it is back', async () => {
    const s3 = new S3Client({});
    const at = (Key: string) => ({ Bucket: service.names.documentsBucket, Key });
    const FunctionName = service.functions.ingest.name;
    const fails = async () =>
      (await new LambdaClient({}).send(new InvokeCommand({ FunctionName, Payload: '{}' }))).FunctionError !== undefined;
    const takenUp = async () => {
      try {
        const { Body } = await s3.send(new GetObjectCommand(at(libraryKeys.pointer)));
        return (JSON.parse((await Body?.transformToString()) ?? '') as LibraryPointer).documents;
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    };
    const document = at(`${libraryKeys.documents}grants.md`);
    await withoutGrant(service.functions.ingest.roleName, 's3:PutObject', async () => {
      await s3.send(new PutObjectCommand({ ...document, Body: 'A grant is what a role may do.' }));
      await expect.poll(fails, soon).toBe(true);
    });
    await expect.poll(fails, soon).toBe(false);
    // Whose turn it is may be another one, which the upload has started.
    await expect.poll(takenUp, soon).toBe(1);
    // Then the manual counts again, as other tests expect; nobody has made a report in between.
    await s3.send(new DeleteObjectCommand(document));
    expect(await fails()).toBe(false);
    await expect.poll(takenUp, soon).toBe(0);
  });

  test('without states:StartExecution an order is kept, and the sweep starts it a minute later', async () => {
    let taskId = '';
    await withoutGrant(service.functions.orders.roleName, 'states:StartExecution', async () => {
      await expect
        .poll(async () => {
          const accepted = await endpoint.call('POST', '/v1/reports', { key, body: order });
          expect(accepted).toMatchObject({ status: 202, json: { status: 'PENDING' } });
          taskId = accepted.json.taskId;
          return (await executions.status(taskId)).status;
        }, soon)
        .toBe('missing');
    });
    expect((await endpoint.call('GET', `/v1/reports/${taskId}`, { key })).json.status).toBe('PENDING');
    expect((await endpoint.ended(key, taskId)).status).toBe('COMPLETED');
  });
});
