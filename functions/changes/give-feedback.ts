import { limits } from '../../contract/limits.ts';
import type { FeedbackReceipt, FeedbackRequest } from '../../contract/shapes.ts';
import { Fault } from '../domain/fault.ts';
import { sha256 } from '../domain/hash.ts';
import { milestone } from '../domain/milestone.ts';
import type { Feedback } from '../domain/model.ts';
import { findVisibleTask, loadReport } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Bodies, Clock, Events, FeedbackStore, Tasks } from '../ports.ts';

export interface FeedbackPorts {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly feedback: FeedbackStore;
  readonly events: Events;
  readonly clock: Clock;
  readonly feedbackRetentionDays: number;
}

/** Stores the one vote of a report's user; 409 before the report is finished. */
export async function giveFeedback(ports: FeedbackPorts, request: ApiRequest): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  const [report, stored] = await Promise.all([loadReport(ports.bodies, task), ports.tasks.findOrder(task)]);
  // A report that is just being deleted loses its order first.
  if (stored === undefined) throw new Fault('NotFound');
  const { score, text } = request.body as FeedbackRequest;
  const now = ports.clock.now();
  const feedback: Feedback = {
    tenantId: task.tenantId,
    taskId: task.taskId,
    feedbackId: sha256(`${task.taskId}\n${task.userId}`).slice(0, 16),
    userId: task.userId,
    kind: 'explicit',
    score,
    ...(text === undefined ? {} : { text }),
    timestamp: now.toISOString(),
    prompt: excerptOf(stored.order.prompt),
    response: excerptOf(report.markdown),
    spec: task.spec,
    expiresAtSeconds: Math.floor(now.getTime() / 1000) + ports.feedbackRetentionDays * 24 * 60 * 60,
  };
  await ports.feedback.put(feedback);
  await ports.events.publish(milestone(task, 'feedback.received', now, { score }, feedback.timestamp));
  const receipt: FeedbackReceipt = {
    feedbackId: feedback.feedbackId,
    taskId: task.taskId,
    score,
    ...(text === undefined ? {} : { text }),
    timestamp: feedback.timestamp,
  };
  return { body: receipt };
}

function excerptOf(text: string): Feedback['prompt'] {
  return { excerpt: Array.from(text).slice(0, limits.feedbackExcerptCodePoints).join(''), sha256: sha256(text) };
}
