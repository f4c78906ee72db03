import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program to its end, quietly; when it fails, what it said is part of the error. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: { folder?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  try {
    await execute(command, args, {
      cwd: options.folder,
      env: { ...process.env, ...options.environment },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed\n${stdout}\n${stderr}`, { cause: error });
  }
}
