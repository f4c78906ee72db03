import type { Tool as McpTool } from '@modelcontextprotocol/sdk/types.js';
import {
  type CallToolResult,
  CallToolResultSchema,
  ListToolsResultSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../domain/fault.ts';
import type { Clock } from '../ports.ts';
import type { ToolArguments, ToolCallContext } from '../tool-ports.ts';
import { followSignals } from './follow-signals.ts';
import { McpConnection, type OpenChannel } from './mcp-connection.ts';
import { isAnsweredError, isSessionLost, toMcpFault } from './mcp-fault.ts';

const requestMs = limits.toolCallSeconds * 1_000;

/**
 * One tool server: connected when it is needed, its list of tools known for a while. All it throws are Faults.
 */
export class McpServer {
  readonly #openChannel: OpenChannel;
  readonly #clock: Clock;
  #connection: Promise<McpConnection> | undefined;
  #known: Known | undefined;
  #lastListed: readonly McpTool[] = [];

  constructor(openChannel: OpenChannel, clock: Clock) {
    this.#openChannel = openChannel;
    this.#clock = clock;
  }

  /** What the server lists, from memory unless that is too old or the server said that it changed. */
  async tools(): Promise<readonly McpTool[]> {
    const nowMs = this.#clock.now().getTime();
    if (this.#known === undefined || this.#known.untilMs <= nowMs) {
      const asked = { tools: this.#list(), untilMs: nowMs + limits.toolDiscoverySeconds * 1_000 };
      this.#known = asked;
      asked.tools.catch(() => this.#forget(asked));
    }
    return this.#known.tools;
  }

  /** What it listed when it could last be asked, however long ago. */
  get lastListed(): readonly McpTool[] {
    return this.#lastListed;
  }

  /** Without `idempotencyKey` for tools that change nothing. */
  async call(
    name: string,
    toolArguments: ToolArguments,
    { signal, idempotencyKey }: Pick<ToolCallContext, 'signal'> & Partial<ToolCallContext>,
  ): Promise<CallToolResult> {
    const params = {
      name,
      arguments: { ...toolArguments },
      ...(idempotencyKey === undefined ? {} : { _meta: { 'dossier/idempotency-key': idempotencyKey } }),
    };
    try {
      return await this.#request(signal, ({ client }, options) =>
        client.request({ method: 'tools/call', params }, CallToolResultSchema, options),
      );
    } catch (error) {
      if (!isAnsweredError(error)) throw toMcpFault(error);
      return { content: [{ type: 'text', text: error.message }], isError: true };
    }
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection === undefined) return;
    const [opened] = await Promise.allSettled([connection]);
    if (opened.status !== 'fulfilled') return;
    await opened.value.sayGoodbye();
    await opened.value.close();
  }

  async #list(): Promise<readonly McpTool[]> {
    const { signal } = new AbortController();
    const tools: McpTool[] = [];
    let cursor: string | undefined;
    try {
      for (let page = 0; page < limits.toolPages && tools.length <= limits.toolsPerServer; page += 1) {
        const params = cursor === undefined ? {} : { cursor };
        const listed = await this.#request(signal, ({ client }, options) =>
          client.request({ method: 'tools/list', params }, ListToolsResultSchema, options),
        );
        tools.push(...listed.tools);
        cursor = listed.nextCursor;
        if (cursor === undefined && tools.length <= limits.toolsPerServer) {
          this.#lastListed = tools;
          return tools;
        }
      }
    } catch (error) {
      throw toMcpFault(error);
    }
    throw new Fault('ToolAnswerInvalid', { message: 'A tool server lists more tools than it may' });
  }

  /** One request; a second try only where the server had forgotten the session and did nothing. */
  async #request<Result>(signal: AbortSignal, send: Send<Result>): Promise<Result> {
    try {
      return await this.#requestOnce(signal, send);
    } catch (error) {
      if (!isSessionLost(error)) throw error;
      return this.#requestOnce(signal, send);
    }
  }

  async #requestOnce<Result>(signal: AbortSignal, send: Send<Result>): Promise<Result> {
    const opening = this.#connection ?? this.#connect();
    this.#connection = opening;
    const connection = await opening.catch((error: unknown) => this.#drop(opening, error));
    try {
      return await followSignals([signal, connection.broken], (own) =>
        send(connection, { signal: own, timeout: requestMs }),
      );
    } catch (error) {
      if (connection.broken.aborted) return this.#drop(opening, connection.broken.reason);
      // A server that answered is sound, and one that was told that we gave up may answer the next request.
      if (isAnsweredError(error) || signal.aborted) throw error;
      return this.#drop(opening, error);
    }
  }

  async #connect(): Promise<McpConnection> {
    const connection = await McpConnection.open(this.#openChannel, requestMs);
    connection.client.setNotificationHandler(ToolListChangedNotificationSchema, () => this.#forget(this.#known));
    return connection;
  }

  /** Gives up a connection that failed with `error`, which it throws. */
  async #drop(opening: Promise<McpConnection>, error: unknown): Promise<never> {
    if (this.#connection === opening) this.#connection = undefined;
    const [opened] = await Promise.allSettled([opening]);
    if (opened.status === 'fulfilled') await opened.value.close();
    throw error;
  }

  #forget(known: Known | undefined): void {
    if (this.#known === known) this.#known = undefined;
  }
}

interface Known {
  readonly tools: Promise<readonly McpTool[]>;
  readonly untilMs: number;
}

type Send<Result> = (
  connection: McpConnection,
  options: { readonly signal: AbortSignal; readonly timeout: number },
) => Promise<Result>;
