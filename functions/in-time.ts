import { Fault } from './domain/fault.ts';

/** Runs `work` until it ends or its time is over, whether it heeds the signal or not; then throws `ToolTimedOut`. */
export async function inTime<Result>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const timer = new AbortController();
  const { promise: timedOut, reject } = Promise.withResolvers<never>();
  const timeout = setTimeout(() => {
    const fault = new Fault('ToolTimedOut');
    reject(fault);
    timer.abort(fault);
  }, timeoutMs);
  try {
    return await Promise.race([work(timer.signal), timedOut]);
  } finally {
    clearTimeout(timeout);
  }
}
