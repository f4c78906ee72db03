import { fenceRule } from './domain/fence.ts';
import type { PromptPart } from './domain/prompt.ts';

/** What the spec says of an agent. */
export interface AgentVoice {
  readonly persona: string;
  readonly instructions: readonly string[];
}

/** The part of a prompt that is the same in each call: who the agent is, what it does, what its answer looks like. */
export function systemParts(voice: AgentVoice, answer: string, examples: readonly string[]): PromptPart[] {
  const rules = [...voice.instructions, fenceRule].map((rule) => `- ${rule}`).join('\n');
  const instructions = `${voice.persona}\n\n${rules}\n\nAnswer with JSON of this form and nothing else: ${answer}`;
  return [
    { name: 'instructions', text: instructions },
    ...examples.map((text, index): PromptPart => ({ name: 'examples', text: `Example ${index + 1}\n${text}` })),
  ];
}
