import { setImmediate } from 'node:timers/promises';
import {
  ExecutionAbortedError,
  ExecutionError,
  ExecutionTimeoutError,
  type StateMachine,
} from 'aws-local-stepfunctions';
import type { LocalFunctions } from '../local-functions.ts';
import { isOverDataLimit } from './data-limit.ts';
import type { Ending, HistoryEvent } from './execution-store.ts';
import { toHistoryEvent } from './history-event.ts';
import type { PlacedState, TaskState } from './walk-definition.ts';

/** A state machine of the template, ready to run. */
export interface Machine {
  readonly arn: string;
  readonly name: string;
  /** The definition as it was synthesised, with local ARNs in it. */
  readonly definition: string;
  readonly states: readonly PlacedState[];
  readonly interpreter: StateMachine;
}

export interface RunningExecution {
  /** How it ended; never rejects. ABORTED when it was stopped. */
  readonly ended: Promise<Ending>;
  /** No further state starts; the result of running work is ignored. */
  stop(): void;
}

type InterpreterRun = ReturnType<StateMachine['run']>;
type Json = Parameters<StateMachine['run']>[0];

/**
 * Runs `machine` in the interpreter and adds what that lacks: functions by ARN, errors as Lambda reports
 * them, the data limit, and that nothing starts any more once the execution was stopped or the Map or
 * Parallel round it has failed.
 */
export function runExecution(
  machine: Machine,
  execution: { readonly arn: string; readonly name: string; readonly input: string },
  options: {
    readonly functions: LocalFunctions;
    /** Multiplies the waits between retries and takes away their jitter; undefined waits as declared. */
    readonly retryDelayScale: number | undefined;
    readonly onEvent: (event: HistoryEvent) => void;
  },
): RunningExecution {
  const stopping = new AbortController();
  const failed = new Set<string>();
  const tasks = machine.states.flatMap(({ name, state, within }) => {
    if (state.Type !== 'Task') return [];
    const mayStart = () => !stopping.signal.aborted && !within.some((outer) => failed.has(outer));
    const call = (input: Json) =>
      callTask(state, input, { functions: options.functions, mayStart, stopping: stopping.signal });
    return [[name, call] as const];
  });
  const run = machine.interpreter.run(JSON.parse(execution.input) as Json, {
    context: {
      Execution: { Id: execution.arn, Name: execution.name },
      StateMachine: { Id: machine.arn, Name: machine.name },
    },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(tasks) as Record<string, (input: Json) => Promise<Json>>,
      retryIntervalOverrides: scaleRetries(machine, options.retryDelayScale),
    },
  });
  const observed = observe(run, failed, options.onEvent);
  const ended = finish(run, observed).finally(() => stopping.abort());
  return {
    ended,
    stop() {
      stopping.abort();
      run.abort();
    },
  };
}

/** An error that neither Retry nor Catch sees, as Step Functions treats those of its own kind. */
class TerminalError extends Error {
  override readonly name: string;
  readonly isRetryable = false;
  readonly isCatchable = false;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** A function's error: Retry and Catch match the name, the message becomes the Cause. */
class TaskError extends Error {
  override readonly name: string;

  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

async function callTask(
  state: TaskState,
  input: Json,
  options: { functions: LocalFunctions; mayStart: () => boolean; stopping: AbortSignal },
): Promise<unknown> {
  refuseOverLimit(input, 'input');
  // Lets the news of a failed Map or Parallel arrive first: the interpreter goes on with what was queued.
  await setImmediate();
  if (!options.mayStart()) throw new TerminalError('ExecutionStopped', 'The execution was stopped');
  const { functionArn, payload } = readCall(state, input);
  const invocation = await Promise.race([
    options.functions.invoke(functionArn, payload),
    whenAborted(options.stopping),
  ]);
  if (invocation === 'aborted') throw new TerminalError('ExecutionStopped', 'The execution was stopped');
  if (!invocation.ok) throw new TaskError(invocation.error.errorType, JSON.stringify(invocation.error));
  refuseOverLimit(invocation.payload, 'output');
  if (state.Resource !== invokeResource) return invocation.payload;
  return { ExecutedVersion: '$LATEST', Payload: invocation.payload, StatusCode: 200 };
}

/** The service integration; any other resource is the function's own ARN. */
export const invokeResource = 'arn:aws:states:::lambda:invoke';

function readCall(state: TaskState, input: Json): { functionArn: string; payload: unknown } {
  if (state.Resource !== invokeResource) return { functionArn: state.Resource, payload: input };
  const { FunctionName, Payload = {} } = input as { FunctionName: string; Payload?: unknown };
  return { functionArn: FunctionName, payload: Payload };
}

function refuseOverLimit(value: unknown, what: string): void {
  if (!isOverDataLimit(value)) return;
  throw new TerminalError('States.DataLimitExceeded', `The state's ${what} is larger than 256 KiB`);
}

function whenAborted(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('aborted'), { once: true }));
}

async function finish(run: InterpreterRun, observed: Promise<void>): Promise<Ending> {
  const ending = await run.result.then(
    (output): Ending =>
      isOverDataLimit(output)
        ? { status: 'FAILED', error: 'States.DataLimitExceeded', cause: 'The output is larger than 256 KiB' }
        : { status: 'SUCCEEDED', output: JSON.stringify(output) },
    toEnding,
  );
  await observed;
  return ending;
}

/** What the interpreter says of a Fail state that gives no cause; Step Functions says nothing. */
const causeOfFail = 'Execution failed because of a Fail state';

function toEnding(error: unknown): Ending {
  if (error instanceof ExecutionAbortedError) return { status: 'ABORTED' };
  if (error instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT', error: 'States.Timeout' };
  const cause = error instanceof ExecutionError ? error.cause : error;
  if (cause instanceof Error) {
    const { name, message } = cause;
    return { status: 'FAILED', error: name, ...(message === causeOfFail ? {} : { cause: message }) };
  }
  return { status: 'FAILED', error: 'States.Runtime', cause: String(cause) };
}

async function observe(
  run: InterpreterRun,
  failed: Set<string>,
  onEvent: (event: HistoryEvent) => void,
): Promise<void> {
  for await (const event of run.eventLogs) {
    if (event.type === 'StateFailed') failed.add(event.state.name);
    if (event.type === 'StateEntered' || event.type === 'StateRetried') failed.delete(event.state.name);
    const historyEvent = toHistoryEvent(event);
    if (historyEvent !== undefined) onEvent(historyEvent);
  }
}

/** Milliseconds before each retry, per state and retrier; the interpreter keeps its own waits where there is none. */
function scaleRetries(machine: Machine, scale: number | undefined): Record<string, number[]> {
  if (scale === undefined) return {};
  return Object.fromEntries(
    machine.states.map(({ name, state }) => [
      name,
      (state.Retry ?? []).map((retrier) => (retrier.IntervalSeconds ?? 1) * 1000 * scale),
    ]),
  );
}
