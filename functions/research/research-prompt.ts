import * as z from 'zod/mini';
import { answerSchema } from '../answer-schema.ts';
import { fence } from '../domain/fence.ts';
import type { Prompt } from '../domain/prompt.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';

export interface ResearchAnswer {
  /** Numbers of the sentences shown. */
  readonly sentences: readonly number[];
}

/** A numbered sentence, and what it stands under. */
export interface ShownSentence {
  readonly text: string;
  readonly place: string;
}

/** Asks which of numbered sentences answer a question: a number can be wrong, but it cannot be an invented quotation. */
export function researchPrompt(
  voice: AgentVoice,
  input: {
    question: string;
    sentences: readonly ShownSentence[];
    most: number;
    boundary: string;
    simplified: boolean;
  },
): Prompt<ResearchAnswer> {
  const { sentences, most, boundary, simplified } = input;
  const number = z.int().check(z.gte(1), z.lte(sentences.length));
  return {
    system: systemParts(voice, '{"sentences":[…]}', simplified ? [] : voice.examples),
    request: [
      { name: 'evidence', text: fence(boundary, 'sentences', listSentences(sentences)) },
      {
        name: 'question',
        text: `${fence(boundary, 'question', input.question)}\n\nWhich sentences answer it? At most ${most} numbers.`,
      },
    ],
    schema: answerSchema(
      z.object({ sentences: z.array(number).check(z.maxLength(most)) }),
      z.object({ sentences: z.array(z.number()) }),
    ),
    maxOutputTokens: 50 + most * 10,
  };
}

function listSentences(sentences: readonly ShownSentence[]): string {
  let place: string | undefined;
  const lines: string[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.place !== place) lines.push(`# ${sentence.place}`);
    place = sentence.place;
    lines.push(`${index + 1}. ${sentence.text}`);
  }
  return lines.join('\n');
}
