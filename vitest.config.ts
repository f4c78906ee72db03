import { defineConfig } from 'vitest/config';

/** Tests that start servers, synthesise the app or run the whole service; all others are unit tests. */
const stackFolders = ['adapters', 'bench', 'end-to-end', 'golden', 'infrastructure', 'local', 'workflow'];
const stackTests = stackFolders.map((folder) => `test/${folder}/**/*.test.ts`);

const shared = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...stackTests, 'test/deployed/**', 'test/model/**'],
        },
      },
      { test: { ...shared, name: 'stack', include: stackTests } },
    ],
  },
});
