import type { AgentSpec } from '../../contract/agent-spec.ts';
import type { StepName } from '../../contract/words.ts';
import { canonicalJson, sha256 } from './hash.ts';

/** All that decides what a step finds, beside its part of the spec. */
export interface MemoInputs {
  /** The task's: a new one makes the step run anew. */
  readonly salt: string;
  readonly inputs: unknown;
  readonly engine: string;
  readonly knowledgeVersion: string;
}

/** Under what a step's result is kept: as long as the key is the same, the step is not done again. */
export function memoKeyOf(
  step: StepName,
  spec: AgentSpec,
  { salt, inputs, engine, knowledgeVersion }: MemoInputs,
): string {
  return sha256(canonicalJson({ step, salt, inputs, spec: sectionOf(step, spec), engine, knowledgeVersion }));
}

/** What a step reads of the spec, so that an edit of one agent leaves the work of the others as it is. */
function sectionOf(step: StepName, { agents, hardness, tools }: AgentSpec): unknown {
  const agent = agents[step];
  return {
    agent,
    ...('route' in agent && agent.route === 'by-question' ? { hardness } : {}),
    ...(step === 'research' ? { tools } : {}),
  };
}
