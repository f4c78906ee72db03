import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentNames } from '../../contract/environment.ts';
import { stages } from '../../lib/stages.ts';
import { type LocalStack, type StackOptions, startStack } from '../../local/start-stack.ts';
import { connect, type Endpoint, makeKeysIn } from './endpoint.ts';

export const manual = path.join(import.meta.dirname, '..', '..', 'knowledge');

export type Service = LocalStack & Endpoint;

/** The whole service on free ports and an empty data folder, which goes when the service is closed. */
export async function startService(options: Partial<StackOptions> = {}): Promise<Service> {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'dossier-test-'));
  const stack = await startStack({
    knowledgeFolder: manual,
    port: 0,
    retryDelayScale: 0,
    sweepEveryMs: Number.POSITIVE_INFINITY,
    ...options,
    dataFolder,
  });
  const close = async () => {
    await stack.close();
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  };
  const keyFor = makeKeysIn(process.env[environmentNames.keysTable]);
  const listedOrigin = stages.dev.corsOrigins[0];
  return {
    ...stack,
    ...connect(stack.apiUrl, { keyFor, burst: 100, fillsContext: true, listedOrigin, pollMs: 25, close }),
  };
}
