import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { codeVersion } from '../../contract/version.ts';
import { followSignals } from './follow-signals.ts';

/** An open channel to a tool server. */
export interface McpChannel {
  readonly transport: Transport;
  /** Aborted, with a Fault as the reason, as soon as no answer can come any more. */
  readonly broken: AbortSignal;
  /** Tells the server that the session is over. */
  readonly sayGoodbye: () => Promise<void>;
  /** Frees what the channel holds beside the transport. */
  readonly release: () => Promise<void>;
}

const goodbyeMs = 1_000;

export type OpenChannel = () => Promise<McpChannel>;

/** A session with a tool server. */
export class McpConnection {
  readonly client: Client;
  readonly broken: AbortSignal;
  readonly #channel: McpChannel;

  private constructor(channel: McpChannel) {
    this.#channel = channel;
    this.broken = channel.broken;
    // No capability: the server may not sample our model, read our files or ask our people.
    this.client = new Client({ name: 'dossier', version: codeVersion }, { capabilities: {} });
  }

  static async open(openChannel: OpenChannel, timeoutMs: number): Promise<McpConnection> {
    const connection = new McpConnection(await openChannel());
    const { client, broken } = connection;
    try {
      await followSignals([broken], (signal) =>
        client.connect(connection.#channel.transport, { signal, timeout: timeoutMs }),
      );
      return connection;
    } catch (error) {
      await connection.close();
      throw connection.broken.aborted ? connection.broken.reason : error;
    }
  }

  /** A courtesy: a server that does not hear it lets the session expire. */
  async sayGoodbye(): Promise<void> {
    const waited = new AbortController();
    await Promise.allSettled([
      Promise.race([this.#channel.sayGoodbye(), sleep(goodbyeMs, undefined, { signal: waited.signal })]).finally(() =>
        waited.abort(),
      ),
    ]);
  }

  async close(): Promise<void> {
    try {
      await this.client.close();
    } finally {
      await this.#channel.release();
    }
  }
}
