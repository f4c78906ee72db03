import { type StepFunctionName, stepFunctionNames, type WorkflowRecord } from '../../contract/workflow.ts';
import { failureOf } from '../../functions/domain/fault.ts';
import type { Reply, Scenario } from './scenarios.ts';

type Event = WorkflowRecord & { questionIndex?: number; caught?: { Error: string } };

/** Functions that do what a scenario says, call by call, and count their calls. */
export function scriptedFunctions(script: Scenario['script']) {
  const counts = new Map<string, number>();

  function next(key: string, replies: readonly Reply[] | undefined): Reply | undefined {
    const call = counts.get(key) ?? 0;
    counts.set(key, call + 1);
    return replies?.[Math.min(call, replies.length - 1)];
  }

  function handlerOf(name: StepFunctionName) {
    return async (event: unknown): Promise<unknown> => {
      const { questionIndex, caught, ...record } = event as Event;
      const reply =
        name === 'research'
          ? next(`research ${questionIndex}`, script.questions?.[questionIndex ?? 0])
          : next(name, script[name]);
      if (reply !== undefined && 'fails' in reply) throw named(reply.fails);
      if (reply !== undefined && 'returns' in reply) return reply.returns;
      if (name === 'research') return { questionIndex, status: 'found', findingHash: `f${questionIndex}` };
      const usual = usualChanges(name, record, caught?.Error);
      return { ...record, ...usual, ...reply?.changes };
    };
  }

  return {
    handlers: Object.fromEntries(stepFunctionNames.map((name) => [name, handlerOf(name)])),
    calls(name: StepFunctionName): number {
      return [...counts].filter(([key]) => key.split(' ')[0] === name).reduce((sum, [, count]) => sum + count, 0);
    },
  };
}

/** What a step changes in a report where all goes well. */
function usualChanges(name: StepFunctionName, record: WorkflowRecord, caught?: string): Partial<WorkflowRecord> {
  switch (name) {
    case 'plan':
      return { questionIndexes: [0, 1], knowledgeVersion: 'k1', planHash: 'p1' };
    case 'write':
      return { draftHash: `d${record.revision}` };
    case 'evaluate':
      return { verdict: 'publish', evaluationHash: `e${record.revision}` };
    case 'publish':
      return { outcome: 'answered', reportHash: 'r1' };
    case 'record-failure':
      return { failure: failureOf(caught ?? '').error };
    default:
      return {};
  }
}

function named(name: string): Error {
  return Object.assign(new Error(`scripted ${name}`), { name });
}
