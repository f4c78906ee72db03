import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type EnvironmentKey, environmentNames } from '../../contract/environment.ts';
import type { Handler } from '../../local/local-functions.ts';
import { type LocalStack, startStack } from '../../local/start-stack.ts';

export interface Aws {
  readonly stack: LocalStack;
  /** What the functions would be given: names of tables, bucket, bus, secret and state machine. */
  readonly names: Readonly<Record<EnvironmentKey, string>>;
}

/**
 * The AWS services of the local stack with the resources of the synthesised app, for real SDK clients, from
 * the first test of a file to its last. A function that is called needs a handler, by its folder's name.
 */
export function useAws(handlers: Readonly<Record<string, Handler>> = {}): Aws {
  let started: (Aws & { close(): Promise<void> }) | undefined;
  beforeAll(async () => {
    started = await startAws(handlers);
  });
  afterAll(() => started?.close());
  const running = (): Aws => {
    if (started === undefined) throw new Error('AWS runs from the first test to the last, not before');
    return started;
  };
  return {
    get stack() {
      return running().stack;
    },
    get names() {
      return running().names;
    },
  };
}

async function startAws(handlers: Readonly<Record<string, Handler>>): Promise<Aws & { close(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dossier-test-'));
  const stack = await startStack({
    dataFolder,
    knowledgeFolder: 'knowledge',
    port: 0,
    sweepEveryMs: Number.POSITIVE_INFINITY,
    retryDelayScale: 0,
    report: () => {},
    loadHandler: async (path) => handlers[path.split('/')[1] ?? ''] ?? refuse(path),
  });
  const names = Object.fromEntries(
    Object.entries(environmentNames).map(([key, variable]) => [key, stack.environment[variable] ?? '']),
  ) as Aws['names'];
  return {
    stack,
    names,
    async close() {
      await stack.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function refuse(path: string): Handler {
  return () => {
    throw new Error(`The test has no handler for ${path}`);
  };
}
