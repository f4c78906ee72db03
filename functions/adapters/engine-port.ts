import { randomUUID } from 'node:crypto';
import { extractiveEngineName } from '../../contract/models.ts';
import type { Engine, ToolUsingEngine } from '../engine-ports.ts';
import type { EngineEnvironment } from './open-language-models.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';
import { tracedEngine } from './traced-engine.ts';

/** The engine of this stage; `extractive` is it where no model is named, and stands in for models that fail. */
export function enginePort(telemetry: PowertoolsTelemetry, environment: EngineEnvironment, extractive: Engine): Engine {
  const isExtractive = environment.engine === extractiveEngineName;
  return tracedEngine(isExtractive ? extractive : modelEngine(telemetry, environment, extractive), telemetry);
}

/** The library is loaded by those only who use it; they begin with it before the first request comes. */
function modelEngine(telemetry: PowertoolsTelemetry, environment: EngineEnvironment, standIn: Engine): ToolUsingEngine {
  const opening = import('./open-language-models.ts').then(async ({ openLanguageModels, languageModelEngine }) => {
    const opened = await openLanguageModels(telemetry, environment);
    return (deadlineAtMs: number) =>
      languageModelEngine(environment.engine, { ...opened, standIn, newBoundary: randomUUID, deadlineAtMs });
  });
  // Told to whoever calls; without this line a failure before that would end the process.
  opening.catch(() => {});
  const until = (deadlineAtMs: number): ToolUsingEngine => {
    const engine = async () => (await opening)(deadlineAtMs);
    return {
      name: environment.engine,
      plan: async (input) => (await engine()).plan(input),
      proposeCalls: async (input) => (await engine()).proposeCalls(input),
      research: async (input) => (await engine()).research(input),
      write: async (input) => (await engine()).write(input),
      judge: async (input) => (await engine()).judge(input),
      until,
    };
  };
  return until(Number.POSITIVE_INFINITY);
}
