import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import type { Handler } from '../../../local/local-functions.ts';
import type { StackOptions } from '../../../local/start-stack.ts';
import { startSample, temporaryFolder } from '../start-sample.ts';

const stateMachineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:sample-machine';

async function startMachine(handlers: Readonly<Record<string, Handler>>, options: Partial<StackOptions> = {}) {
  const stack = await startSample(handlers, options);
  const client = new SFNClient({ maxAttempts: 1 });
  const start = async (name: string, input = '{}', traceHeader?: string) => {
    const { executionArn = '' } = await client.send(
      new StartExecutionCommand({ stateMachineArn, name, input, ...(traceHeader ? { traceHeader } : {}) }),
    );
    return executionArn;
  };
  const describe = (executionArn: string) => client.send(new DescribeExecutionCommand({ executionArn }));
  return { stack, client, start, describe };
}

/** Passes its input on, with its name. */
function echo(name: string): Handler {
  return (event) => ({ ...(event as object), [name]: true });
}

test('an execution runs the synthesised definition and tells its output', async () => {
  const { stack, start, describe } = await startMachine({ step: echo('step'), finish: echo('finish') });
  const arn = await start('one', '{"n":1}', 'Root=1-00000000-000000000000000000000000');
  expect(arn).toBe('arn:aws:states:eu-central-1:000000000000:execution:sample-machine:one');
  await stack.idle();
  const execution = await describe(arn);
  expect(execution).toMatchObject({ name: 'one', status: 'SUCCEEDED', input: '{"n":1}', stateMachineArn });
  expect(JSON.parse(execution.output ?? '')).toEqual({ n: 1, step: true, finish: true });
  expect(execution.stopDate?.getTime()).toBeGreaterThanOrEqual(execution.startDate?.getTime() ?? Number.NaN);
  expect(execution.traceHeader).toBe('Root=1-00000000-000000000000000000000000');
});

test('the same name and input while it runs is the same execution; else the name is taken, also after a restart', async () => {
  const dataFolder = temporaryFolder();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const handlers = { step: async () => released, finish: echo('finish') };
  const { stack, start } = await startMachine(handlers, { dataFolder });
  const arn = await start('one', '{"n":1}');
  expect(await start('one', '{"n":1}')).toBe(arn);
  await expect(start('one', '{"n":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  release();
  await stack.idle();
  await expect(start('one', '{"n":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  await stack.close();
  const again = await startMachine(handlers, { dataFolder });
  await expect(again.start('one', '{"n":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
});

test('what is unknown or malformed is refused by name', async () => {
  const { client, start, describe } = await startMachine({});
  const unknownMachine = client.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}-2` }));
  await expect(unknownMachine).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  await expect(describe(`${stateMachineArn}:none`)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  await expect(start('a b')).rejects.toMatchObject({ name: 'InvalidName' });
  await expect(start('one', '{')).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  const large = JSON.stringify('x'.repeat(256 * 1024));
  await expect(start('large', large)).rejects.toMatchObject({ name: 'ValidationException' });
});

test('stopping takes effect at once: no further state starts and running work is ignored', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<object>();
  const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
  const started: string[] = [];
  const step = async () => {
    enter();
    return released;
  };
  const finish = () => void started.push('finish');
  const { stack, client, start, describe } = await startMachine({ step, finish, listener: () => {} });
  const executionArn = await start('one');
  await entered;
  await client.send(new StopExecutionCommand({ executionArn, error: 'Cancelled', cause: 'by test' }));
  expect(await describe(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Cancelled', cause: 'by test' });
  release({ late: true });
  await stack.idle();
  const stopped = await describe(executionArn);
  expect([stopped.status, stopped.output]).toEqual(['ABORTED', undefined]);
  expect(started).toEqual([]);
  await client.send(new StopExecutionCommand({ executionArn }));
  expect((await describe(executionArn)).error).toBe('Cancelled');
});

test('the history names each state with its input and output, and each failure', async () => {
  const finish = () => {
    throw Object.assign(new Error('no'), { name: 'Refused' });
  };
  const { stack, client, start } = await startMachine({ step: echo('step'), finish, listener: () => {} });
  const executionArn = await start('one', '{"n":1}');
  await stack.idle();
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskStateExited',
    'TaskStateEntered',
    'TaskFailed',
    'ExecutionFailed',
  ]);
  expect(events[1]?.stateEnteredEventDetails).toMatchObject({ name: 'Work', input: '{"n":1}' });
  expect(events[2]?.stateExitedEventDetails).toMatchObject({ name: 'Work', output: '{"n":1,"step":true}' });
  expect(events[4]?.taskFailedEventDetails).toMatchObject({ error: 'Refused' });
  expect(JSON.parse(events[5]?.executionFailedEventDetails?.cause ?? '')).toMatchObject({
    errorType: 'Refused',
    errorMessage: 'no',
  });
  const last = new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 });
  expect((await client.send(last)).events?.map(({ type }) => type)).toEqual(['ExecutionFailed']);
});

test('every change of status is an event on the default bus', async () => {
  const heard: unknown[] = [];
  const listener: Handler = (event) => void heard.push((event as { detail: unknown }).detail);
  const { stack, start } = await startMachine({ listener });
  const executionArn = await start('one');
  await stack.idle();
  expect(heard).toMatchObject([{ executionArn, stateMachineArn, name: 'one', status: 'FAILED', error: 'Error' }]);
  const statuses = stack.events().map(({ detail }) => (detail as { status: string }).status);
  expect(statuses).toEqual(['RUNNING', 'FAILED']);
});

test('executions are listed newest first, by status and page', async () => {
  const { stack, client, start } = await startMachine({ step: echo('step'), finish: echo('finish') });
  for (const name of ['a', 'b', 'c']) await start(name);
  await stack.idle();
  const list = (input: object) => client.send(new ListExecutionsCommand({ stateMachineArn, ...input }));
  expect((await list({ statusFilter: 'RUNNING' })).executions).toEqual([]);
  const first = await list({ maxResults: 2 });
  const second = await list({ maxResults: 2, nextToken: first.nextToken });
  const names = [...(first.executions ?? []), ...(second.executions ?? [])].map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(['a', 'b', 'c']));
  expect(second.nextToken).toBeUndefined();
});

test('the machine describes itself by the definition it runs', async () => {
  const { client } = await startMachine({});
  const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(machine).toMatchObject({ name: 'sample-machine', status: 'ACTIVE', type: 'STANDARD' });
  expect(JSON.parse(machine.definition ?? '')).toMatchObject({ StartAt: 'Work', States: { Work: { Type: 'Task' } } });
});

test('an execution that the end of the stack cut off runs again from its beginning', async () => {
  const dataFolder = temporaryFolder();
  const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
  const never = async () => {
    enter();
    return new Promise(() => {});
  };
  const { stack, start } = await startMachine({ step: echo('step'), finish: never }, { dataFolder });
  const arn = await start('one', '{"n":1}');
  await entered;
  await stack.close();
  const again = await startMachine({ step: echo('again'), finish: echo('finish') }, { dataFolder });
  await again.stack.idle();
  const execution = await again.describe(arn);
  expect(JSON.parse(execution.output ?? '')).toEqual({ n: 1, again: true, finish: true });
});
