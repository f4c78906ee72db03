import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Handler } from '../../local/local-functions.ts';
import { type LocalStack, type StackOptions, startStack } from '../../local/start-stack.ts';
import { sampleTemplates } from './sample-templates.ts';

/** A folder that lives as long as the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * The sample stack with these handlers, by function name; a function that is called without one fails.
 * Closed when the test ends.
 */
export async function startSample(
  handlers: Readonly<Record<string, Handler>>,
  options: Partial<StackOptions> = {},
): Promise<LocalStack> {
  const stack = await startStack({
    dataFolder: temporaryFolder(),
    knowledgeFolder: 'knowledge',
    port: 0,
    templates: sampleTemplates(),
    sweepEveryMs: Number.POSITIVE_INFINITY,
    retryDelayScale: 0,
    patienceMs: 20,
    report: () => {},
    loadHandler: async (name) => handlers[name] ?? refuse(name),
    ...options,
  });
  onTestFinished(() => stack.close());
  return stack;
}

function refuse(name: string): Handler {
  return () => {
    throw new Error(`The test has no handler for ${name}`);
  };
}
