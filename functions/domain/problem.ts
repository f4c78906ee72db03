import { faultDefinitions, problemType } from '../../contract/errors.ts';
import type { Problem } from '../../contract/service-shapes.ts';
import { Fault } from './fault.ts';

/**
 * The problem document of whatever was thrown. A fault that is not meant for the API becomes
 * `ServiceUnavailable` when it passes, else `InternalError`: its own message stays in the log.
 */
export function problemOf(error: unknown, requestId: string): Problem {
  const fault = forApi(error);
  const definition = faultDefinitions[fault.name];
  return {
    type: problemType(fault.name),
    title: definition.title,
    status: definition.status ?? 500,
    detail: fault.message,
    requestId,
    ...(fault.places === undefined ? {} : { errors: [...fault.places] }),
  };
}

function forApi(error: unknown): Fault {
  if (!(error instanceof Fault)) return new Fault('InternalError', { cause: error });
  if (faultDefinitions[error.name].status !== undefined) return error;
  return new Fault(error.class === 'transient' ? 'ServiceUnavailable' : 'InternalError', { cause: error });
}
