import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ProgramTransport } from '../../functions/adapters/mcp-program-transport.ts';

/** Starts a process of its own, says its id as a message, and ends with its input, as a polite server does. */
const politeServer = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  console.log(JSON.stringify({ jsonrpc: '2.0', method: 'started', params: { pid: child.pid } }));
  process.stdin.on('end', () => process.exit()).resume();`;

/** Both it and its process keep their output open, and do not mind being told to end. */
const stubbornServer = `
  const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
  const child = require('node:child_process').spawn(process.execPath, ['-e', deaf], { stdio: 'inherit' });
  console.log(JSON.stringify({ jsonrpc: '2.0', method: 'started', params: { pid: child.pid } }));
  eval(deaf);`;

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'dossier-test-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

function programOf(script: string, cwd: string, mostBytes = 10_000) {
  return { command: process.execPath, args: ['-e', script], env: {}, cwd, mostBytes };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Throws if it is still there after a while. */
const ends = (pid: number) => vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 });

function pidIn(message: JSONRPCMessage): number {
  return (message as unknown as { params: { pid: number } }).params.pid;
}

/** The transport of a program that has started a process of its own. */
async function started(script: string): Promise<{ transport: ProgramTransport; pid: number }> {
  const transport = new ProgramTransport(programOf(script, await folder()));
  onTestFinished(() => transport.close());
  const first = new Promise<JSONRPCMessage>((resolve) => {
    Object.assign(transport, { onmessage: resolve });
  });
  await transport.start();
  const pid = pidIn(await first);
  expect(isAlive(pid)).toBe(true);
  return { transport, pid };
}

describe.skipIf(process.platform === 'win32')('what a tool server has started ends', () => {
  test('with the connection, when the server ends by itself', async () => {
    const { transport, pid } = await started(politeServer);
    await transport.close();
    expect(await ends(pid)).toBe(true);
  });

  test('with the connection, when neither of them wants to', async () => {
    const { transport, pid } = await started(stubbornServer);
    await transport.close();
    expect(await ends(pid)).toBe(true);
  }, 20_000);

  test('when the server dies', async () => {
    const dying = politeServer.replace('process.stdin', 'setTimeout(() => process.exit(1), 100); process.stdin');
    const { pid } = await started(dying);
    expect(await ends(pid)).toBe(true);
  });

  test.each([
    ['ends', 'setTimeout(() => process.exit(), 50)', undefined],
    ['is interrupted', '', 'SIGINT'],
    ['is told to end', '', 'SIGTERM'],
    ['is told to end and does so in its own time', "process.once('SIGTERM', () => process.exit())", 'SIGTERM'],
  ] as const)('when our own process %s', async (_what, then, signal) => {
    const cwd = await folder();
    const file = path.join(cwd, 'pid');
    const ours = path.join(cwd, 'ours.ts');
    const module = pathToFileURL(path.resolve('functions/adapters/mcp-program-transport.ts')).href;
    await writeFile(
      ours,
      `import { writeFileSync } from 'node:fs';
      import { ProgramTransport } from ${JSON.stringify(module)};
      const transport = new ProgramTransport(${JSON.stringify(programOf(stubbornServer, cwd))});
      transport.onmessage = ({ params }) => {
        writeFileSync(${JSON.stringify(file)}, String(params.pid));
        process.stdout.write('ready');
        ${then};
      };
      await transport.start();`,
    );
    const child = spawn(process.execPath, [ours], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    const pid = Number(await readFile(file, 'utf8'));
    if (signal !== undefined) child.kill(signal);
    const [code, killedBy] = await ended;
    expect(killedBy ?? code).toBe(then === '' ? signal : 0);
    expect(await ends(pid)).toBe(true);
  });
});

/** A process in a session of its own holds its output; `then` is what the server does after starting it. */
const serverWithHolder = (then: string) => `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'inherit', 'ignore'], detached: true });
  child.unref();
  console.log(JSON.stringify({ jsonrpc: '2.0', method: 'started', params: { pid: child.pid } }));
  ${then}`;

describe.skipIf(process.platform === 'win32')(
  'the end of a server is told although another process holds its output',
  () => {
    test.each([
      ['when it dies', 'setTimeout(() => process.exit(1), 100)', async () => {}],
      [
        'when it is closed',
        "process.stdin.on('end', () => process.exit()).resume()",
        (transport: ProgramTransport) => transport.close(),
      ],
    ])('%s', async (_what, then, end) => {
      const { transport, pid } = await started(serverWithHolder(then));
      onTestFinished(() => void process.kill(pid));
      const closed = new Promise<void>((resolve) => {
        Object.assign(transport, { onclose: resolve });
      });
      await end(transport);
      await closed;
      await expect(transport.send({ jsonrpc: '2.0', method: 'ping' })).rejects.toThrow('The program has ended');
    });

    test('after its last words', async () => {
      const transport = new ProgramTransport(
        programOf(
          `${serverWithHolder('')} require('node:fs').writeSync(1, '{"jsonrpc":"2.0","method":"last"}\\n'); process.exit()`,
          await folder(),
        ),
      );
      const messages: JSONRPCMessage[] = [];
      const closed = new Promise<void>((resolve) => {
        Object.assign(transport, { onclose: resolve, onmessage: (message: JSONRPCMessage) => messages.push(message) });
      });
      await transport.start();
      await closed;
      const [first, last] = messages;
      expect(last).toMatchObject({ method: 'last' });
      if (first !== undefined) process.kill(pidIn(first));
    });
  },
);

describe.skipIf(process.platform === 'win32')('a group that may not be ended, as of another user,', () => {
  /** As the system answers on this platform. */
  function refuseToEnd(platform: string): void {
    const { platform: real } = process;
    const kill = process.kill.bind(process);
    Object.defineProperty(process, 'platform', { value: platform });
    vi.spyOn(process, 'kill').mockImplementation((pid, signal) => {
      if (pid >= 0) return kill(pid, signal);
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });
    onTestFinished(() => {
      Object.defineProperty(process, 'platform', { value: real });
      vi.restoreAllMocks();
    });
  }

  test.each([
    ['linux', ['kill EPERM']],
    ['darwin', []],
  ])('is told on %s: %j', async (platform, told) => {
    const { transport, pid } = await started(politeServer);
    onTestFinished(() => void process.kill(pid));
    const errors: string[] = [];
    const closed = new Promise<void>((resolve) => {
      Object.assign(transport, { onclose: resolve, onerror: ({ message }: Error) => errors.push(message) });
    });
    refuseToEnd(platform);
    await transport.close();
    await closed;
    expect(errors).toEqual(told);
  });

  test('fails the close when its leader goes on', async () => {
    const { transport, pid } = await started(
      `console.log(JSON.stringify({ jsonrpc: '2.0', method: 'started', params: { pid: process.pid } }));
      setInterval(() => {}, 1000);`,
    );
    onTestFinished(() => void process.kill(pid, 'SIGKILL'));
    refuseToEnd('linux');
    await expect(transport.close()).rejects.toThrow('EPERM');
  });
});

describe('a program', () => {
  test('that cannot be started fails the start, and needs no end', async () => {
    const transport = new ProgramTransport({ ...programOf('', await folder()), command: '/nowhere/tool' });
    await expect(transport.start()).rejects.toThrow('ENOENT');
    await transport.close();
    await expect(transport.send({ jsonrpc: '2.0', method: 'ping' })).rejects.toThrow('The program has ended');
  });

  test('may write lines that are no messages, and messages after them', async () => {
    const { pid } = await started(`console.log('Welcome!');${politeServer}`);
    expect(pid).toBeGreaterThan(0);
  });

  test('that says more at once than it may is ended', async () => {
    const transport = new ProgramTransport(
      programOf("process.stdout.write('x'.repeat(20_000)); process.stdin.resume()", await folder()),
    );
    const closed = new Promise<void>((resolve) => {
      Object.assign(transport, { onclose: resolve });
    });
    const errors: Error[] = [];
    Object.assign(transport, { onerror: (error: Error) => errors.push(error) });
    await transport.start();
    await closed;
    expect(errors).toHaveLength(1);
  });

  test('that says more at once than it may is not listened to any more', async () => {
    const message = '{"jsonrpc":"2.0","method":"later"}';
    const transport = new ProgramTransport(
      programOf(
        `process.stdout.on('error', () => {});
        const speak = () => process.stdout.write('x'.repeat(20_000) + '\\n${message}\\n');
        speak(); setInterval(speak, 5); process.stdin.on('end', () => setTimeout(() => process.exit(), 300)).resume();`,
        await folder(),
      ),
    );
    const heard: unknown[] = [];
    const hear = (what: unknown) => heard.push(what);
    const closed = new Promise<void>((resolve) => {
      Object.assign(transport, { onclose: resolve, onerror: hear, onmessage: hear });
    });
    await transport.start();
    await closed;
    expect(heard).toEqual([expect.objectContaining({ message: expect.stringContaining('exceeded') })]);
  });

  test('leaves nothing that listens for our own end behind', async () => {
    const listeners = () => ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name));
    const before = listeners();
    const { transport } = await started(politeServer);
    expect(listeners()).toEqual(before.map((count) => count + 1));
    await transport.close();
    expect(listeners()).toEqual(before);
  });
});
