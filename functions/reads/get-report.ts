import { limits } from '../../contract/limits.ts';
import { isOpen } from '../domain/life-cycle.ts';
import { findVisibleTask, loadReport } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Bodies, Clock, Tasks } from '../ports.ts';
import { presentTask } from '../present-task.ts';

/** The task with its report, or the report alone as Markdown. */
export async function getReport(
  ports: { tasks: Tasks; bodies: Bodies; clock: Clock },
  request: ApiRequest,
): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  if (request.mediaType === 'text/markdown') return { body: (await loadReport(ports.bodies, task)).markdown };
  const [order, report] = await Promise.all([
    ports.tasks.findOrder(task),
    task.status === 'COMPLETED' ? loadReport(ports.bodies, task) : undefined,
  ]);
  return {
    body: presentTask(task, order, report),
    ...(isOpen(task.status) ? { headers: { 'Retry-After': String(limits.pollSeconds) } } : {}),
  };
}
