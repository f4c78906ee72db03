import type { Engine } from '../engine-ports.ts';
import type { Knowledge, Telemetry } from '../ports.ts';
import type { Tool, Tools } from '../tool-ports.ts';

/** The engine with a span per call. */
export function tracedEngine(engine: Engine, telemetry: Telemetry): Engine {
  const { proposeCalls } = engine;
  return {
    ...(engine.until === undefined
      ? {}
      : { until: (deadlineAtMs) => tracedEngine(engine.until?.(deadlineAtMs) ?? engine, telemetry) }),
    name: engine.name,
    plan: (input) => telemetry.span('engine.plan', () => engine.plan(input)),
    ...(proposeCalls === undefined
      ? {}
      : { proposeCalls: (input) => telemetry.span('engine.proposeCalls', () => proposeCalls(input)) }),
    research: (input) => telemetry.span('engine.research', () => engine.research(input)),
    write: (input) => telemetry.span('engine.write', () => engine.write(input)),
    judge: (input) => telemetry.span('engine.judge', () => engine.judge(input)),
  };
}

/** The knowledge with a span per search. */
export function tracedKnowledge(knowledge: Knowledge, telemetry: Telemetry): Knowledge {
  return {
    version: () => knowledge.version(),
    at: async (version) => {
      const pinned = await telemetry.span('knowledge.at', () => knowledge.at(version));
      return pinned === undefined ? undefined : tracedKnowledge(pinned, telemetry);
    },
    search: (question, options) => telemetry.span('knowledge.search', () => knowledge.search(question, options)),
  };
}

/** The tools with a span per offer and per call. */
export function tracedTools(tools: Tools, telemetry: Telemetry): Tools {
  return {
    isEmpty: tools.isEmpty,
    offer: async (caller) => {
      const offer = await telemetry.span('tools.offer', () => tools.offer(caller));
      return { ...offer, tools: offer.tools.map((tool) => tracedTool(tool, telemetry)) };
    },
  };
}

function tracedTool(tool: Tool, telemetry: Telemetry): Tool {
  return {
    ...tool,
    call: (toolArguments, context) => telemetry.span(`tool.${tool.name}`, () => tool.call(toolArguments, context)),
  };
}
