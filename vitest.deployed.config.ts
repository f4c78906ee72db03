import { defineConfig } from 'vitest/config';

/** The story against a deployed stack: each call crosses a network, each report takes seconds. */
export default defineConfig({
  test: {
    name: 'deployed',
    include: ['test/deployed/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
