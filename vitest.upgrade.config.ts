import { defineConfig } from 'vitest/config';

/** One story in order: deployments take minutes, and the first builds the previous release. */
export default defineConfig({
  test: {
    name: 'upgrade',
    include: ['test/deployed/upgrade.story.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    bail: 1,
    sequence: { concurrent: false },
  },
});
