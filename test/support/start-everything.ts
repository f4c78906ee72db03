import { randomUUID } from 'node:crypto';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { startHttp } from './start-http.ts';

const factory = '../../node_modules/@modelcontextprotocol/server-everything/dist/server/index.js';

/**
 * The reference server over Streamable HTTP. Its own command listens on every address of the machine; here the server
 * it makes listens on this machine alone, by the SDK's transport as in its command.
 */
export async function startEverything(): Promise<{ readonly url: string }> {
  const { createServer } = (await import(factory)) as { createServer: () => { server: McpServer } };
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  const transportOf = async (session: unknown): Promise<StreamableHTTPServerTransport> => {
    const known = typeof session === 'string' ? sessions.get(session) : undefined;
    if (known !== undefined) return known;
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, transport),
    });
    await createServer().server.connect(transport);
    return transport;
  };
  const { port } = await startHttp((request, response) => {
    transportOf(request.headers['mcp-session-id']).then(
      (transport) => transport.handleRequest(request, response),
      (error: Error) => response.destroy(error),
    );
  });
  return { url: `http://127.0.0.1:${port}/mcp` };
}
