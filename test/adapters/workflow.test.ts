import { randomUUID } from 'node:crypto';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, test } from 'vitest';
import { executionName, type WorkflowRecord } from '../../contract/workflow.ts';
import { StepFunctionsWorkflow } from '../../functions/adapters/step-functions-workflow.ts';
import type { Workflow } from '../../functions/ports.ts';
import { FakeWorkflow } from '../fakes/fake-workflow.ts';
import { sampleRecord } from '../fakes/samples.ts';
import { useAws } from './start-aws.ts';

/** A workflow whose runs do nothing until the test fails one. */
interface World {
  readonly workflow: Workflow;
  /** Ends the run with an error behind everybody's back. */
  readonly fail: (record: WorkflowRecord, error: string) => Promise<void>;
  /** Names of all executions there ever were, as far as they are of this task. */
  readonly executions: (taskId: string) => Promise<string[]>;
}

const aws = useAws();

let records: WorkflowRecord[] = [];
afterEach(async () => {
  await aws.runs.release(records);
  records = [];
});

function fakeWorld(): World {
  const workflow = new FakeWorkflow();
  return {
    workflow,
    fail: async (record, error) => workflow.end(record, record.run, { status: 'failed', error }),
    executions: async (taskId) =>
      workflow
        .started()
        .filter((record) => record.taskId === taskId)
        .map((record) => executionName(record.taskId, record.run)),
  };
}

function realWorld(): World {
  const client = new SFNClient({});
  const workflow = new StepFunctionsWorkflow(client, aws.names.stateMachineArn);
  return {
    workflow,
    async fail(record, error) {
      await aws.runs.fail(record, error);
      const statusOf = async () => (await workflow.describe(record, record.run)).status;
      await expect.poll(statusOf, { timeout: 20_000 }).not.toBe('running');
    },
    async executions(taskId) {
      const { executions = [] } = await client.send(
        new ListExecutionsCommand({ stateMachineArn: aws.names.stateMachineArn }),
      );
      return executions.flatMap(({ name = '' }) => (name.startsWith(taskId) ? [name] : []));
    },
  };
}

function ownRecord(): WorkflowRecord {
  const record = sampleRecord({ taskId: randomUUID() });
  records.push(record);
  return record;
}

describe.each([
  ['fake', fakeWorld],
  ['real', realWorld],
] as const)('the workflow port, %s', (_name, create) => {
  test('a run is missing until it is started, then running until it is stopped', async () => {
    const { workflow } = create();
    const record = ownRecord();
    expect(await workflow.describe(record, 1)).toEqual({ status: 'missing' });
    await workflow.start(record);
    expect(await workflow.describe(record, 1)).toEqual({ status: 'running' });
    await workflow.stop(record, 1, 'TaskCancelled');
    expect(await workflow.describe(record, 1)).toEqual({ status: 'aborted', error: 'TaskCancelled' });
  });

  test('a run that is there already is a success, running or ended, also with another input', async () => {
    const { workflow, executions } = create();
    const record = ownRecord();
    await Promise.all(Array.from({ length: 5 }, () => workflow.start(record)));
    await workflow.start({ ...record, engine: 'another' });
    await workflow.stop(record, 1, 'TaskCancelled');
    await workflow.start(record);
    expect(await executions(record.taskId)).toEqual([`${record.taskId}-1`]);
    expect(await workflow.describe(record, 1)).toMatchObject({ status: 'aborted' });
  });

  test('the next run of a task is a run of its own', async () => {
    const { workflow, executions } = create();
    const record = ownRecord();
    await workflow.start(record);
    await workflow.stop(record, 1, 'TaskCancelled');
    await workflow.start({ ...record, run: 2 });
    expect(await workflow.describe(record, 2)).toEqual({ status: 'running' });
    expect((await executions(record.taskId)).toSorted()).toEqual([`${record.taskId}-1`, `${record.taskId}-2`]);
    await workflow.stop(record, 2, 'TaskCancelled');
  });

  test('stopping a run twice, after its end or before it was, is no error', async () => {
    const { workflow, fail } = create();
    const record = ownRecord();
    await workflow.stop(record, 1, 'TaskCancelled');
    expect(await workflow.describe(record, 1)).toEqual({ status: 'missing' });
    await workflow.start(record);
    await fail(record, 'RecordInvalid');
    await workflow.stop(record, 1, 'TaskCancelled');
    await workflow.stop(record, 1, 'TaskCancelled');
    expect(await workflow.describe(record, 1)).toEqual({ status: 'failed', error: 'RecordInvalid' });
  });

  test('a workflow that is there can be probed', async () => {
    await expect(create().workflow.probe()).resolves.toBeUndefined();
  });
});

test('a workflow that does not answer is a fault that passes', async () => {
  const nobody = new SFNClient({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 });
  const workflow = new StepFunctionsWorkflow(nobody, aws.names.stateMachineArn);
  const fault = { name: 'WorkflowUnavailable', class: 'transient' };
  await expect(workflow.start(ownRecord())).rejects.toMatchObject(fault);
  await expect(workflow.stop(ownRecord(), 1, 'TaskCancelled')).rejects.toMatchObject(fault);
  await expect(workflow.describe(ownRecord(), 1)).rejects.toMatchObject(fault);
  await expect(workflow.probe()).rejects.toMatchObject(fault);
});

test('a workflow that is not there is no fault that passes', async () => {
  const workflow = new StepFunctionsWorkflow(new SFNClient({}), `${aws.names.stateMachineArn}-other`);
  await expect(workflow.probe()).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
});

test('a run that has ended may be refused to be stopped, which is no error', async () => {
  const client = new SFNClient({});
  client.middlewareStack.add(
    () => () => {
      throw Object.assign(new Error('Execution is not running'), { name: 'ValidationException' });
    },
    { step: 'initialize' },
  );
  const workflow = new StepFunctionsWorkflow(client, aws.names.stateMachineArn);
  await expect(workflow.stop(ownRecord(), 1, 'TaskCancelled')).resolves.toBeUndefined();
});
