import type { Tool as McpTool } from '@modelcontextprotocol/sdk/types.js';
import { limits } from '../../contract/limits.ts';
import type { ToolServer } from '../../contract/tools.ts';
import { Fault } from '../domain/fault.ts';
import { canonicalJson, sha256 } from '../domain/hash.ts';
import { type NarrowedTool, narrowTools } from '../domain/narrow-tools.ts';
import { offeredName, visibleText } from '../domain/tool-text.ts';
import type { UncheckedTool } from '../tool-ports.ts';
import type { Violation } from './json-schema-validator.ts';
import { toolResultOf } from './mcp-result.ts';
import type { McpServer } from './mcp-server.ts';

/** Of the tools that a server lists, those that a caller with these roles may use. */
export function mcpTools(
  server: Pick<ToolServer, 'name' | 'tools'>,
  listed: readonly McpTool[],
  mcpServer: McpServer,
  violationOf: Violation,
  roles: readonly string[],
): UncheckedTool[] {
  const usable = listed.filter(({ inputSchema }) => bytesOf(inputSchema) <= limits.toolSchemaBytes);
  return narrowTools(usable, server.tools, roles).flatMap((narrowed) => {
    const name = offeredName(server.name, narrowed.name);
    const outputSchema = usable.find((tool) => tool.name === narrowed.name)?.outputSchema;
    return name === undefined ? [] : [toolOf(server.name, name, narrowed, outputSchema, mcpServer, violationOf)];
  });
}

function toolOf(
  server: string,
  name: string,
  narrowed: NarrowedTool,
  outputSchema: McpTool['outputSchema'],
  mcpServer: McpServer,
  violationOf: Violation,
): UncheckedTool {
  const { inputSchema, hasSideEffects } = narrowed;
  return {
    server,
    toolName: narrowed.name,
    name,
    description: visibleText(narrowed.description, limits.toolDescriptionCharacters),
    inputSchema,
    hasSideEffects,
    call: async (toolArguments, { signal, idempotencyKey }) => {
      const result = await mcpServer.call(
        narrowed.name,
        toolArguments,
        hasSideEffects ? { signal, idempotencyKey } : { signal },
      );
      if (outputSchema !== undefined && result.isError !== true) {
        const violation = violationOf(outputSchema, result.structuredContent);
        if (violation !== undefined) throw new Fault('ToolAnswerInvalid');
      }
      const argumentHash = sha256(canonicalJson(toolArguments));
      return toolResultOf(result, { server, tool: narrowed.name, argumentHash });
    },
  };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
