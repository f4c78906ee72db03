import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** One HTTP request as the gateway sees it. */
export interface ApiRequest {
  readonly requestId: string;
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names as the client wrote them, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly sourceIp: string;
  readonly startedAt: Date;
}

export function readRequest(request: IncomingMessage): ApiRequest {
  const [path, search] = splitQuery(request.url ?? '/');
  return {
    requestId: randomUUID(),
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(search),
    headers: pairs(request.rawHeaders),
    sourceIp: (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
    startedAt: new Date(),
  };
}

/** The last value of the header, whatever the case of its name. */
export function headerOf(request: ApiRequest, name: string): string | undefined {
  return request.headers.findLast(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}

function splitQuery(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[index * 2] ?? '',
    rawHeaders[index * 2 + 1] ?? '',
  ]);
}
