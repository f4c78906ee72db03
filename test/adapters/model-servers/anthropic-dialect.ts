import { type Dialect, json, pages, usual } from './dialect.ts';
import type { Reply } from './thinking-server.ts';

function anthropicError(status: number, type: string, message: string): Exclude<Reply, string> {
  return json(status, { type: 'error', error: { type, message }, request_id: 'req_1' });
}

export const anthropic: Dialect = {
  model: 'anthropic:claude-haiku-4-5',
  path: '/messages',
  endpoints: (url) => ({ anthropic: { baseUrl: url } }),
  answer: (value, tokens) => anthropicAnswer(JSON.stringify(value), 'end_turn', tokens),
  text: (text, end = 'stop') =>
    anthropicAnswer(text, { stop: 'end_turn', length: 'max_tokens', filter: 'refusal' }[end]),
  keyIn: ({ headers }) => headers['x-api-key']?.toString(),
  marksCache: ({ text }) => text.includes('"cache_control":{"type":"ephemeral"}'),
  systemIn: ({ body }) => JSON.stringify(body['system']),
  errors: [
    ...pages,
    ['a wrong key', anthropicError(401, 'authentication_error', 'invalid x-api-key'), 'ModelKeyInvalid'],
    ['a key without leave', anthropicError(403, 'permission_error', 'Not allowed'), 'ModelKeyInvalid'],
    [
      'no credit',
      anthropicError(400, 'invalid_request_error', 'Your credit balance is too low to access the API.'),
      'ModelQuotaSpent',
    ],
    ['a bill that was not paid', anthropicError(402, 'billing_error', 'Payment required'), 'ModelQuotaSpent'],
    ['an unknown model', anthropicError(404, 'not_found_error', 'model: claude-none'), 'ModelNotFound'],
    [
      'a body too large',
      anthropicError(413, 'request_too_large', 'Request exceeds the maximum size'),
      'ContextTooLong',
    ],
    [
      'too many tokens',
      anthropicError(400, 'invalid_request_error', 'prompt is too long: 208310 tokens > 200000 maximum'),
      'ContextTooLong',
    ],
    [
      'a request it does not understand',
      anthropicError(400, 'invalid_request_error', 'messages: field required'),
      'ModelRejected',
    ],
    [
      'too many requests',
      anthropicError(429, 'rate_limit_error', 'Number of request tokens has exceeded your limit'),
      'ModelThrottled',
    ],
    ['an error of the server', anthropicError(500, 'api_error', 'Internal server error'), 'ModelUnavailable'],
    ['a server that waited too long', anthropicError(504, 'timeout_error', 'Timed out'), 'ModelTimedOut'],
    ['an overloaded server', anthropicError(529, 'overloaded_error', 'Overloaded'), 'ModelUnavailable'],
  ],
};

function anthropicAnswer(text: string, stop_reason: string, tokens = usual): Reply {
  return json(200, {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-haiku-4-5',
    content: text === '' ? [] : [{ type: 'text', text }],
    stop_reason,
    stop_sequence: null,
    usage: {
      input_tokens: tokens.input - tokens.cached - tokens.written,
      cache_read_input_tokens: tokens.cached,
      cache_creation_input_tokens: tokens.written,
      output_tokens: tokens.output,
    },
  });
}
