import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { limits } from '../../contract/limits.ts';
import { type HttpToolServer, originsOf } from '../../contract/tools.ts';
import { asFault } from '../domain/fault.ts';
import type { Secrets } from '../ports.ts';
import { McpClientCredentials } from './mcp-auth.ts';
import type { OpenChannel } from './mcp-connection.ts';
import { originReach } from './reach.ts';
import { createSafeFetch, type Resolve } from './safe-fetch.ts';

/**
 * Streamable HTTP to one server: its requests reach the server's own origin and those of its authorization, nothing
 * else, whatever the server answers. Tokens outlive the single channel.
 */
export function httpChannel(server: HttpToolServer, secrets: Secrets, resolve?: Resolve): OpenChannel {
  const { auth } = server;
  const urls = [server.url, ...originsOf(auth)];
  const reach = originReach(urls, server.internal ? urls.map((url) => new URL(url).hostname) : []);
  const provider = auth.kind === 'client-credentials' ? new McpClientCredentials(auth, secrets) : undefined;
  return async () => {
    const breaking = new AbortController();
    const safe = createSafeFetch({
      reach,
      maxBytes: limits.toolAnswerBytes,
      ...(resolve === undefined ? {} : { resolve }),
    });
    const transport = new StreamableHTTPClientTransport(new URL(server.url), {
      fetch: async (url, init) => {
        const headers = new Headers(init?.headers);
        if (auth.kind === 'bearer') headers.set('authorization', `Bearer ${await secrets.get(auth.secret)}`);
        return watched(await safe.fetch(url, { ...init, headers }), init?.method, (fault) => breaking.abort(fault));
      },
      ...(provider === undefined ? {} : { authProvider: provider }),
    });
    return {
      transport,
      broken: breaking.signal,
      sayGoodbye: () => transport.terminateSession(),
      release: safe.close,
    };
  };
}

/**
 * The response, telling when its body breaks off: the SDK then waits for a resumption that may never come. The
 * stream of a GET carries notices only, and may break.
 */
function watched(response: Response, method: string | undefined, onBroken: (fault: Error) => void): Response {
  const { body } = response;
  if (method !== 'POST' || body === null) return response;
  async function* watch(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* stream;
    } catch (error) {
      const fault = asFault(error, 'ToolUnavailable');
      onBroken(fault);
      throw fault;
    }
  }
  return new Response(ReadableStream.from(watch(body)), response);
}
