import { spawn } from 'node:child_process';

export interface Executed {
  readonly status: number | null;
  readonly output: string;
  readonly errorOutput: string;
}

/** Runs a command to its end, whatever its exit status; rejects when it cannot be started or takes too long. */
export async function execute(
  command: string,
  args: readonly string[],
  options: { readonly folder: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<Executed> {
  const child = spawn(command, args, {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Not `timeout`: that would hold this process open when the command is not there.
    signal: AbortSignal.timeout(patienceMs),
  });
  const texts = { output: '', errorOutput: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.errorOutput += text));
  const { promise, resolve, reject } = Promise.withResolvers<Executed>();
  child.once('error', reject);
  child.once('close', (status) => resolve({ status, ...texts }));
  return promise;
}

/** The slowest, installing with nothing cached, takes about two minutes. */
const patienceMs = 15 * 60_000;

/** The JSON that a tool printed, whatever it said after it; throws with its words when it printed none. */
export function jsonOf(executed: Executed): unknown {
  try {
    return JSON.parse(/^[[{][^]*[\]}]/.exec(executed.output)?.[0] ?? '');
  } catch (error) {
    throw new Error(`ended with ${executed.status} and no JSON: ${tailOf(executed)}`, { cause: error });
  }
}

export function tailOf({ output, errorOutput }: Executed): string {
  return `${output}\n${errorOutput}`.trim().slice(-2_000);
}
