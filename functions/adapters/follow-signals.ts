import { addAbortListener } from 'node:events';

/**
 * Runs `work` with a signal that follows these for as long as it runs: who never stops listening, as the MCP SDK does,
 * hears nothing of what they say later.
 */
export async function followSignals<Result>(
  signals: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const own = new AbortController();
  const listeners = signals.map((signal) => addAbortListener(signal, () => own.abort(signal.reason)));
  try {
    return await work(own.signal);
  } finally {
    for (const listener of listeners) listener[Symbol.dispose]();
  }
}
