import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { endGroup, signalGroup, startGroup } from './process-group.ts';

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** All of its environment. */
  readonly env: Record<string, string>;
  readonly cwd: string;
  /** Of a message that it sends. */
  readonly mostBytes: number;
}

/** How long a program may take to end by itself, once after its input has ended and once after it was told to. */
const patienceMs = 2_000;

/** How long its last words may take to arrive once it has ended. */
const lastWordsMs = 100;

/**
 * MCP over the input and output of a program, which ends with the group of processes that it leads: the SDK's own
 * transport ends the program alone. A process that has left the group goes on, but is not listened to.
 */
export class ProgramTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #program: Program;
  readonly #received: ReadBuffer;
  #process: ChildProcess | undefined;

  constructor(program: Program) {
    this.#program = program;
    this.#received = new ReadBuffer({ maxBufferSize: program.mostBytes });
  }

  async start(): Promise<void> {
    const { command, args, env, cwd } = this.#program;
    const child = startGroup(command, args, { env, cwd });
    this.#process = child;
    child.on('error', (error) => this.onerror?.(error));
    child.on('exit', () => {
      try {
        endGroup(child);
      } catch (error) {
        this.#tell(error);
      }
      // Whoever else holds its output would keep it open.
      setTimeout(() => child.stdout?.destroy(), lastWordsMs);
    });
    child.on('close', () => {
      this.#process = undefined;
      this.onclose?.();
    });
    for (const pipe of [child.stdin, child.stdout]) pipe?.on('error', (error) => this.onerror?.(error));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (this.#hasRoomFor(chunk)) {
        for (let isMore = true; isMore; ) isMore = this.#readMessage();
        return;
      }
      child.stdout?.destroy();
      this.close().catch((error: unknown) => this.#tell(error));
    });
    await once(child, 'spawn');
  }

  async send(message: JSONRPCMessage): Promise<void> {
    const input = this.#process?.stdin;
    if (!input?.writable) throw new Error('The program has ended');
    if (!input.write(serializeMessage(message))) await once(input, 'drain');
  }

  async close(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined) return;
    const closed = new Promise<void>((resolve) => {
      child.once('close', () => resolve());
    });
    child.stdin?.end();
    if (!(await isDoneSoon(closed))) {
      signalGroup(child, 'SIGTERM');
      await isDoneSoon(closed);
    }
    endGroup(child);
    this.#received.clear();
  }

  /** Takes the chunk; false, and told, when that is more than the program may say at once. */
  #hasRoomFor(chunk: Buffer): boolean {
    try {
      this.#received.append(chunk);
      return true;
    } catch (error) {
      this.#tell(error);
      return false;
    }
  }

  /** Hands on one message; false when there is no whole one. A line that is none is told and passed over. */
  #readMessage(): boolean {
    try {
      const message = this.#received.readMessage();
      if (message === null) return false;
      this.onmessage?.(message);
    } catch (error) {
      this.#tell(error);
    }
    return true;
  }

  #tell(error: unknown): void {
    this.onerror?.(error instanceof Error ? error : new Error(String(error)));
  }
}

async function isDoneSoon(done: Promise<unknown>): Promise<boolean> {
  return Promise.race([done.then(() => true), sleep(patienceMs, false, { ref: false })]);
}
