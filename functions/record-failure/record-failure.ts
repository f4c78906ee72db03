import type * as z from 'zod/mini';
import type { failedRecordSchema, WorkflowRecord } from '../../contract/workflow.ts';
import { failureOf } from '../domain/fault.ts';
import type { Tasks, Telemetry } from '../ports.ts';

/**
 * Writes down why a run failed, in words for the caller. A task that was cancelled or that completed
 * in the meantime stays as it is.
 */
export async function recordFailure(
  ports: { tasks: Tasks; telemetry: Telemetry },
  failed: z.infer<typeof failedRecordSchema>,
): Promise<WorkflowRecord> {
  const { caught, ...record } = failed;
  const failure = failureOf(caught.Error);
  if (failure.class === 'unknown') ports.telemetry.count('UnknownErrors');
  ports.telemetry.warn('The run failed', { error: failure.error, caught: caught.Error });
  const task = await ports.tasks.find(record);
  if (task !== undefined && failure.error !== 'TaskCancelled') {
    await ports.tasks.transition(record, 'FAILED', { failure, dueAtSeconds: task.expiresAtSeconds });
  }
  return { ...record, failure: failure.error };
}
