import { StreamProviderError } from 'ai';
import { type ModelName, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import { faultOfAnswer, toModelFault } from './model-fault.ts';

/**
 * What ended a stream, as a Fault: an error that the provider sent in the middle of its answer counts as if it had come
 * in its place. Whatever else reading a stream throws, nobody but the provider and the way to it can be the cause of.
 */
export function toStreamFault(error: unknown, model: ModelName): Fault {
  if (StreamProviderError.isInstance(error)) {
    const { statusCode, type, code, message } = error;
    const responseBody = JSON.stringify({ error: { type, code, message } });
    return faultOfAnswer({ statusCode: statusCode ?? statusIn(code), responseBody }, partsOf(model).provider);
  }
  try {
    return toModelFault(error, model);
  } catch {
    return brokenOff(model, error);
  }
}

export function brokenOff(model: ModelName, cause?: unknown): Fault {
  return new Fault('ModelUnavailable', { message: `The answer of ${partsOf(model).provider} broke off`, cause });
}

/** Some servers give the status as the code; what has none is an error of the server. */
function statusIn(code: string | number | undefined): number {
  const status = Number(code);
  return status >= 400 && status < 600 ? status : 500;
}
