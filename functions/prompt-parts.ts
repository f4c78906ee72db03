import { fenceRule } from './domain/fence.ts';
import type { PromptPart } from './domain/prompt.ts';

/** What the spec says of an agent. */
export interface AgentVoice {
  readonly persona: string;
  readonly instructions: readonly string[];
  readonly examples: readonly Example[];
}

/** What the agent is given, and the answer that it should give, which it sees as JSON. */
export interface Example {
  readonly given: string;
  readonly answer: unknown;
}

/** The part of a prompt that is the same in each call: who the agent is, what it does, what its answer looks like. */
export function systemParts(
  voice: Omit<AgentVoice, 'examples'>,
  answer: string,
  examples: readonly Example[],
): PromptPart[] {
  const rules = [...voice.instructions, fenceRule].map((rule) => `- ${rule}`).join('\n');
  const instructions = `${voice.persona}\n\n${rules}\n\nAnswer with JSON of this form and nothing else: ${answer}`;
  return [
    { name: 'instructions', text: instructions },
    ...examples.map(
      (example, index): PromptPart => ({
        name: 'examples',
        text: `Example ${index + 1}\n${example.given}\n${JSON.stringify(example.answer)}`,
      }),
    ),
  ];
}
