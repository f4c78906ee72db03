import type { StepFunctionName, WorkflowRecord } from '../../contract/workflow.ts';
import { failureOf } from '../../functions/domain/fault.ts';
import type { Reply, Script } from './scenarios.ts';

type StepEvent = WorkflowRecord & { questionIndex?: number; caught?: { Error: string } };

/** Counts a call, and says how many of this key there were before. */
export type CountCall = (key: string) => number | Promise<number>;

/** Does what the script says for this call of a function, wherever the function runs. */
export async function answerStep(
  name: StepFunctionName,
  event: unknown,
  script: Script,
  countCall: CountCall,
): Promise<unknown> {
  const { questionIndex = 0, caught, ...record } = event as StepEvent;
  const isResearch = name === 'research';
  const replies = isResearch ? script.questions?.[questionIndex] : script[name];
  const call = await countCall(isResearch ? `research ${questionIndex}` : name);
  const reply: Reply | undefined = replies?.[Math.min(call, replies.length - 1)];
  if (reply !== undefined && 'fails' in reply) throw named(reply.fails);
  if (reply !== undefined && 'returns' in reply) return reply.returns;
  if (isResearch) return { questionIndex, status: 'found', findingHash: `f${questionIndex}` };
  return { ...record, ...usualChanges(name, record, caught?.Error), ...reply?.changes };
}

/** How often a function was called, from the counts of all keys. */
export function callsOf(name: StepFunctionName, counts: Iterable<readonly [key: string, count: number]>): number {
  return [...counts].reduce((sum, [key, count]) => (key.split(' ')[0] === name ? sum + count : sum), 0);
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
