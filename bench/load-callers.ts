import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** What callers met. */
export interface LoadResult {
  accepted: number;
  readonly submitMs: number[];
  readonly statusMs: number[];
  /** From the order to the poll that saw the end. */
  readonly reportMs: number[];
  /** How accepted tasks ended, by status. */
  readonly ends: Map<string, number>;
  /** Answers that were not as they should be, by what they were. */
  readonly faults: Map<string, number>;
  /** Told to come later: allowed, and done. */
  turnedAway: number;
}

/** A task that takes longer than this has not ended. */
const patienceMs = 5 * 60_000;

/** A caller for each key orders one report after the other until `untilMs`, and sees each of them to its end. */
export async function runCallers(apiUrl: string, keys: readonly string[], untilMs: number): Promise<LoadResult> {
  const result: LoadResult = {
    accepted: 0,
    submitMs: [],
    statusMs: [],
    reportMs: [],
    ends: new Map(),
    faults: new Map(),
    turnedAway: 0,
  };
  await Promise.all(
    keys.map(async (key, caller) => {
      // Not all at the same moment, as nobody does.
      await sleep(Math.random() * 1_000);
      for (let order = 0; performance.now() < untilMs; order += 1) {
        await callOnce({ apiUrl, key, result, prompt: `What is a memo? ${caller}-${order}` });
      }
    }),
  );
  return result;
}

interface Caller {
  readonly apiUrl: string;
  readonly key: string;
  readonly result: LoadResult;
  readonly prompt: string;
}

async function callOnce(caller: Caller): Promise<void> {
  const { result } = caller;
  const startedAtMs = performance.now();
  const submitted = await request(caller, '/v1/reports', result.submitMs, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ prompt: caller.prompt }),
  });
  if (submitted?.status !== 202) {
    await sleep(submitted?.waitMs ?? 1_000);
    return;
  }
  result.accepted += 1;
  const { taskId } = submitted.json;
  let { waitMs } = submitted;
  while (performance.now() - startedAtMs < patienceMs) {
    await sleep(waitMs);
    const polled = await request(caller, `/v1/reports/${taskId}`, result.statusMs, {});
    waitMs = polled?.waitMs ?? 1_000;
    const status = polled?.status === 200 ? String(polled.json.status) : 'PENDING';
    if (status === 'PENDING' || status === 'RUNNING') continue;
    result.reportMs.push(performance.now() - startedAtMs);
    count(result.ends, status);
    return;
  }
  count(result.ends, 'not ended');
}

interface Answer {
  readonly status: number;
  readonly json: { readonly taskId?: string; readonly status?: unknown };
  /** As Retry-After says, else a second. */
  readonly waitMs: number;
}

/** Undefined when there was no answer; whatever is neither a success nor a 429 is a fault. */
async function request(
  { apiUrl, key, result }: Caller,
  path: string,
  times: number[],
  init: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
): Promise<Answer | undefined> {
  const startedAtMs = performance.now();
  try {
    const headers = { ...init.headers, Authorization: `Bearer ${key}` };
    const response = await fetch(apiUrl + path, { ...init, headers, signal: AbortSignal.timeout(30_000) });
    const json = (await response.json()) as Answer['json'];
    times.push(performance.now() - startedAtMs);
    if (response.status === 429) result.turnedAway += 1;
    else if (!response.ok) count(result.faults, String(response.status));
    return { status: response.status, json, waitMs: Number(response.headers.get('retry-after') ?? 1) * 1_000 };
  } catch (error) {
    count(result.faults, (error as Error).name);
    return undefined;
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
