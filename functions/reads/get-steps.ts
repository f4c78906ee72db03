import type { StepsResponse } from '../../contract/shapes.ts';
import { isOpen } from '../domain/life-cycle.ts';
import type { Task, TraceEntry } from '../domain/model.ts';
import { findVisibleTask } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Clock, Tasks } from '../ports.ts';

/** The trace so far; its totals close it once the task has ended. */
export async function getSteps(ports: { tasks: Tasks; clock: Clock }, request: ApiRequest): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  return { body: presentSteps(task, await ports.tasks.listSteps(task)) };
}

function presentSteps(task: Task, entries: readonly TraceEntry[]): StepsResponse {
  const steps = entries.map(({ step, agentId, spec, thought, action, observation, usage, calls, timestamp }) => {
    return {
      step,
      agentId,
      ...(spec && { spec }),
      thought,
      action,
      observation,
      ...usage,
      ...(calls && { calls: [...calls] }),
      timestamp,
    };
  });
  return {
    taskId: task.taskId,
    userId: task.userId,
    steps,
    totals: { steps: steps.length, ...sumOf(steps), ...closing(task) },
  };
}

function sumOf(steps: StepsResponse['steps']) {
  const sum = (field: 'inputTokens' | 'outputTokens' | 'costMicroUsd' | 'latencyMs') =>
    steps.reduce((total, step) => total + step[field], 0);
  return {
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
    costMicroUsd: sum('costMicroUsd'),
    latencyMs: sum('latencyMs'),
  };
}

function closing(task: Task): Pick<StepsResponse['totals'], 'wallTimeMs' | 'success' | 'error'> {
  if (isOpen(task.status)) return {};
  return {
    wallTimeMs: Date.parse(task.updatedAt) - Date.parse(task.createdAt),
    success: task.status === 'COMPLETED',
    ...(task.failure === undefined ? {} : { error: task.failure.error }),
    ...(task.status === 'CANCELLED' ? { error: 'TaskCancelled' } : {}),
  };
}
