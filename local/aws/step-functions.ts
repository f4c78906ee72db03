import * as z from 'zod';
import type { LocalFunctions } from '../local-functions.ts';
import { isOverDataLimit } from '../workflow/data-limit.ts';
import type { Ending, Execution, ExecutionStore, HistoryEvent } from '../workflow/execution-store.ts';
import { type Machine, type RunningExecution, runExecution } from '../workflow/run-execution.ts';
import { AwsError, type JsonObject, type JsonService, readInput, unknownOperation } from './aws-error.ts';
import type { EventBus } from './event-bus.ts';
import {
  endEvent,
  presentExecution,
  presentHistory,
  presentList,
  presentStart,
  presentStatusChange,
} from './execution-answers.ts';

export interface StepFunctions {
  readonly call: JsonService;
  /** Runs again, from their beginning, the executions that a former process left running. */
  resume(): void;
  /** Resolves when no execution runs. */
  idle(): Promise<void>;
  /** Starts no further state; executions stay as they are and are resumed by the next process. */
  interrupt(): void;
}

export function openStepFunctions(options: {
  readonly machines: readonly Machine[];
  readonly store: ExecutionStore;
  readonly functions: LocalFunctions;
  readonly bus: EventBus;
  readonly retryDelayScale: number | undefined;
}): StepFunctions {
  const { machines, store, functions, bus, retryDelayScale } = options;
  const running = new Map<string, RunningExecution & { readonly recorded: Promise<void> }>();
  let interrupted = false;

  function run(machine: Machine, execution: Execution): void {
    const { arn, input } = execution;
    store.append(arn, {
      type: 'ExecutionStarted',
      timestampMs: Date.now(),
      details: { executionStartedEventDetails: { input } },
    });
    const onEvent = (event: HistoryEvent) => {
      if (running.has(arn) && !interrupted) store.append(arn, event);
    };
    const one = runExecution(machine, execution, { functions, retryDelayScale, onEvent });
    running.set(arn, { ...one, recorded: recordEnd(arn, one) });
    announce(execution);
  }

  async function recordEnd(arn: string, { ended }: RunningExecution): Promise<void> {
    const ending = await ended;
    if (!interrupted) record(arn, ending);
    running.delete(arn);
  }

  function record(arn: string, ending: Ending): void {
    const nowMs = Date.now();
    if (!store.end(arn, ending, nowMs)) return;
    store.append(arn, endEvent(ending, nowMs));
    const execution = store.find(arn);
    if (execution !== undefined) announce(execution);
  }

  function announce(execution: Execution): void {
    bus.emit({
      source: 'aws.states',
      detailType: 'Step Functions Execution Status Change',
      resources: [execution.arn],
      detail: presentStatusChange(execution),
    });
  }

  function machineOf(input: JsonObject): Machine {
    const arn = input['stateMachineArn'];
    const machine = machines.find((one) => one.arn === arn);
    if (machine === undefined) throw new AwsError('StateMachineDoesNotExist', 'State Machine Does Not Exist');
    return machine;
  }

  function executionOf(input: JsonObject): Execution {
    const arn = String(input['executionArn']);
    const execution = store.find(arn);
    if (execution === undefined) throw new AwsError('ExecutionDoesNotExist', 'Execution Does Not Exist');
    return execution;
  }

  function start(request: JsonObject): object {
    const machine = machineOf(request);
    const { name, input, traceHeader } = parseStart(request);
    const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const present = store.find(arn);
    if (present !== undefined) {
      if (present.status === 'RUNNING' && present.input === input) return presentStart(present);
      throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const execution: Execution = {
      arn,
      machineArn: machine.arn,
      name,
      status: 'RUNNING',
      input,
      startedAtMs: Date.now(),
      ...(traceHeader === undefined ? {} : { traceHeader }),
    };
    store.insert(execution);
    run(machine, execution);
    return presentStart(execution);
  }

  function stop(request: JsonObject): object {
    const execution = executionOf(request);
    const { error, cause } = readInput(stopSchema, request);
    running.get(execution.arn)?.stop();
    // What it still reports is no part of its history any more.
    running.delete(execution.arn);
    record(execution.arn, { status: 'ABORTED', ...(error ? { error } : {}), ...(cause ? { cause } : {}) });
    return { stopDate: (store.find(execution.arn)?.stoppedAtMs ?? Date.now()) / 1000 };
  }

  return {
    async call(operation, input) {
      switch (operation) {
        case 'StartExecution':
          return start(input);
        case 'StopExecution':
          return stop(input);
        case 'DescribeExecution':
          return presentExecution(executionOf(input));
        case 'DescribeStateMachine': {
          const { arn, name, definition } = machineOf(input);
          const fixed = {
            status: 'ACTIVE',
            type: 'STANDARD',
            roleArn: 'arn:aws:iam::000000000000:role/local',
            creationDate: 0,
          };
          return { ...fixed, stateMachineArn: arn, name, definition };
        }
        case 'ListExecutions':
          return presentList(store, machineOf(input).arn, input);
        case 'GetExecutionHistory':
          return presentHistory(store, executionOf(input).arn, input);
        default:
          throw unknownOperation(operation);
      }
    },
    resume() {
      for (const execution of store.running()) {
        const machine = machines.find((one) => one.arn === execution.machineArn);
        store.clearHistory(execution.arn);
        if (machine === undefined) record(execution.arn, { status: 'ABORTED', cause: 'Its state machine is gone' });
        else run(machine, execution);
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ recorded }) => recorded));
    },
    interrupt() {
      interrupted = true;
      for (const execution of running.values()) execution.stop();
    },
  };
}

const startSchema = z.object({
  name: z
    .string()
    .regex(/^[^\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u)
    .default(() => crypto.randomUUID()),
  input: z.string().default('{}'),
  traceHeader: z.string().optional(),
});

function parseStart(request: JsonObject): z.infer<typeof startSchema> {
  const { data, error } = startSchema.safeParse(request);
  if (error !== undefined) throw new AwsError('InvalidName', z.prettifyError(error));
  if (isOverDataLimit(data.input)) {
    throw new AwsError('ValidationException', "Value at 'input' must have length less than or equal to 262144");
  }
  try {
    JSON.parse(data.input);
  } catch {
    throw new AwsError('InvalidExecutionInput', 'Invalid State Machine Execution Input: not JSON');
  }
  return data;
}

const stopSchema = z.object({ error: z.string().optional(), cause: z.string().optional() });
