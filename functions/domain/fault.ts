import { type FaultClass, type FaultName, faultDefinitions, isFaultName } from '../../contract/errors.ts';

import type { ModelCall } from './model-call.ts';

/** A place in a request that is not valid. */
export interface InvalidPlace {
  /** RFC 6901, into the body; `#header/…` and `#query/…` for the rest. */
  readonly pointer: string;
  readonly detail: string;
}

/**
 * The one error of the service. `name` is what the workflow matches, so it is a literal of
 * `contract/errors.ts`; the message names things and never quotes text, because it ends up in the
 * history of an execution.
 */
export class Fault extends Error {
  override readonly name: FaultName;
  readonly class: FaultClass;
  readonly places: readonly InvalidPlace[] | undefined;
  /** What was paid before it came to this. */
  readonly calls: readonly ModelCall[] | undefined;

  /** By what it is, not by whose: a function that thinks with language models has two bundles, each with this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && isFaultName(value.name) && 'places' in value;
  }

  constructor(name: FaultName, details: FaultDetails = {}) {
    super(details.message ?? faultDefinitions[name].message, { cause: details.cause });
    this.name = name;
    this.class = faultDefinitions[name].class;
    this.places = details.places;
    this.calls = details.calls;
  }
}

interface FaultDetails {
  readonly message?: string;
  readonly cause?: unknown;
  readonly places?: readonly InvalidPlace[];
  readonly calls?: readonly ModelCall[];
}

/** `error` as a Fault; anything unforeseen becomes `fallback`, its text kept as cause only. */
export function asFault(error: unknown, fallback: FaultName): Fault {
  if (error instanceof Fault) return error;
  return new Fault(fallback, { cause: error });
}

/** The failure a caller reads, from the error name the workflow caught. */
export function failureOf(errorName: string): { error: FaultName; class: FaultClass; message: string } {
  const error = toFaultName(errorName);
  return { error, class: faultDefinitions[error].class, message: faultDefinitions[error].message };
}

function toFaultName(errorName: string): FaultName {
  if (isFaultName(errorName)) return errorName;
  if (errorName === 'States.Timeout' || errorName === 'Sandbox.Timedout') return 'StepTimedOut';
  return 'Unexpected';
}
