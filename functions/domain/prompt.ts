import type { Shape } from '../../contract/models.ts';

/** What a language model is asked, whoever provides it. */
export interface Prompt<Value> {
  /** The same in every call of an agent, so that the provider can keep it in its cache. */
  readonly system: readonly PromptPart[];
  /** What this call is about, its data fenced. */
  readonly request: readonly PromptPart[];
  /** A code at the end of the system prompt, another one in each call: an answer that holds it tells what it was told. */
  readonly canary?: string;
  readonly schema: AnswerSchema<Value>;
  readonly maxOutputTokens: number;
}

export type PartName = 'instructions' | 'examples' | 'question' | 'history' | 'evidence' | 'previous draft' | 'claims';

/** A stretch of a prompt; its name is for the account of what tokens were spent on. */
export interface PromptPart {
  readonly name: PartName;
  readonly text: string;
}

/** The shape of an answer: as it is asked for, and as it is accepted. */
export interface AnswerSchema<Value> {
  /** Becomes JSON Schema for the provider. */
  readonly asked: Shape;
  /** The value, if it has the shape. */
  parse(value: unknown): Value | undefined;
}
