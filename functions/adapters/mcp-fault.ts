import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { OAuthError, ServerError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { Fault } from '../domain/fault.ts';
import { faultIn } from './safe-fetch.ts';

/** What asking a tool server threw, as a Fault. */
export function toMcpFault(error: unknown): Fault {
  const fault = faultIn(error);
  if (fault !== undefined) return fault;
  if (isMcpError(error, ErrorCode.RequestTimeout)) return new Fault('ToolTimedOut', { cause: error });
  if (isMcpError(error, ErrorCode.ConnectionClosed)) return new Fault('ToolUnavailable', { cause: error });
  if (isRefusal(error)) return new Fault('ToolRefused', { cause: error });
  // What the SDK cannot parse, and what a server says in place of a result.
  if (error instanceof SyntaxError || isZodError(error) || isAnsweredError(error) || isOtherMedia(error)) {
    return new Fault('ToolAnswerInvalid', { cause: error });
  }
  return new Fault('ToolUnavailable', { cause: error });
}

/** Whether the server forgot the session: the request was not carried out and is to be sent in a new one. */
export function isSessionLost(error: unknown): boolean {
  return error instanceof StreamableHTTPError && error.code === 404;
}

/** A server's own error in answer to a call; the SDK's two codes mean that there was no answer. */
export function isAnsweredError(error: unknown): error is McpError {
  if (!(error instanceof McpError)) return false;
  return !isMcpError(error, ErrorCode.RequestTimeout) && !isMcpError(error, ErrorCode.ConnectionClosed);
}

function isMcpError(error: unknown, code: number): boolean {
  return error instanceof McpError && error.code === code;
}

function isRefusal(error: unknown): boolean {
  if (error instanceof UnauthorizedError) return true;
  if (error instanceof OAuthError) return !(error instanceof ServerError);
  const status = error instanceof StreamableHTTPError ? (error.code ?? 0) : 0;
  return status >= 400 && status < 500 && status !== 429;
}

/** The SDK's code for an answer that is neither JSON nor events. */
function isOtherMedia(error: unknown): boolean {
  return error instanceof StreamableHTTPError && error.code === -1;
}

/** Of whatever version of zod the SDK uses. */
function isZodError(error: unknown): boolean {
  return error instanceof Error && error.name.endsWith('ZodError');
}
