import { defineConfig } from 'vitest/config';

/** Tests that start servers, synthesise the app or run the whole service; all others are unit tests. */
const stackFolders = [
  'adapters',
  'answerability',
  'bench',
  'end-to-end',
  'evaluator',
  'golden',
  'infrastructure',
  'local',
  'workflow',
];
const stackTests = stackFolders.map((folder) => `test/${folder}/**/*.test.ts`);

const shared = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          // They share no state, and a file that finds its modules loaded is five times as quick.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...stackTests, 'test/deployed/**', 'test/model/**', 'test/pages/**'],
        },
      },
      { test: { ...shared, name: 'stack', include: stackTests } },
    ],
  },
});
