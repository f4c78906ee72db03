import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { executionName, type WorkflowRecord } from '../../contract/workflow.ts';
import type { TaskKey } from '../domain/model.ts';
import type { RunStatus, Workflow } from '../ports.ts';
import { requestHandler } from './aws-clients.ts';
import { guarded, isNamed } from './aws-fault.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

const statuses: Readonly<Record<string, RunStatus['status']>> = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timed-out',
  ABORTED: 'aborted',
};

/** One Standard state machine; an execution's name is the task and its run. */
export class StepFunctionsWorkflow implements Workflow {
  readonly #client: SFNClient;
  readonly #stateMachineArn: string;

  constructor(client: SFNClient, stateMachineArn: string) {
    this.#client = client;
    this.#stateMachineArn = stateMachineArn;
  }

  async start(record: WorkflowRecord): Promise<void> {
    const traceHeader = process.env['_X_AMZN_TRACE_ID'];
    await guarded('WorkflowUnavailable', async () => {
      try {
        await this.#client.send(
          new StartExecutionCommand({
            stateMachineArn: this.#stateMachineArn,
            name: executionName(record.taskId, record.run),
            input: JSON.stringify(record),
            ...(traceHeader === undefined ? {} : { traceHeader }),
          }),
        );
      } catch (error) {
        if (!isNamed(error, 'ExecutionAlreadyExists')) throw error;
      }
    });
  }

  async stop(key: TaskKey, run: number, reason: string): Promise<void> {
    await guarded('WorkflowUnavailable', async () => {
      try {
        await this.#client.send(
          new StopExecutionCommand({ executionArn: this.#executionArn(key, run), error: reason }),
        );
      } catch (error) {
        // Step Functions does not document what it answers about a run that has ended; some endpoints answer this.
        const isOver = isNamed(error, 'ExecutionDoesNotExist') || isNamed(error, 'ValidationException');
        if (!isOver) throw error;
      }
    });
  }

  async describe(key: TaskKey, run: number): Promise<RunStatus> {
    return guarded('WorkflowUnavailable', async () => {
      try {
        const output = await this.#client.send(
          new DescribeExecutionCommand({ executionArn: this.#executionArn(key, run) }),
        );
        const status = statuses[output.status ?? ''] ?? 'running';
        return output.error === undefined ? { status } : { status, error: output.error };
      } catch (error) {
        if (isNamed(error, 'ExecutionDoesNotExist')) return { status: 'missing' };
        throw error;
      }
    });
  }

  async probe(): Promise<void> {
    await guarded('WorkflowUnavailable', () =>
      this.#client.send(new DescribeStateMachineCommand({ stateMachineArn: this.#stateMachineArn })),
    );
  }

  #executionArn(key: TaskKey, run: number): string {
    return `${this.#stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(key.taskId, run)}`;
  }
}

/** The workflow of this deployment. */
export function workflowPort(telemetry: PowertoolsTelemetry, environment: { stateMachineArn: string }): Workflow {
  const client = telemetry.tracer.captureAWSv3Client(new SFNClient({ requestHandler }));
  return new StepFunctionsWorkflow(client, environment.stateMachineArn);
}
