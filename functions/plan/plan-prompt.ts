import * as z from 'zod/mini';
import { concernKinds } from '../../contract/content-policy.ts';
import { answerSchema } from '../answer-schema.ts';
import { fence } from '../domain/fence.ts';
import { mostConcerns, type NamedConcern } from '../domain/policy/prove-concerns.ts';
import type { Prompt } from '../domain/prompt.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';

export interface PlanAnswer {
  readonly questions: readonly string[];
  /** Distress or harm that it sees in the order, with the words that show it. */
  readonly concerns: readonly NamedConcern[];
}

const questionCharacters = 300;
const concernCharacters = 200;

const namedConcern = z.object({ words: z.string(), kind: z.enum(concernKinds) });

/** Asks for the questions in an order, and whether it speaks of distress or harm; the simplified one for questions alone. */
export function planPrompt(
  voice: AgentVoice & { readonly history: { readonly instruction: string } },
  /** `history` is what the thread said before; empty for an order that begins one. */
  input: { prompt: string; history: string; maxQuestions: number; boundary: string; simplified: boolean },
): Prompt<PlanAnswer> {
  const { history, maxQuestions, boundary, simplified } = input;
  const order = fence(boundary, 'order', input.prompt);
  const count = `Write ${maxQuestions === 1 ? 'one question' : `at most ${maxQuestions} questions`}.`;
  const text = z.string().check(z.minLength(1), z.maxLength(questionCharacters));
  const words = z.string().check(z.minLength(1), z.maxLength(concernCharacters));
  const concern = z.object({ words, kind: z.enum(concernKinds) });
  return {
    system: simplified
      ? systemParts(voice, '{"questions":["…"]}', [])
      : systemParts(voice, '{"questions":["…"],"concerns":[]}', voice.examples),
    request: [
      ...(history === '' ? [] : [{ name: 'history' as const, text: fence(boundary, 'history', history) }]),
      { name: 'question', text: [order, ...(history === '' ? [] : [voice.history.instruction]), count].join('\n\n') },
    ],
    schema: answerSchema(
      z.object({
        questions: z.array(text).check(z.minLength(1), z.maxLength(maxQuestions)),
        ...(simplified ? {} : { concerns: z.array(concern).check(z.maxLength(mostConcerns)) }),
      }),
      z.object({
        questions: z.array(z.string()),
        concerns: z.pipe(z.optional(z.unknown()), z.transform(readConcerns)),
      }),
    ),
    maxOutputTokens: 200 + maxQuestions * 100,
  };
}

/** What is no concern in its form counts for none, and never costs the questions. */
function readConcerns(value: unknown): NamedConcern[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.flatMap((one) => namedConcern.safeParse(one).data ?? []);
}
