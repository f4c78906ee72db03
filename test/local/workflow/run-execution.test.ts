import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import type { Handler } from '../../../local/local-functions.ts';
import { sampleTemplates, task } from '../sample-templates.ts';
import { startSample } from '../start-sample.ts';

/** Runs one execution of `definition` to its end. */
async function run(
  definition: object,
  handlers: Readonly<Record<string, Handler>>,
  options: { input?: object; functionSeconds?: number } = {},
) {
  const templates = sampleTemplates({ definition, functionSeconds: options.functionSeconds ?? 5 });
  const stack = await startSample({ listener: () => {}, ...handlers }, { templates });
  const client = new SFNClient({ maxAttempts: 1 });
  const stateMachineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:sample-machine';
  const input = JSON.stringify(options.input ?? {});
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, name: 'one', input }));
  await stack.idle();
  const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
  return {
    ...execution,
    output: execution.output === undefined ? undefined : (JSON.parse(execution.output) as unknown),
  };
}

function fault(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}

const only = (state: object) => ({ StartAt: 'Work', States: { Work: { ...state, End: true } } });
const caught = { Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.caught', Next: 'Caught' }] };
const catching = (state: object) => ({
  StartAt: 'Work',
  States: { Work: { ...state, ...caught, End: true }, Caught: { Type: 'Pass', End: true } },
});

test("a function's error is caught by its name, with a JSON object as cause", async () => {
  const step = () => {
    throw fault('ModelThrottled', 'later');
  };
  const { status, output } = await run(catching(task('step')), { step }, { input: { n: 1 } });
  expect(status).toBe('SUCCEEDED');
  expect(output).toMatchObject({ n: 1, caught: { Error: 'ModelThrottled' } });
  const { caught: error } = output as { caught: { Cause: string } };
  expect(JSON.parse(error.Cause)).toMatchObject({ errorType: 'ModelThrottled', errorMessage: 'later' });
});

test('retries match the name and count per rule', async () => {
  let calls = 0;
  const step = () => {
    calls += 1;
    throw fault(calls < 3 ? 'Transient' : 'Permanent');
  };
  const Retry = [
    { ErrorEquals: ['Permanent'], MaxAttempts: 0 },
    { ErrorEquals: ['Transient'], MaxAttempts: 5, IntervalSeconds: 10, BackoffRate: 2, JitterStrategy: 'FULL' },
    { ErrorEquals: ['States.ALL'], MaxAttempts: 5 },
  ];
  const { status, error } = await run(only({ ...task('step'), Retry }), { step });
  expect({ status, error, calls }).toEqual({ status: 'FAILED', error: 'Permanent', calls: 3 });
});

test("a function that takes too long fails as Lambda's time-out does", async () => {
  const step = () => new Promise(() => {});
  const { output } = await run(catching(task('step')), { step }, { functionSeconds: 0.02 });
  const { caught: error } = output as { caught: { Error: string; Cause: string } };
  expect(error.Error).toBe('Sandbox.Timedout');
  expect(JSON.parse(error.Cause)).toMatchObject({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/Task timed out after 0\.02 seconds$/) as string,
  });
});

test('a state that takes too long is States.Timeout, a machine TIMED_OUT', async () => {
  const step = () => new Promise(() => {});
  const state = await run(catching({ ...task('step'), TimeoutSeconds: 1 }), { step });
  expect(state.output).toMatchObject({ caught: { Error: 'States.Timeout' } });
  const machine = await run({ ...catching(task('step')), TimeoutSeconds: 1 }, { step });
  expect(machine).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
});

test('more than 256 KiB into or out of a state ends the run, past every Catch', async () => {
  const large = { text: 'ä'.repeat(128 * 1024) };
  const output = await run(catching(task('step')), { step: () => large });
  expect(output).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  const small = { text: 'a'.repeat(150 * 1024) };
  const two = {
    StartAt: 'Both',
    States: {
      Both: { Type: 'Parallel', Branches: [only(task('step')), renamed('Other', task('finish'))], Next: 'Work2' },
      Work2: { ...task('step'), ...caught, End: true },
      Caught: { Type: 'Pass', End: true },
    },
  };
  const input = await run(two, { step: () => small, finish: () => small });
  expect(input).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});

function renamed(name: string, state: object) {
  return { StartAt: name, States: { [name]: { ...state, End: true } } };
}

const map = (state: object) => ({
  Type: 'Map',
  ItemsPath: '$.items',
  MaxConcurrency: 2,
  ItemSelector: {
    'item.$': '$$.Map.Item.Value',
    'index.$': '$$.Map.Item.Index',
    'all.$': '$.items',
    'run.$': '$$.Execution.Name',
  },
  ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...renamed('Item', state) },
});

test('a Map gives each item its value, its index, the record and the execution', async () => {
  const { output } = await run(only(map(task('step'))), { step: (event) => event }, { input: { items: [7, 8] } });
  expect(output).toEqual([
    { item: 7, index: 0, all: [7, 8], run: 'one' },
    { item: 8, index: 1, all: [7, 8], run: 'one' },
  ]);
});

test('when one item fails, no item that waits starts any more', async () => {
  const started: number[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const step: Handler = async (event) => {
    const { item } = event as { item: number };
    started.push(item);
    if (item === 1) await released;
    else throw fault('TaskCancelled');
    return item;
  };
  const finish: Handler = (event) => {
    release();
    return event;
  };
  const definition = {
    StartAt: 'Run',
    States: {
      Run: {
        Type: 'Parallel',
        Branches: [renamed('Items', map(task('step')))],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.caught', Next: 'Record failure' }],
        End: true,
      },
      'Record failure': { ...task('finish'), End: true },
    },
  };
  const { output } = await run(definition, { step, finish }, { input: { items: [1, 2, 3, 4, 5] } });
  expect(output).toMatchObject({ caught: { Error: 'TaskCancelled' } });
  expect(new Set(started)).toEqual(new Set([1, 2]));
});

test('a Fail state gives its error as the result of the run', async () => {
  const failing = { StartAt: 'Give up', States: { 'Give up': { Type: 'Fail', ErrorPath: '$.failure' } } };
  const execution = await run(failing, {}, { input: { failure: 'BudgetExhausted' } });
  expect([execution.status, execution.error, execution.cause]).toEqual(['FAILED', 'BudgetExhausted', undefined]);
});
