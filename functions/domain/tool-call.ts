/** A tool as a model sees it. Description and schema come from outside: they are data. */
export interface ToolDescription {
  /** Unique among the offered ones; 1 to 64 of `A-Z a-z 0-9 _ -`. */
  readonly name: string;
  readonly description: string;
  /** The JSON schema of its arguments. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly hasSideEffects: boolean;
}

/** A call as an engine wants it; the arguments are whatever the model wrote. */
export interface ProposedCall {
  readonly name: string;
  readonly toolArguments: unknown;
}

/** What became of a call. */
export type ToolOutcome =
  | 'answered'
  | 'tool-error'
  | 'invalid-arguments'
  | 'not-offered'
  | 'repeated'
  | 'timed-out'
  | 'unavailable'
  | 'refused'
  | 'answer-invalid';

/** A call that was dealt with, as the engine that proposed it is told. */
export interface ToldCall {
  readonly call: ProposedCall;
  readonly outcome: ToolOutcome;
  /** What the model reads of the answer: data, to be fenced. */
  readonly text: string;
}
