import { type StepFunctionName, stepFunctionNames } from '../../contract/workflow.ts';
import { answerStep, callsOf } from './answer-step.ts';
import type { Script } from './scenarios.ts';

/** Functions in this process that do what a scenario says, call by call, and count their calls. */
export function scriptedFunctions(script: Script) {
  const counts = new Map<string, number>();

  function countCall(key: string): number {
    const call = counts.get(key) ?? 0;
    counts.set(key, call + 1);
    return call;
  }

  const handlerOf = (name: StepFunctionName) => (event: unknown) => answerStep(name, event, script, countCall);
  return {
    handlers: Object.fromEntries(stepFunctionNames.map((name) => [name, handlerOf(name)])),
    calls: (name: StepFunctionName) => callsOf(name, counts),
  };
}
