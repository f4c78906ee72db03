import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { execute, jsonOf } from '../../audit/execute.ts';

const folder = import.meta.dirname;

test('a command that is not there is refused, and holds the process open no longer', async () => {
  const script = `
    import { execute } from ${JSON.stringify(path.join(folder, '..', '..', 'audit', 'execute.ts'))};
    await execute('no-such-command', [], { folder: '.' }).catch(({ code }) => console.log(code));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toBe('ENOENT\n');
});

test('a tool that fails is heard to its end: findings come with a status of their own', async () => {
  const executed = await execute(process.execPath, ['--eval', 'console.log("[1]\\nfound!"); process.exit(4)'], {
    folder,
  });
  expect(executed.status).toBe(4);
  expect(jsonOf(executed)).toEqual([1]);
});

test('a tool that prints no findings is quoted', async () => {
  const executed = await execute(process.execPath, ['--eval', 'console.error("no such file")'], { folder });
  expect(() => jsonOf(executed)).toThrow('ended with 0 and no JSON: no such file');
});
