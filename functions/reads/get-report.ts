import { limits } from '../../contract/limits.ts';
import type { TaskResponse } from '../../contract/shapes.ts';
import { isOpen } from '../domain/life-cycle.ts';
import type { Task } from '../domain/model.ts';
import { answerUnder, tagOf } from '../entity-tag.ts';
import { findVisibleTask, loadReport, requireReport } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Bodies, Clock, Tasks } from '../ports.ts';
import { presentTask } from '../present-task.ts';

/** The task with its report, or the report alone as Markdown. */
export async function getReport(
  ports: { tasks: Tasks; bodies: Bodies; clock: Clock },
  request: ApiRequest,
): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  const isMarkdown = request.mediaType === 'text/markdown';
  if (isMarkdown) requireReport(task);
  const { headers, ...answer } = await answerUnder(tagOf(task, request.mediaType), request, async () => ({
    body: isMarkdown ? (await loadReport(ports.bodies, task)).markdown : await present(ports, task),
  }));
  const isRunning = isOpen(task.status);
  return { ...answer, headers: { ...headers, ...(isRunning ? { 'Retry-After': String(limits.pollSeconds) } : {}) } };
}

async function present(ports: { tasks: Tasks; bodies: Bodies }, task: Task): Promise<TaskResponse> {
  const [order, report] = await Promise.all([
    ports.tasks.findOrder(task),
    task.status === 'COMPLETED' ? loadReport(ports.bodies, task) : undefined,
  ]);
  return presentTask(task, order, report);
}
