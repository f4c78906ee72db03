import * as z from 'zod/mini';
import { answerSchema } from '../answer-schema.ts';
import { fence } from '../domain/fence.ts';
import type { Prompt } from '../domain/prompt.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';

export interface PlanAnswer {
  readonly questions: readonly string[];
}

const questionCharacters = 300;

const examples = [
  'Order: How long are invoices kept, and who may delete them?\n{"questions":["How long are invoices kept?","Who may delete invoices?"]}',
  'Order: Hello, I am new here. Please explain what a voucher is. Thanks!\n{"questions":["What is a voucher?"]}',
];

/** Asks for the questions in an order. */
export function planPrompt(
  voice: AgentVoice,
  input: { prompt: string; maxQuestions: number; boundary: string; simplified: boolean },
): Prompt<PlanAnswer> {
  const { maxQuestions, boundary, simplified } = input;
  const order = fence(boundary, 'order', input.prompt);
  const text = z.string().check(z.minLength(1), z.maxLength(questionCharacters));
  return {
    system: systemParts(voice, '{"questions":["…"]}', simplified ? [] : examples),
    request: [
      {
        name: 'question',
        text: `${order}\n\nWrite ${maxQuestions === 1 ? 'one question' : `at most ${maxQuestions} questions`}.`,
      },
    ],
    schema: answerSchema(
      z.object({ questions: z.array(text).check(z.minLength(1), z.maxLength(maxQuestions)) }),
      z.object({ questions: z.array(z.string()) }),
    ),
    maxOutputTokens: 100 + maxQuestions * 100,
  };
}
