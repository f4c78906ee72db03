import { defineConfig } from 'vitest/config';

/**
 * Whole reports with a real language model; `test/model/server.ts` says how it is found. A real model that embeds is tested
 * where DOSSIER_EMBEDDINGS names one, as for `npm start`.
 */
export default defineConfig({
  test: {
    name: 'model',
    include: ['test/model/**/*.test.ts'],
    exclude: process.env['DOSSIER_EMBEDDINGS'] ? [] : ['test/model/embeddings.test.ts'],
    globalSetup: ['test/model/server.ts'],
    testTimeout: 60 * 60_000,
    hookTimeout: 30 * 60_000,
    fileParallelism: false,
  },
});
