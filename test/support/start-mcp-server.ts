import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type HttpServer, startHttp, type Until } from './start-http.ts';

export interface RpcRequest {
  readonly id?: number;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What the server does with one request; it has to answer by itself. */
export type Behaviour = (request: RpcRequest, response: ServerResponse, http: IncomingMessage) => void | Promise<void>;

export interface McpScript {
  /** Pages of the list of tools, by cursor; `''` is the first. */
  readonly pages?: Readonly<Record<string, { tools: readonly unknown[]; nextCursor?: string }>>;
  readonly call?: Behaviour;
  /** What it says of its authorization. */
  readonly metadata?: () => unknown;
  /** Sees every request first; true when it has answered. */
  readonly before?: (...seen: Parameters<Behaviour>) => boolean | Promise<boolean>;
}

export interface ScriptedMcpServer extends HttpServer {
  readonly url: string;
  /** Requests of the protocol, in order. */
  readonly asked: RpcRequest[];
}

/** A tool that takes a city. */
export const forecast = {
  name: 'forecast',
  description: 'Tells the weather of a city.',
  inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

export function answer(request: RpcRequest, response: ServerResponse, result: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ jsonrpc: '2.0', id: request.id, result }));
}

export function answerText(request: RpcRequest, response: ServerResponse, said: string): void {
  answer(request, response, { content: [{ type: 'text', text: said }] });
}

/** A tool server of its own making, without the SDK, so that it can break every rule; refuses what was not scripted. */
export async function startMcpServer(script: McpScript, until?: Until): Promise<ScriptedMcpServer> {
  const asked: RpcRequest[] = [];
  const respond = async (http: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (http.url?.startsWith('/.well-known/oauth-protected-resource') === true && script.metadata !== undefined) {
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify(script.metadata()));
    }
    if (http.method === 'GET') return void response.writeHead(405).end();
    if (http.method === 'DELETE') return void response.writeHead(200).end();
    const request = JSON.parse(await text(http)) as RpcRequest;
    asked.push(request);
    if ((await script.before?.(request, response, http)) === true) return;
    await behave(script, request, response, http);
  };
  const listener: RequestListener = (http, response) => {
    respond(http, response).catch((error: unknown) => response.destroy(error as Error));
  };
  const server = await startHttp(listener, '127.0.0.1', 0, until);
  return { ...server, asked, url: `http://127.0.0.1:${server.port}/mcp` };
}

async function behave(
  script: McpScript,
  request: RpcRequest,
  response: ServerResponse,
  http: IncomingMessage,
): Promise<void> {
  switch (request.method) {
    case 'initialize':
      response.setHeader('mcp-session-id', 'session-1');
      return answer(request, response, {
        protocolVersion: request.params?.['protocolVersion'],
        capabilities: { tools: { listChanged: true } },
        serverInfo: { name: 'scripted', version: '1' },
      });
    case 'notifications/initialized':
    case 'notifications/cancelled':
      return void response.writeHead(202).end();
    case 'tools/list':
      return answer(
        request,
        response,
        script.pages?.[(request.params?.['cursor'] as string | undefined) ?? ''] ?? { tools: [forecast] },
      );
    case 'tools/call':
      if (script.call !== undefined) return script.call(request, response, http);
  }
  throw new Error(`The test has no answer to ${request.method}`);
}
