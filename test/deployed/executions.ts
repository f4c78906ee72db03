import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { executionName, type WorkflowRecord } from '../../contract/workflow.ts';

/** The first executions of tasks, as their state machine remembers them. */
export function executionsOf(stateMachineArn: string) {
  const client = new SFNClient({});
  const arnOf = (taskId: string) =>
    `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(taskId, 1)}`;

  async function history(taskId: string): Promise<HistoryEvent[]> {
    const command = new GetExecutionHistoryCommand({ executionArn: arnOf(taskId), maxResults: 1000 });
    return (await client.send(command)).events ?? [];
  }

  return {
    history,
    /** The error of every task that failed, in their order. */
    async failures(taskId: string): Promise<(string | undefined)[]> {
      const failed = (await history(taskId)).map((event) => event.taskFailedEventDetails);
      return failed.flatMap((details) => (details === undefined ? [] : [details.error]));
    },
    /** How the execution stands; `missing` before it is started. */
    async status(taskId: string): Promise<{ status: string | undefined; error?: string | undefined }> {
      try {
        const { status, error } = await client.send(new DescribeExecutionCommand({ executionArn: arnOf(taskId) }));
        return { status, error };
      } catch (error) {
        if (error instanceof Error && error.name === 'ExecutionDoesNotExist') return { status: 'missing' };
        throw error;
      }
    },
    /** What it was started with. */
    async record(taskId: string): Promise<WorkflowRecord> {
      const { input = '' } = await client.send(new DescribeExecutionCommand({ executionArn: arnOf(taskId) }));
      return JSON.parse(input) as WorkflowRecord;
    },
    async stop(taskId: string): Promise<void> {
      await client.send(new StopExecutionCommand({ executionArn: arnOf(taskId) }));
    },
  };
}

export type Executions = ReturnType<typeof executionsOf>;
