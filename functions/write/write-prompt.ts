import * as z from 'zod/mini';
import { answerSchema } from '../answer-schema.ts';
import { fence } from '../domain/fence.ts';
import type { Prompt, PromptPart } from '../domain/prompt.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';

export interface WriteAnswer {
  readonly sentences: readonly {
    /** Number of the question, from 1. */
    readonly question: number;
    readonly text: string;
    /** Numbers of the evidence, from 1. */
    readonly evidence: readonly number[];
  }[];
}

export interface ShownEvidence {
  readonly text: string;
  readonly place: string;
}

export interface ShownQuestion {
  readonly text: string;
  readonly evidence: readonly (ShownEvidence & { readonly number: number })[];
}

/** A sentence of the draft before, and what the evaluation said of it. */
export interface RejectedSentence {
  readonly question: number;
  readonly text: string;
  readonly reason: string;
}

const sentenceCharacters = 400;

/** Asks for sentences that answer the questions, each with the evidence it rests on. */
export function writePrompt(
  voice: AgentVoice,
  input: {
    order: string;
    questions: readonly ShownQuestion[];
    rejected: readonly RejectedSentence[];
    sentencesPerQuestion: number;
    boundary: string;
    simplified: boolean;
  },
): Prompt<WriteAnswer> {
  const { questions, rejected, sentencesPerQuestion, boundary, simplified } = input;
  const most = questions.length * sentencesPerQuestion;
  const saysMore = !simplified && questions.every(({ text }) => text !== input.order.trim());
  const evidenceCount = Math.max(1, ...questions.flatMap(({ evidence }) => evidence.map(({ number }) => number)));
  return {
    system: systemParts(
      voice,
      '{"sentences":[{"question":1,"text":"…","evidence":[1]}]}',
      simplified ? voice.examples.slice(0, 1) : voice.examples,
    ),
    request: [
      ...(saysMore ? [{ name: 'question' as const, text: fence(boundary, 'order', input.order) }] : []),
      { name: 'evidence', text: fence(boundary, 'questions and evidence', listQuestions(questions)) },
      ...describeRejected(rejected, boundary),
      {
        name: 'question',
        text: simplified
          ? 'Copy from the evidence the sentences that answer the questions.'
          : `Answer each question in at most ${sentencesPerQuestion} sentences, in the words of its evidence.`,
      },
    ],
    schema: answerSchema(
      z.object({ sentences: z.array(asked(questions.length, evidenceCount)).check(z.maxLength(most)) }),
      z.object({
        sentences: z.array(z.object({ question: z.number(), text: z.string(), evidence: z.array(z.number()) })),
      }),
    ),
    maxOutputTokens: 150 + most * 120,
  };
}

function asked(questionCount: number, evidenceCount: number): z.ZodMiniType {
  return z.object({
    question: z.int().check(z.gte(1), z.lte(questionCount)),
    text: z.string().check(z.minLength(1), z.maxLength(sentenceCharacters)),
    evidence: z.array(z.int().check(z.gte(1), z.lte(evidenceCount))).check(z.minLength(1), z.maxLength(4)),
  });
}

function listQuestions(questions: readonly ShownQuestion[]): string {
  return questions
    .map(({ text, evidence }, index) => {
      const lines = evidence.map((piece) => `[${piece.number}] ${piece.text} (${piece.place})`);
      return [`Question ${index + 1}: ${text}`, `Evidence for question ${index + 1}:`, ...lines].join('\n');
    })
    .join('\n\n');
}

function describeRejected(rejected: readonly RejectedSentence[], boundary: string): PromptPart[] {
  if (rejected.length === 0) return [];
  const lines = rejected.map(({ question, text, reason }) => `Question ${question}: ${text}\nRejected: ${reason}`);
  const text = `${fence(boundary, 'rejected sentences', lines.join('\n'))}\n\nThese sentences were rejected. Write better ones in their place, closer to the words of the evidence, or none.`;
  return [{ name: 'previous draft', text }];
}
