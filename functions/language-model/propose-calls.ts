import { isModelFault } from '../../contract/errors.ts';
import { Fault } from '../domain/fault.ts';
import { ladderFor, routeModel } from '../domain/route-model.ts';
import { agentSpec } from '../domain/spec.ts';
import type { ProposedCall } from '../domain/tool-call.ts';
import type { Engine, Thought } from '../engine-ports.ts';
import { type ToolsAnswer, toolsPrompt } from '../tools/tools-prompt.ts';
import { climbLadder } from './climb-ladder.ts';
import { noticeOfUnaskedTools } from './notices.ts';
import { type Thinking, thoughtOf } from './think.ts';

/** The calls that a model chooses. Without a usable answer there are none: research goes on with what was found. */
export async function proposeCalls(
  thinking: Thinking,
  input: Parameters<NonNullable<Engine['proposeCalls']>>[0],
): Promise<Thought<readonly ProposedCall[]>> {
  const { question, offered, exchanges, endsAtMs } = input;
  const { route, toolCalls: voice } = agentSpec.agents.research;
  const role = routeModel(route, question.text, agentSpec.hardness);
  try {
    const { result, calls, fault } = await climbLadder<ToolsAnswer, readonly ProposedCall[]>(
      ladderFor(role, thinking.models),
      {
        prompt: (simplified) =>
          toolsPrompt(voice, {
            question: question.text,
            offered,
            exchanges,
            boundary: thinking.newBoundary(),
            simplified,
          }),
        read: (answer) => answer.calls.map(proposedCall),
      },
      Math.min(endsAtMs, thinking.deadlineAtMs),
    );
    if (result !== undefined) return thoughtOf(result, describe(result), calls, []);
    return withoutAnswer(fault ?? new Fault('ModelNotFound'), calls);
  } catch (error) {
    if (!(error instanceof Fault) || !isModelFault(error.name)) throw error;
    return withoutAnswer(error, error.calls ?? []);
  }
}

function withoutAnswer(fault: Fault, calls: NonNullable<Fault['calls']>): Thought<readonly ProposedCall[]> {
  return thoughtOf([], `No calls of tools were chosen: ${fault.name}.`, calls, [noticeOfUnaskedTools(fault)]);
}

function describe(calls: readonly ProposedCall[]): string {
  if (calls.length === 0) return 'No call of a tool is needed.';
  return `Tools to call: ${calls.map(({ name }) => name).join(', ')}.`;
}

/** Arguments that are no JSON stay as they were written, to be refused with a word about why. */
function proposedCall(written: ToolsAnswer['calls'][number]): ProposedCall {
  try {
    return { name: written.tool, toolArguments: JSON.parse(written.arguments) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { name: written.tool, toolArguments: written.arguments };
  }
}
