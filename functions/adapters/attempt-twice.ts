import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../domain/fault.ts';

/** In less time no model answers. */
export const leastRequestMs = 1_000;

/** What came of one request to a model, as far as it decides whether to repeat it. */
export interface Outcome {
  readonly fault?: Fault | undefined;
  /** How long the provider asked to be left alone. */
  readonly retryAfterMs?: number | undefined;
}

/** Once more where that is worth it at once: after a wait that the provider asked for, or with a new key. */
export async function attemptTwice<Result extends Outcome>(
  attempt: () => Promise<Result>,
  connection: { renew(): Promise<boolean> },
  timeLeftMs: () => number,
): Promise<Result> {
  const first = await attempt();
  const waitMs = first.retryAfterMs;
  if (first.fault?.class === 'transient' && waitMs !== undefined) {
    if (waitMs > limits.modelRetryAfterSeconds * 1_000 || waitMs > timeLeftMs() - leastRequestMs) return first;
    await sleep(waitMs);
    return attempt();
  }
  if (first.fault?.name === 'ModelKeyInvalid' && (await connection.renew())) return attempt();
  return first;
}

export function noTimeLeft(): Fault {
  return new Fault('ModelTimedOut', { message: 'The step has no time left for a model' });
}
