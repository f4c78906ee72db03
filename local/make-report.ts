import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerResponse, Order, StepsResponse, TaskResponse } from '../contract/shapes.ts';
import { canonicalJson } from '../functions/domain/hash.ts';
import type { ApiClient } from './api-client.ts';

type Step = StepsResponse['steps'][number];

/** A finished report with everything that is needed to check it without the service. */
export interface ReportBundle {
  readonly format: 'dossier-report/1';
  readonly task: TaskResponse;
  readonly ledger: LedgerResponse;
  readonly steps: StepsResponse;
  readonly sources: readonly { sourceId: string; uri: string; title: string; sha256: string; text: string }[];
  /** SHA-256 over the canonical JSON of all the rest. */
  readonly hash: string;
}

/** Orders a report, asks every `pollMs` how far it is, and hands each step to `onStep` as soon as it is seen. */
export async function makeReport(
  client: ApiClient,
  order: Order,
  pollMs: number,
  onStep: (step: Step) => void,
): Promise<TaskResponse> {
  const { taskId } = await client.order(order, randomUUID());
  let seen = 0;
  for (;;) {
    // The task first: steps read after a final status are all of them.
    const task = await client.task(taskId);
    const { steps } = await client.steps(taskId);
    for (const step of steps.slice(seen)) onStep(step);
    seen = steps.length;
    if (task.status !== 'PENDING' && task.status !== 'RUNNING') return task;
    await sleep(pollMs);
  }
}

/** Collects ledger, trace and the exact text of every cited source. */
export async function bundleReport(client: ApiClient, task: TaskResponse): Promise<ReportBundle> {
  const [ledger, steps] = await Promise.all([client.ledger(task.taskId), client.steps(task.taskId)]);
  const sources = await Promise.all(
    ledger.sources.map(async (source) => ({ ...source, text: await client.source(task.taskId, source.sourceId) })),
  );
  const content = { format: 'dossier-report/1' as const, task, ledger, steps, sources };
  return { ...content, hash: createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex') };
}
