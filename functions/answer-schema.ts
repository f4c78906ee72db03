import type * as z from 'zod/mini';
import type { AnswerSchema } from './domain/prompt.ts';

/**
 * A schema for an answer. What is asked for is bounded, because a model may fill an unbounded string or list to the
 * token limit; what is accepted may be looser, so that one number out of range does not cost the whole answer.
 */
export function answerSchema<Value>(asked: z.ZodMiniType, accepted: z.ZodMiniType<Value>): AnswerSchema<Value> {
  return {
    asked,
    parse: (value) => accepted.safeParse(value).data,
  };
}
