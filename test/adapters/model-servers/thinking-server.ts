import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** What the server does with one request. */
export type Reply =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
      /** Sent instead to who asks for a stream. */
      readonly streamed?: StreamReply;
    }
  /** Breaks the connection, before or in the middle of the answer, or never answers. */
  | 'reset'
  | 'broken off'
  | 'silence'
  | StreamReply;

/** An answer piece by piece, and what happens after the last piece. */
export interface StreamReply {
  readonly contentType: string;
  readonly pieces: readonly (string | Uint8Array)[];
  readonly ending: 'end' | 'cut' | 'silence';
}

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export interface ThinkingServer {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  close(): Promise<void>;
}

/** A server that answers each request by what it asks, in whatever order they come. */
export async function startThinkingServer(answer: (request: ReceivedRequest) => Reply): Promise<ThinkingServer> {
  const requests: ReceivedRequest[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const received = await receive(request);
    requests.push(received);
    const reply = inTheWayAskedFor(answer(received), received);
    if (typeof reply === 'object' && 'pieces' in reply) await sendPieces(response, reply);
    else send(response, reply);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) as Record<string, unknown> };
}

function inTheWayAskedFor(reply: Reply, { body, path }: ReceivedRequest): Reply {
  const asksForStream = body['stream'] === true || path.endsWith('/converse-stream');
  if (!asksForStream || typeof reply === 'string' || 'pieces' in reply) return reply;
  return reply.streamed ?? reply;
}

async function sendPieces(response: ServerResponse, { contentType, pieces, ending }: StreamReply): Promise<void> {
  response.writeHead(200, { 'content-type': contentType });
  for (const piece of pieces) {
    if (response.destroyed) return;
    response.write(piece);
    // Lets each piece travel by itself.
    await nextTurn();
  }
  if (ending === 'end') response.end();
  if (ending === 'cut') response.destroy();
}

function send(response: ServerResponse, reply: Exclude<Reply, StreamReply>): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    response.destroy();
    return;
  }
  if (reply === 'broken off') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"id":', () => response.destroy());
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.body);
}
