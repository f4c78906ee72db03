import { limits } from '../../contract/limits.ts';
import type { ToolRule, ToolServer, ToolsSpec } from '../../contract/tools.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { mayUse } from '../domain/narrow-tools.ts';
import { inTime } from '../in-time.ts';
import type { Clock, Secrets } from '../ports.ts';
import type { Tool, ToolOffer, Tools, UncheckedTool } from '../tool-ports.ts';
import { fetchTool } from './fetch-tool.ts';
import { jsonSchemaValidator, type Violation } from './json-schema-validator.ts';
import type { OpenChannel } from './mcp-connection.ts';
import { httpChannel } from './mcp-http-channel.ts';
import { McpServer } from './mcp-server.ts';
import { mcpTools } from './mcp-tools.ts';
import { type Reach, webReach } from './reach.ts';
import { createSafeFetch, type Resolve } from './safe-fetch.ts';

export interface ToolsSetup {
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Whether programs of this machine may be started: on a developer's, never in a deployed function. */
  readonly mayStartPrograms: boolean;
  readonly resolve?: Resolve;
  /** How long a server may take to say what it has, whatever it answers on the way; 20 seconds by default. */
  readonly offerMs?: number;
  /** Where pages may come from, in place of what the spec says of the public web. */
  readonly webReach?: Reach;
}

/** The tools that the spec lists, behind one port. Keep it between steps: it remembers what servers list, and tokens. */
export function specTools(spec: ToolsSpec, setup: ToolsSetup): Tools {
  const servers = spec.servers.map((server) => ({
    server,
    mcpServer: new McpServer(channelOf(server, setup), setup.clock),
  }));
  const { offerMs = limits.toolCallSeconds * 1_000 } = setup;
  const violationOf = jsonSchemaValidator();
  const { searchKnowledge, fetchUrl } = spec.builtIn;
  const safeFetch = createSafeFetch({
    reach: setup.webReach ?? webReach(fetchUrl?.hosts ?? []),
    maxBytes: limits.fetchBytes,
    ...(setup.resolve === undefined ? {} : { resolve: setup.resolve }),
  });

  const offerOf = async (server: ToolServer, mcpServer: McpServer, roles: readonly string[]): Promise<ServerOffer> => {
    const toolsIn = (listed: typeof mcpServer.lastListed) => mcpTools(server, listed, mcpServer, violationOf, roles);
    try {
      return { tools: toolsIn(await inTime(offerMs, () => mcpServer.tools())), missing: [] };
    } catch (error) {
      const fault = asFault(error, 'ToolUnavailable');
      // Nobody can call them, but what they said before may be of use.
      const tools = toolsIn(mcpServer.lastListed).map((tool) => ({ ...tool, call: () => Promise.reject(fault) }));
      return { tools, missing: [{ server: server.name, fault }] };
    }
  };

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
    isEmpty: false,
    offer: async ({ roles, searchTool }) => {
      const close = closer();
      const answers = await Promise.all(
        servers
          .filter(({ server }) => server.tools.some((rule) => mayUse(rule, roles)))
          .map(({ server, mcpServer }) => offerOf(server, mcpServer, roles)),
      );
      const builtIn = [
        ...(searchKnowledge !== undefined && mayUse(searchKnowledge, roles)
          ? [described(searchTool, searchKnowledge)]
          : []),
        ...(fetchUrl !== undefined && mayUse(fetchUrl, roles) ? [described(fetchTool(safeFetch), fetchUrl)] : []),
      ];
      return {
        tools: firstOfEachName([...builtIn, ...answers.flatMap(({ tools }) => tools)]).map((tool) =>
          checkedBy(violationOf, tool),
        ),
        missing: answers.flatMap(({ missing }) => missing),
        close,
      };
    },
  };
}

function described(
  tool: UncheckedTool,
  { description = tool.description }: Pick<ToolRule, 'description'>,
): UncheckedTool {
  return { ...tool, description };
}

interface ServerOffer extends Pick<ToolOffer, 'missing'> {
  readonly tools: readonly UncheckedTool[];
}

function channelOf(server: ToolServer, setup: ToolsSetup): OpenChannel {
  if (server.transport === 'http') return httpChannel(server, setup.secrets, setup.resolve);
  if (setup.mayStartPrograms) {
    return async () => {
      const { stdioChannel } = await import('./mcp-stdio-channel.ts');
      return stdioChannel(server)();
    };
  }
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
