import { afterAll, beforeAll } from 'vitest';
import type { Aws } from './aws.ts';
import { findDeployedAws } from './deployed-aws.ts';
import { startLocalAws } from './local-aws.ts';

/**
 * From the first test of a file to its last: what is deployed where the tests of a deployment run, else the
 * local stack.
 */
export function useAws(): Aws {
  let started: (Aws & { close(): Promise<void> }) | undefined;
  beforeAll(async () => {
    started = await (process.env['DOSSIER_TEST_TARGET'] === 'deployed' ? findDeployedAws() : startLocalAws());
  });
  afterAll(() => started?.close());
  const running = (): Aws => {
    if (started === undefined) throw new Error('AWS runs from the first test to the last, not before');
    return started;
  };
  return {
    get names() {
      return running().names;
    },
    get runs() {
      return running().runs;
    },
    heard: (count) => running().heard(count),
  };
}
