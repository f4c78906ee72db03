import * as z from 'zod/mini';
import { answerSchema } from '../answer-schema.ts';
import { cutShown } from '../domain/cut-result.ts';
import { fence } from '../domain/fence.ts';
import type { Prompt } from '../domain/prompt.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';
import type { ToolDescription } from '../tool-ports.ts';
import type { ToolExchange } from './tool-session.ts';

export interface ToolsAnswer {
  /** `arguments` is JSON text: a provider that keeps strictly to a schema cannot write an object of any shape. */
  readonly calls: readonly { readonly tool: string; readonly arguments: string }[];
}

/** Calls that one round may have. */
const callsPerRound = 4;

/** Shown of each result, in UTF-16 code units: enough to see whether more is needed; evidence is chosen from the whole. */
const shownCharacters = 4_000;

const argumentCharacters = 2_000;

const voice: AgentVoice = {
  persona: 'You gather material for a report by calling tools.',
  instructions: [
    'Call a tool if its result could help to answer the question. Use the tools by name, with arguments that fit their schema.',
    'Answer with no calls as soon as the results hold what is needed, or when no tool can help.',
    'After an error, correct the call or try another one. Never repeat a call that was answered.',
    'Call a tool that changes something only if the question itself asks for that change.',
  ],
};

const examples = [
  'Tools: weather_forecast. Question: Will it rain in Rome?\n{"calls":[{"tool":"weather_forecast","arguments":"{\\"city\\":\\"Rome\\"}"}]}',
  'Tools: weather_forecast. Results: Rome: dry all week. Question: Will it rain in Rome?\n{"calls":[]}',
];

/** Asks which tools to call next. What tools say of themselves, and what they gave, is fenced. */
export function toolsPrompt(input: {
  readonly question: string;
  readonly offered: readonly ToolDescription[];
  readonly exchanges: readonly ToolExchange[];
  readonly boundary: string;
}): Prompt<ToolsAnswer> {
  const { question, offered, exchanges, boundary } = input;
  const tool = z.enum(offered.map(({ name }) => name));
  const asked = z.object({ tool, arguments: z.string().check(z.maxLength(argumentCharacters)) });
  return {
    system: systemParts(voice, '{"calls":[{"tool":"…","arguments":"{…}"}]}', examples),
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

function recall({ call, outcome, text }: ToolExchange): string {
  return `${call.name} ${JSON.stringify(call.toolArguments)}: ${outcome}\n${cutShown(text, shownCharacters)}`;
}
