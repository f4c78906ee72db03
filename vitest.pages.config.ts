import { defineConfig } from 'vitest/config';

/** Pages in a real browser: `DOSSIER_BROWSER` is the path of a Chromium. */
export default defineConfig({
  test: { name: 'pages', include: ['test/pages/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false },
});
