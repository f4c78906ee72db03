import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Skips that are no failure, and why; any other fails the run where CI is set. */
const listed: readonly { readonly file: string; readonly when: () => boolean; readonly reason: string }[] = [
  {
    file: 'test/deployed/story.test.ts',
    when: () => !process.env['DOSSIER_KEYS_TABLE'],
    reason: 'it needs keys of other users, and only one key is given',
  },
];

/** Says at the end which tests were skipped and why: what was skipped was not shown. */
export class ReportSkips implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    const lines = skipped.map(
      (test) => `  ${test.fullName}: ${reasonOf(test) ?? noteOf(test) ?? 'no reason is given'}`,
    );
    console.log(`Skipped, hence not shown:\n${lines.join('\n')}`);
    if (process.env['CI'] && skipped.some((test) => reasonOf(test) === undefined)) process.exitCode = 1;
  }
}

function reasonOf(test: TestCase): string | undefined {
  return listed.find(({ file, when }) => test.module.moduleId.endsWith(file) && when())?.reason;
}

function noteOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}
