import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EnvironmentKey, environmentNames } from '../../contract/environment.ts';
import type { Handler } from '../../local/local-functions.ts';
import { type LocalStack, startStack } from '../../local/start-stack.ts';

export interface Aws {
  readonly stack: LocalStack;
  /** What the functions would be given: names of tables, bucket, bus, secret and state machine. */
  readonly names: Readonly<Record<EnvironmentKey, string>>;
  close(): Promise<void>;
}

/**
 * The AWS services of the local stack with the resources of the synthesised app, for real SDK clients. A
 * function that is called needs a handler, by its folder's name.
 */
export async function startAws(handlers: Readonly<Record<string, Handler>> = {}): Promise<Aws> {
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
