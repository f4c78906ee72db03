import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  LoadAPIKeyError,
  LoadSettingError,
} from '@ai-sdk/provider';
import type { FaultName } from '../../contract/errors.ts';
import { type ModelName, type ModelProvider, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';

/**
 * What calling a model threw, as a Fault, by what the provider really answered: status, error code, and, where a code
 * is shared by several causes, the words of its message. The Fault names status and code, and quotes no message: that
 * may repeat the prompt. Throws what no provider has to do with.
 */
export function toModelFault(error: unknown, model: ModelName): Fault {
  if (error instanceof Fault) return error;
  const { provider } = partsOf(model);
  if (APICallError.isInstance(error)) return faultOfAnswer(error, provider);
  if (LoadAPIKeyError.isInstance(error) || LoadSettingError.isInstance(error)) {
    return new Fault('ModelKeyInvalid', { message: `No key for ${provider} was found` });
  }
  if (EmptyResponseBodyError.isInstance(error) || InvalidResponseDataError.isInstance(error)) {
    return new Fault('ModelUnavailable', { message: `${provider} answered without content` });
  }
  if (error instanceof Error && /^(?:AbortError|TimeoutError|ResponseAborted)$/.test(error.name)) {
    return new Fault('ModelTimedOut', { message: `${provider} did not answer in time` });
  }
  // The connection broke while the answer was read.
  if (error instanceof TypeError && /^(?:terminated|fetch failed)$/.test(error.message)) {
    return new Fault('ModelUnavailable', { message: `The connection to ${provider} broke` });
  }
  throw error;
}

type ErrorAnswer = Pick<APICallError, 'statusCode' | 'responseBody' | 'responseHeaders'>;

/** What a provider answered in the place of a completion. */
export function faultOfAnswer(error: ErrorAnswer, provider: ModelProvider): Fault {
  const { statusCode } = error;
  // No status: there was no answer. A status of success: it is no answer of this protocol, such as a page of a proxy.
  if (statusCode === undefined) return new Fault('ModelUnavailable', { message: `${provider} cannot be reached` });
  if (statusCode < 300) {
    return new Fault('ModelUnavailable', {
      message: `${provider} answered ${statusCode} with something else than a completion`,
    });
  }
  const { codes, text } = readError(error);
  const name = nameOf(statusCode, codes, text);
  return new Fault(name, { message: [provider, 'answered', statusCode, ...codes].join(' ') });
}

function nameOf(status: number, codes: readonly string[], text: string): FaultName {
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (status === 402 || has(quotaCodes)) return 'ModelQuotaSpent';
  if (status === 401 || status === 403) return 'ModelKeyInvalid';
  if (status === 404 || has(unknownModelCodes)) return 'ModelNotFound';
  if (status === 413 || has(lengthCodes)) return 'ContextTooLong';
  if (has(refusalCodes)) return 'ModelRefused';
  if (status === 408 || status === 504) return 'ModelTimedOut';
  if (status === 429 || has(throttlingCodes)) return 'ModelThrottled';
  // 424 is Bedrock's for a model that failed, 529 Anthropic's for one that is overloaded.
  if (status >= 500 || status === 424) return 'ModelUnavailable';
  // What is left shares one code, so only its words tell.
  if (quotaWords.test(text)) return 'ModelQuotaSpent';
  if (lengthWords.test(text)) return 'ContextTooLong';
  if (unknownModelWords.test(text)) return 'ModelNotFound';
  return 'ModelRejected';
}

const quotaCodes = /^(?:insufficient_quota|billing_error|billing_hard_limit_reached)$/;
const quotaWords = /credit balance is too low/i;
const lengthCodes = /^(?:context_length_exceeded|exceed_context_size_error|request_too_large|string_above_max_length)$/;
const lengthWords =
  /prompt is too long|input is too long|too many (?:input )?tokens|maximum context length|exceeds? the (?:available |model's )?(?:maximum )?context|input length and `?max_tokens`? exceed/i;
const throttlingCodes = /^(?:ThrottlingException|ServiceQuotaExceededException|rate_limit_error|rate_limit_exceeded)$/;
const unknownModelCodes = /^(?:model_not_found|ResourceNotFoundException)$/;
const unknownModelWords = /model identifier is invalid|on-demand throughput isn.t supported/i;
const refusalCodes = /^(?:content_filter|content_policy_violation|ResponsibleAIPolicyViolation)$/;

/** What the body and the headers call the error; words that are no such names are left out. */
function readError({ responseBody = '', responseHeaders = {} }: ErrorAnswer): { codes: string[]; text: string } {
  const body = parseJson(responseBody);
  const inner = isObject(body['error']) ? body['error'] : body;
  const values = [responseHeaders['x-amzn-errortype']?.split(':')[0], inner['type'], inner['code'], body['__type']];
  const codes = values.filter(
    (value) => typeof value === 'string' && /^[A-Za-z_]{3,60}$/.test(value) && value !== 'error',
  );
  const text = [inner['message'], body['message'], body['Message']]
    .filter((value) => typeof value === 'string')
    .join('\n');
  return { codes: [...new Set(codes as string[])], text };
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    // A page of a proxy, or nothing: the status has to do.
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
