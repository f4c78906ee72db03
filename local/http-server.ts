import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from './problem.ts';

const host = '127.0.0.1';

/** Starts to listen on this machine only; gives the address. Port 0 takes any free port. */
export async function listen(server: Server, port: number): Promise<string> {
  // Longer than clients keep an idle connection, so that none meets one that is just being closed.
  server.keepAliveTimeout = 75_000;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    throw explain(error, port);
  }
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

function explain(error: unknown, port: number): unknown {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') {
    return new Problem(`Port ${port} is in use. Stop what listens there, or set DOSSIER_PORT to another one.`, {
      cause: error,
    });
  }
  if (code === 'EACCES') return new Problem(`Port ${port} may not be used: take one above 1023.`, { cause: error });
  return error;
}

/** Takes no more connections, lets requests under way end, and cuts what remains after `patienceMs`. */
export async function closeServer(server: Server, patienceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(timer);
}

/** The whole body; `too-large` above the limit, `gone` when the client went away before the end. */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer | 'too-large' | 'gone'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maximumBytes) {
        // To close on a client that is still sending would take the answer away from it.
        request.resume();
        return 'too-large';
      }
      chunks.push(chunk);
    }
  } catch {
    return 'gone';
  }
  return Buffer.concat(chunks);
}
