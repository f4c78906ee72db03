import { Fault } from '../domain/fault.ts';

/** What a log line holds of an error and its causes. */
export interface ErrorDescription {
  readonly name: string;
  /** Of faults and AWS errors only: any other message may quote what it stumbled over, such as a document. */
  readonly message?: string;
  readonly stack: readonly string[];
  readonly cause?: ErrorDescription;
}

/** An error without anything that could be text of a prompt or document; all of it is for the debug level. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  return {
    name: error.name,
    ...(error instanceof Fault || '$fault' in error ? { message: error.message } : {}),
    // The first lines of a stack repeat the message.
    stack: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
