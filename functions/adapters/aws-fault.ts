import type { FaultName } from '../../contract/errors.ts';
import { Fault } from '../domain/fault.ts';

const throttled = new Set([
  'ThrottlingException',
  'ThrottledException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'TooManyRequestsException',
]);

/** Network trouble, time-outs and 5xx: what a repetition may cure. */
const unreachable =
  /^(TimeoutError|ECONN|ENOTFOUND|EPIPE|EAI_AGAIN|ETIMEDOUT|NetworkingError|InternalServerError|ServiceUnavailable|InternalError)/;

/**
 * What an AWS call threw, as a Fault: `unavailable` for what passes, `StorageThrottled` when asked to
 * slow down, the error itself when it is ours to handle (a failed condition, a missing key).
 */
export function toFault(error: unknown, unavailable: FaultName): unknown {
  if (!(error instanceof Error)) return error;
  if (throttled.has(error.name)) return new Fault('StorageThrottled', { cause: error });
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const status = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
  if (unreachable.test(error.name) || unreachable.test(code) || (status !== undefined && status >= 500)) {
    return new Fault(unavailable, { cause: error });
  }
  return error;
}

/** Runs an AWS call; see `toFault` for what it throws. */
export async function guarded<Result>(unavailable: FaultName, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw toFault(error, unavailable);
  }
}

export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
