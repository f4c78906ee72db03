import type { Feedback, TaskKey } from '../../functions/domain/model.ts';
import type { FeedbackStore } from '../../functions/ports.ts';

/** Votes in memory: one per report, kind and user. */
export class FakeFeedback implements FeedbackStore {
  readonly #votes = new Map<string, Feedback>();

  async put(feedback: Feedback): Promise<void> {
    this.#votes.set(`${placeOf(feedback)}#${feedback.kind}#${feedback.userId}`, structuredClone(feedback));
  }

  async deleteAll(key: TaskKey): Promise<void> {
    for (const [place, vote] of this.#votes) if (placeOf(vote) === placeOf(key)) this.#votes.delete(place);
  }

  of(key: TaskKey): Feedback[] {
    return [...this.#votes.values()].filter((vote) => placeOf(vote) === placeOf(key));
  }
}

function placeOf(key: TaskKey): string {
  return `${key.tenantId}#${key.taskId}`;
}
