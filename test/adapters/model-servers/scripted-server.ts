import { type Reply, startThinkingServer, type ThinkingServer } from './thinking-server.ts';

export interface ScriptedServer extends ThinkingServer {
  /** The replies to the next requests, in order; any further request is refused, and `unscripted` counts it. */
  script(...replies: Reply[]): void;
  readonly unscripted: () => number;
}

/** A server that answers as told, on a port of its own. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  let replies: Reply[] = [];
  let refused = 0;
  const server = await startThinkingServer(() => {
    const reply = replies.shift();
    if (reply === undefined) refused += 1;
    return reply ?? 'reset';
  });
  return {
    ...server,
    script(...next) {
      replies = next;
      server.requests.length = 0;
      refused = 0;
    },
    unscripted: () => refused,
  };
}
