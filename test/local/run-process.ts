import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A TypeScript file of the repository in a process of its own; killed at the end of the test if it still runs. */
export class ScriptProcess {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #exited: Promise<unknown>;
  readonly #finished: Finished & { stdout: string; stderr: string } = { code: null, stdout: '', stderr: '' };

  constructor(script: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [join(repository, script), ...args], {
      cwd: repository,
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.#exited = once(child, 'close');
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#finished.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#finished.stderr += text;
    });
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    onTestFinished(() => this.kill());
  }

  /** The next line on stdout that has this text; lines before it are skipped. */
  async until(text: string): Promise<string> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) throw new Error(`The process ended before it said ${text}: ${this.#finished.stderr}`);
      if (value.includes(text)) return value;
    }
  }

  async finished(): Promise<Finished> {
    await this.#exited;
    return { ...this.#finished, code: this.child.exitCode };
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exited;
  }
}

/** Runs a script to its end. */
export function runScript(
  script: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new ScriptProcess(script, args, variables).finished();
}
