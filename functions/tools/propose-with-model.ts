import { type ModelCall, usageOf } from '../domain/model-call.ts';
import type { Model } from '../ports.ts';
import type { ProposeCalls } from './run-tools.ts';
import type { ProposedCall } from './tool-session.ts';
import { toolsPrompt } from './tools-prompt.ts';

export interface ModelProposer {
  readonly propose: ProposeCalls;
  /** What was paid so far, call by call. */
  readonly calls: readonly ModelCall[];
}

/**
 * Lets a language model choose the calls. A model that gives no usable answer proposes nothing: research goes on with
 * what was found.
 */
export function modelProposer(model: Model, question: string, newBoundary: () => string): ModelProposer {
  const calls: ModelCall[] = [];
  return {
    calls,
    propose: async ({ offered, exchanges, endsAtMs }) => {
      const prompt = toolsPrompt({ question, offered, exchanges, boundary: newBoundary() });
      const answer = await model.generate(prompt, endsAtMs);
      calls.push(answer.call);
      return {
        calls: answer.fault === undefined ? answer.value.calls.map(proposedCall) : [],
        usage: usageOf([answer.call]),
      };
    },
  };
}

/** Arguments that are no JSON stay as they were written, to be refused with a word about why. */
function proposedCall(written: { tool: string; arguments: string }): ProposedCall {
  try {
    return { name: written.tool, toolArguments: JSON.parse(written.arguments) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { name: written.tool, toolArguments: written.arguments };
  }
}
