import { limits } from '../../contract/limits.ts';
import { Fault } from '../domain/fault.ts';
import { isOpen } from '../domain/life-cycle.ts';
import { findVisibleTask } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Bodies, FeedbackStore } from '../ports.ts';
import { type CancelPorts, cancelTask } from './cancel-report.ts';

/**
 * Deletes facts, bodies and feedback at once and leaves a tombstone without text, so that a replay of
 * the order answers 410. The tombstone is due soon: the sweep then removes what a step that was still
 * running wrote, or what a crash in the middle of this left.
 */
export async function deleteReport(
  ports: CancelPorts & { bodies: Bodies; feedback: FeedbackStore },
  request: ApiRequest,
): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  if (isOpen(task.status)) await cancelTask(ports, task);
  const nowSeconds = Math.floor(ports.clock.now().getTime() / 1000);
  await ports.tasks.transition(task, 'DELETED', {
    dueAtSeconds: nowSeconds + limits.stepSeconds + limits.stepGraceSeconds,
    expiresAtSeconds: nowSeconds + limits.idempotencySeconds,
  });
  const buried = await ports.tasks.find(task);
  if (buried?.status !== 'DELETED') throw new Fault('NotFound');
  await Promise.all([ports.tasks.deleteItems(task), ports.bodies.deleteAll(task), ports.feedback.deleteAll(task)]);
  return {};
}
