import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { environmentNames } from '../../contract/environment.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import type { Handler } from '../../local/local-functions.ts';
import { startStack } from '../../local/start-stack.ts';
import type { Aws, HeardEvent } from './aws.ts';

/** The local stack in this process, with an empty data folder. */
export async function startLocalAws(): Promise<Aws & { close(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dossier-test-'));
  const held = holdRuns();
  const stack = await startStack({
    dataFolder,
    knowledgeFolder: 'knowledge',
    port: 0,
    sweepEveryMs: Number.POSITIVE_INFINITY,
    retryDelayScale: 0,
    report: () => {},
    loadHandler: async (path) => held.handlers[path.split('/')[1] ?? ''] ?? refuse(path),
  });
  const names = Object.fromEntries(
    Object.entries(environmentNames).map(([key, variable]) => [key, stack.environment[variable] ?? '']),
  ) as Aws['names'];
  let heard = 0;
  return {
    names,
    runs: held.runs,
    async heard(count) {
      const next = () => stack.events().slice(heard) as unknown as HeardEvent[];
      await expect.poll(() => next().length).toBeGreaterThanOrEqual(count);
      const events = next();
      heard += events.length;
      return events;
    },
    async close() {
      await stack.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function holdRuns(): { handlers: Record<string, Handler>; runs: Aws['runs'] } {
  /** The plan steps under way, each waiting for the test to end it. */
  const plans = new Map<string, (error: Error) => void>();
  return {
    handlers: {
      plan: (record) => new Promise((_resolve, reject) => void plans.set((record as WorkflowRecord).taskId, reject)),
      'record-failure': (event) => {
        const { caught, ...record } = event as WorkflowRecord & { caught: { Error: string } };
        return { ...record, failure: caught.Error };
      },
      announce: (record) => record,
    },
    runs: {
      async fail({ taskId }, error) {
        await expect.poll(() => plans.has(taskId)).toBe(true);
        plans.get(taskId)?.(named(error));
      },
      // A test that leaves a run behind would keep the stack waiting for it.
      async release(records) {
        for (const { taskId } of records) plans.get(taskId)?.(named('TaskCancelled'));
      },
    },
  };
}

function named(name: string): Error {
  return Object.assign(new Error(), { name });
}

function refuse(path: string): Handler {
  return () => {
    throw new Error(`The test has no handler for ${path}`);
  };
}
