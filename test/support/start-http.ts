import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface HttpServer {
  readonly port: number;
  /** Of every request, in order. */
  readonly requests: { method: string; url: string; headers: Readonly<Record<string, unknown>> }[];
  readonly server: Server;
}

/** Ends what was started; by default at the end of the test. */
export type Until = (end: () => Promise<void>) => void;

/** A server on this machine for the duration of one test; `host` is another address of the machine. */
export async function startHttp(
  listener: RequestListener,
  host = '127.0.0.1',
  port = 0,
  until: Until = onTestFinished,
): Promise<HttpServer> {
  const requests: HttpServer['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    listener(request, response);
  });
  server.listen(port, host);
  await once(server, 'listening');
  until(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { port: (server.address() as AddressInfo).port, requests, server };
}
