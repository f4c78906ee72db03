import { defineConfig } from 'vitest/config';

/** Whole reports with a real language model; `test/model/server.ts` says how it is found. */
export default defineConfig({
  test: {
    name: 'model',
    include: ['test/model/**/*.test.ts'],
    globalSetup: ['test/model/server.ts'],
    testTimeout: 60 * 60_000,
    hookTimeout: 30 * 60_000,
    fileParallelism: false,
  },
});
