import type { Engine, Knowledge, Telemetry } from '../ports.ts';

/** The engine with a span per call. */
export function tracedEngine(engine: Engine, telemetry: Telemetry): Engine {
  return {
    ...(engine.until === undefined
      ? {}
      : { until: (deadlineAtMs) => tracedEngine(engine.until?.(deadlineAtMs) ?? engine, telemetry) }),
    name: engine.name,
    plan: (input) => telemetry.span('engine.plan', () => engine.plan(input)),
    research: (input) => telemetry.span('engine.research', () => engine.research(input)),
    write: (input) => telemetry.span('engine.write', () => engine.write(input)),
    judge: (input) => telemetry.span('engine.judge', () => engine.judge(input)),
  };
}

/** The knowledge with a span per search. */
export function tracedKnowledge(knowledge: Knowledge, telemetry: Telemetry): Knowledge {
  return {
    version: () => knowledge.version(),
    search: (question, options) => telemetry.span('knowledge.search', () => knowledge.search(question, options)),
  };
}
