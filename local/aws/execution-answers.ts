import * as z from 'zod';
import type { Ending, Execution, ExecutionStatus, ExecutionStore, HistoryEvent } from '../workflow/execution-store.ts';
import { type JsonObject, readInput } from './aws-error.ts';

/** Executions as the API of Step Functions and its events present them; its times are seconds since 1970. */

export function presentStart(execution: Execution): object {
  return { executionArn: execution.arn, startDate: execution.startedAtMs / 1000 };
}

export function presentExecution({ input, output, error, cause, traceHeader, ...rest }: Execution): object {
  return { ...summarise({ input, ...rest }), input, output, error, cause, traceHeader };
}

/** The detail of a status-change event; its times are milliseconds since 1970. */
export function presentStatusChange({ input, output, error, cause, ...rest }: Execution): object {
  const { startedAtMs: startDate, stoppedAtMs: stopDate = null } = rest;
  const given = { output: output ?? null, error: error ?? null, cause: cause ?? null };
  return { ...summarise({ input, ...rest }), startDate, stopDate, input, ...given };
}

export function presentList(store: ExecutionStore, machineArn: string, input: JsonObject): object {
  const { statusFilter, maxResults, nextToken } = readInput(pageSchema, input);
  const offset = Number(nextToken ?? 0);
  const status = statusFilter === undefined ? {} : { status: statusFilter };
  const found = store.list(machineArn, { ...status, limit: maxResults + 1, offset });
  const more = found.length > maxResults ? { nextToken: String(offset + maxResults) } : {};
  return { executions: found.slice(0, maxResults).map(summarise), ...more };
}

export function presentHistory(store: ExecutionStore, arn: string, input: JsonObject): object {
  const { maxResults, nextToken, reverseOrder } = readInput(pageSchema, input);
  const offset = Number(nextToken ?? 0);
  const all = store.history(arn);
  if (reverseOrder) all.reverse();
  const events = all.slice(offset, offset + maxResults).map(({ id, type, timestampMs, details }) => ({
    id,
    previousEventId: id - 1,
    type,
    timestamp: timestampMs / 1000,
    ...details,
  }));
  return { events, ...(offset + maxResults < all.length ? { nextToken: String(offset + maxResults) } : {}) };
}

/** The last event of an execution's history. */
export function endEvent({ status, output, error, cause }: Ending, timestampMs: number): HistoryEvent {
  const type = endEvents[status];
  const details = status === 'SUCCEEDED' ? { output } : { error, cause };
  return { type, timestampMs, details: { [`e${type.slice(1)}EventDetails`]: details } };
}

const endEvents: Readonly<Record<ExecutionStatus, string>> = {
  RUNNING: 'ExecutionStarted',
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

const pageSchema = z.object({
  statusFilter: z.string().optional(),
  maxResults: z.number().int().min(1).max(1000).default(100),
  nextToken: z.string().optional(),
  reverseOrder: z.boolean().default(false),
});

function summarise(execution: Execution) {
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machineArn,
    name: execution.name,
    status: execution.status,
    startDate: execution.startedAtMs / 1000,
    ...(execution.stoppedAtMs === undefined ? {} : { stopDate: execution.stoppedAtMs / 1000 }),
  };
}
