import { limits } from '../../contract/limits.ts';
import type { ToolServer, ToolsSpec } from '../../contract/tools.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { mayUse } from '../domain/narrow-tools.ts';
import type { Clock, Secrets } from '../ports.ts';
import type { Tool, Tools, UncheckedTool } from '../tool-ports.ts';
import { fetchTool } from './fetch-tool.ts';
import { jsonSchemaValidator, type Violation } from './json-schema-validator.ts';
import type { OpenChannel } from './mcp-connection.ts';
import { httpChannel } from './mcp-http-channel.ts';
import { McpServer } from './mcp-server.ts';
import { stdioChannel } from './mcp-stdio-channel.ts';
import { mcpTools } from './mcp-tools.ts';
import { type Reach, webReach } from './reach.ts';
import { createSafeFetch, type Resolve } from './safe-fetch.ts';

export interface ToolsSetup {
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Searches the knowledge; offered where the spec says so. */
  readonly searchTool: UncheckedTool;
  /** Whether programs of this machine may be started: on a developer's, never in a deployed function. */
  readonly mayStartPrograms: boolean;
  readonly resolve?: Resolve;
  /** Where pages may come from, in place of what the spec says of the public web. */
  readonly webReach?: Reach;
}

/** The tools that the spec lists, behind one port. Keep it between steps: it remembers what servers list, and tokens. */
export function specTools(spec: ToolsSpec, setup: ToolsSetup): Tools {
  const servers = spec.servers.map((server) => ({
    server,
    mcpServer: new McpServer(channelOf(server, setup), setup.clock),
  }));
  const violationOf = jsonSchemaValidator();
  const { searchKnowledge, fetchUrl } = spec.builtIn;
  const safeFetch = createSafeFetch({
    reach: setup.webReach ?? webReach(fetchUrl?.hosts ?? []),
    maxBytes: limits.fetchBytes,
    ...(setup.resolve === undefined ? {} : { resolve: setup.resolve }),
  });

  let openOffers = 0;
  const closer = (): (() => Promise<void>) => {
    let isOpen = true;
    openOffers += 1;
    return async () => {
      if (isOpen) openOffers -= 1;
      isOpen = false;
      if (openOffers === 0) await Promise.all(servers.map(({ mcpServer }) => mcpServer.close()));
    };
  };

  return {
    offer: async (roles) => {
      const close = closer();
      const answers = await Promise.allSettled(
        servers.map(async ({ server, mcpServer }) =>
          server.tools.some((rule) => mayUse(rule, roles)) ? mcpTools(server, mcpServer, violationOf, roles) : [],
        ),
      );
      const builtIn = [
        ...(searchKnowledge !== undefined && mayUse(searchKnowledge, roles) ? [setup.searchTool] : []),
        ...(fetchUrl !== undefined && mayUse(fetchUrl, roles) ? [fetchTool(safeFetch)] : []),
      ];
      const offered = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      return {
        tools: firstOfEachName([...builtIn, ...offered]).map((tool) => checkedBy(violationOf, tool)),
        missing: answers.flatMap((answer, index) =>
          answer.status === 'fulfilled'
            ? []
            : [{ server: spec.servers[index]?.name ?? '', fault: asFault(answer.reason, 'ToolUnavailable') }],
        ),
        close,
      };
    },
  };
}

function channelOf(server: ToolServer, setup: ToolsSetup): OpenChannel {
  if (server.transport === 'http') return httpChannel(server, setup.secrets, setup.resolve);
  if (setup.mayStartPrograms) return stdioChannel(server);
  return () =>
    Promise.reject(
      new Fault('ToolRefused', { message: `${server.name} is a program, which starts on a developer's machine only` }),
    );
}

function checkedBy(violationOf: Violation, tool: UncheckedTool): Tool {
  return { ...tool, violation: (toolArguments) => violationOf(tool.inputSchema, toolArguments) };
}

/** Two names may become one when they are made fit for models; what is built in stands first. */
function firstOfEachName(tools: readonly UncheckedTool[]): UncheckedTool[] {
  return [...new Map(tools.toReversed().map((tool) => [tool.name, tool])).values()].toReversed();
}
