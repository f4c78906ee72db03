import type { AgentSpec } from '../contract/agent-spec.ts';
import { readSpec, SpecInvalid } from '../spec/read-spec.ts';
import { Problem } from './problem.ts';

/** The spec in a file; what is wrong with it is said to the person at the keyboard. */
export function loadSpec(file: string): AgentSpec {
  try {
    return readSpec(file);
  } catch (error) {
    if (error instanceof SpecInvalid) throw new Problem(error.message, { cause: error });
    throw error;
  }
}
