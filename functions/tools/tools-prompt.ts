import * as z from 'zod/mini';
import { answerSchema } from '../answer-schema.ts';
import { cutShown } from '../domain/cut-result.ts';
import { fence } from '../domain/fence.ts';
import type { Prompt } from '../domain/prompt.ts';
import type { ToldCall, ToolDescription } from '../domain/tool-call.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';

export interface ToolsAnswer {
  /** `arguments` is JSON text: a provider that keeps strictly to a schema cannot write an object of any shape. */
  readonly calls: readonly { readonly tool: string; readonly arguments: string }[];
}

/** Calls that one round may have. */
const callsPerRound = 4;

/** Shown of each result, in UTF-16 code units: enough to see whether more is needed; evidence is chosen from the whole. */
const shownCharacters = 4_000;

const argumentCharacters = 2_000;

/** Asks which tools to call next. What tools say of themselves, and what they gave, is fenced. */
export function toolsPrompt(
  voice: AgentVoice,
  input: {
    readonly question: string;
    readonly offered: readonly ToolDescription[];
    readonly exchanges: readonly ToldCall[];
    readonly boundary: string;
    readonly simplified: boolean;
  },
): Prompt<ToolsAnswer> {
  const { question, offered, exchanges, boundary, simplified } = input;
  const tool = z.enum(offered.map(({ name }) => name));
  const asked = z.object({ tool, arguments: z.string().check(z.maxLength(argumentCharacters)) });
  return {
    system: systemParts(voice, '{"calls":[{"tool":"…","arguments":"{…}"}]}', simplified ? [] : voice.examples),
    request: [
      { name: 'instructions', text: fence(boundary, 'tools', offered.map(describe).join('\n')) },
      { name: 'evidence', text: fence(boundary, 'results', exchanges.map(recall).join('\n\n') || 'None yet.') },
      { name: 'question', text: `${fence(boundary, 'question', question)}\n\nWhich calls come next, if any?` },
    ],
    schema: answerSchema(
      z.object({ calls: z.array(asked).check(z.maxLength(callsPerRound)) }),
      z.object({ calls: z.array(z.object({ tool: z.string(), arguments: z.string() })) }),
    ),
    maxOutputTokens: 50 + callsPerRound * 300,
  };
}

function describe({ name, description, inputSchema, hasSideEffects }: ToolDescription): string {
  return JSON.stringify({ name, description, changesSomething: hasSideEffects, arguments: inputSchema });
}

function recall({ call, outcome, text }: ToldCall): string {
  return `${call.name} ${JSON.stringify(call.toolArguments)}: ${outcome}\n${cutShown(text, shownCharacters)}`;
}
