import { type ChildProcess, spawnSync } from 'node:child_process';
import spawn from 'cross-spawn';

const runsOnWindows = process.platform === 'win32';

/** What ends us from outside. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Groups that are to end with us, by the process that leads them. */
const leaders = new Set<number>();

interface GroupOptions {
  readonly env: Record<string, string>;
  readonly cwd: string;
}

/** Starts a program that leads a group of its own, with pipes for input and output: what it starts can be ended with it. */
export function startGroup(command: string, args: readonly string[], options: GroupOptions): ChildProcess {
  const leader = spawn(command, args, {
    ...options,
    stdio: ['pipe', 'pipe', 'ignore'],
    shell: false,
    // On Windows a window of its own is all that it would get.
    detached: !runsOnWindows,
    windowsHide: true,
  });
  if (leader.pid !== undefined) remember(leader.pid);
  return leader;
}

/** Sends the signal to all of the group; one that is gone needs none. */
export function signalGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid !== undefined) sendSignal(pid, signal);
}

/** Ends whatever is left of the group; throws where that is not ours to end. */
export function endGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || !leaders.has(pid)) return;
  forget(pid);
  // Windows knows no group without its leader, and may have given its id to somebody else.
  if (!runsOnWindows || exitCode === null) sendSignal(pid, 'SIGKILL');
}

function sendSignal(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (runsOnWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  // macOS says EPERM of a group in which only the dead are left; elsewhere it is a group that lives as another user.
  return error.code === 'ESRCH' || (error.code === 'EPERM' && process.platform === 'darwin');
}

/** A group of its own does not hear what ends us: it is told as long as there is one. */
function remember(pid: number): void {
  if (leaders.size === 0) {
    process.on('exit', endAll);
    for (const signal of signals) process.on(signal, endWithUs);
  }
  leaders.add(pid);
}

function forget(pid: number): void {
  leaders.delete(pid);
  if (leaders.size > 0) return;
  process.off('exit', endAll);
  for (const signal of signals) process.off(signal, endWithUs);
}

/** Each of them, before it throws what one of them threw. */
function endAll(): void {
  const errors: unknown[] = [];
  for (const pid of leaders) {
    forget(pid);
    try {
      sendSignal(pid, 'SIGKILL');
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'A program that was started could not be ended');
}

/** Whoever else listens ends us in good order, and then `exit` tells; otherwise the signal does what it would have done. */
function endWithUs(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.kill(process.pid, signal);
}
