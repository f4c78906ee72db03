import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a server may take to start: one that is compiled first takes minutes. */
const startMinutes = 25;

/**
 * The model is the one at OPENAI_BASE_URL, by the name in OPENAI_MODEL. Where DOSSIER_MODEL_SERVER is a command, it is
 * started first, and ended afterwards.
 */
export default async function startModelServer(): Promise<(() => void) | undefined> {
  const baseUrl = process.env['OPENAI_BASE_URL'];
  if (!baseUrl || !process.env['OPENAI_MODEL']) {
    throw new Error('Set OPENAI_BASE_URL and OPENAI_MODEL to a server that speaks the protocol of OpenAI.');
  }
  return startServer(baseUrl);
}

/** Starts the server that DOSSIER_MODEL_SERVER names, if any, and waits until `baseUrl` answers; gives what ends it. */
export async function startServer(baseUrl: string): Promise<(() => void) | undefined> {
  const command = process.env['DOSSIER_MODEL_SERVER'];
  if (!command) return undefined;
  const server = spawn(command, { shell: true, detached: true, stdio: 'inherit' });
  const stop = () => {
    // Its whole group: a shell alone would leave the server behind.
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
  };
  const giveUpAtMs = Date.now() + startMinutes * 60_000;
  while (!(await answers(`${baseUrl}/models`))) {
    if (Date.now() > giveUpAtMs) {
      stop();
      throw new Error(`The model server does not answer at ${baseUrl}`);
    }
    await sleep(500);
  }
  return stop;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
