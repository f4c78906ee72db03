import { defineConfig } from 'vitest/config';
import { ReportSkips } from './test/deployed/report-skips.ts';

/** Ports whose real adapter talks to AWS; the other files of `test/adapters` need none. */
const ports = ['bodies', 'events', 'feedback', 'keys', 'library', 'minting', 'secrets', 'tasks*', 'workflow'];

/** Against what is deployed: each call crosses a network, each report takes seconds. */
export default defineConfig({
  test: {
    name: 'deployed',
    include: ['test/deployed/**/*.test.ts', ...ports.map((port) => `test/adapters/${port}.test.ts`)],
    env: { DOSSIER_TEST_TARGET: 'deployed' },
    reporters: ['default', new ReportSkips()],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    // Concurrent tests of a file: each run of a report is several functions, each a cold start at first.
    maxConcurrency: 6,
  },
});
