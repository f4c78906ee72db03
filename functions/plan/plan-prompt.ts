import * as z from 'zod/mini';
import { answerSchema } from '../answer-schema.ts';
import { fence } from '../domain/fence.ts';
import type { Prompt } from '../domain/prompt.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';

export interface PlanAnswer {
  readonly questions: readonly string[];
}

const questionCharacters = 300;

/** Asks for the questions in an order. */
export function planPrompt(
  voice: AgentVoice & { readonly history: { readonly instruction: string } },
  /** `history` is what the thread said before; empty for an order that begins one. */
  input: { prompt: string; history: string; maxQuestions: number; boundary: string; simplified: boolean },
): Prompt<PlanAnswer> {
  const { history, maxQuestions, boundary, simplified } = input;
  const order = fence(boundary, 'order', input.prompt);
  const count = `Write ${maxQuestions === 1 ? 'one question' : `at most ${maxQuestions} questions`}.`;
  const text = z.string().check(z.minLength(1), z.maxLength(questionCharacters));
  return {
    system: systemParts(voice, '{"questions":["…"]}', simplified ? [] : voice.examples),
    request: [
      ...(history === '' ? [] : [{ name: 'history' as const, text: fence(boundary, 'history', history) }]),
      { name: 'question', text: [order, ...(history === '' ? [] : [voice.history.instruction]), count].join('\n\n') },
    ],
    schema: answerSchema(
      z.object({ questions: z.array(text).check(z.minLength(1), z.maxLength(maxQuestions)) }),
      z.object({ questions: z.array(z.string()) }),
    ),
    maxOutputTokens: 100 + maxQuestions * 100,
  };
}
