import type { TaskResponse } from '../contract/shapes.ts';
import { executionName } from '../contract/workflow.ts';
import { threadOf } from './domain/earlier-reports.ts';
import { Fault } from './domain/fault.ts';
import type { Report, StoredOrder, Task } from './domain/model.ts';

/** The task as the API shows it; `report` when it is completed. */
export function presentTask(task: Task, order: StoredOrder | undefined, report: Report | undefined): TaskResponse {
  // The order goes before the task when a report is deleted: seen without it, the task is as good as gone.
  if (order === undefined || task.status === 'DELETED') throw new Fault('NotFound');
  return {
    taskId: task.taskId,
    threadId: threadOf(task),
    status: task.status,
    prompt: order.order.prompt,
    userId: task.userId,
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    expiresAt: new Date(task.expiresAtSeconds * 1000).toISOString(),
    spec: task.spec,
    engine: task.engine,
    versions: {
      ...task.versions,
      ...(task.knowledgeVersion === undefined ? {} : { knowledge: task.knowledgeVersion }),
    },
    correlationId: executionName(task.taskId, task.run),
    // Tries that failed stand in the trace too, but no plan counts on them.
    progress: { ...task.progress, completed: Math.min(task.progress.completed, task.progress.planned) },
    usage: task.usage,
    ...(report === undefined ? {} : { report: presentReport(report) }),
    ...(task.failure === undefined ? {} : { failure: task.failure }),
  };
}

function presentReport(report: Report): NonNullable<TaskResponse['report']> {
  const { outcome, title, markdown, notices, sources, cached } = report;
  return {
    outcome,
    title,
    markdown,
    notices: [...notices],
    sources: [...sources],
    ...(cached === undefined ? {} : { cached }),
  };
}
