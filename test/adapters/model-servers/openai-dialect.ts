import { type Dialect, json, pages, usual } from './dialect.ts';
import type { Reply } from './thinking-server.ts';

function openAiError(status: number, error: Record<string, unknown>): Exclude<Reply, string> {
  return json(status, { error: { param: null, ...error } });
}

export const openAi: Dialect = {
  model: 'openai-compatible:gpt-test',
  path: '/chat/completions',
  endpoints: (url) => ({ 'openai-compatible': { baseUrl: url } }),
  answer: (value, tokens) => openAiAnswer(JSON.stringify(value), 'stop', tokens),
  text: (text, end = 'stop') => openAiAnswer(text, end === 'filter' ? 'content_filter' : end),
  keyIn: ({ headers }) => headers.authorization?.replace('Bearer ', ''),
  marksCache: () => false,
  systemIn: ({ body }) => JSON.stringify((body['messages'] as unknown[])[0]),
  errors: [
    ...pages,
    [
      'a wrong key',
      openAiError(401, { message: 'Incorrect API key', type: 'invalid_request_error', code: 'invalid_api_key' }),
      'ModelKeyInvalid',
    ],
    [
      'a forbidden region',
      openAiError(403, {
        message: 'Not supported',
        type: 'request_forbidden',
        code: 'unsupported_country_region_territory',
      }),
      'ModelKeyInvalid',
    ],
    [
      'an unknown model',
      openAiError(404, { message: 'The model does not exist', type: 'invalid_request_error', code: 'model_not_found' }),
      'ModelNotFound',
    ],
    ['a time-out', openAiError(408, { message: 'Request timed out', type: 'timeout' }), 'ModelTimedOut'],
    ['a body too large', openAiError(413, { message: 'Too large', type: 'invalid_request_error' }), 'ContextTooLong'],
    [
      'too many tokens',
      openAiError(400, {
        message: "This model's maximum context length is 8192 tokens",
        type: 'invalid_request_error',
        code: 'context_length_exceeded',
      }),
      'ContextTooLong',
    ],
    [
      'too many tokens for llama-server',
      openAiError(400, {
        message: 'the request exceeds the available context size',
        type: 'exceed_context_size_error',
        code: 400,
      }),
      'ContextTooLong',
    ],
    [
      'too many tokens for vLLM',
      json(400, {
        object: 'error',
        message: "This model's maximum context length is 8192 tokens.",
        type: 'BadRequestError',
        param: null,
        code: 400,
      }),
      'ContextTooLong',
    ],
    [
      'a filtered prompt',
      openAiError(400, { message: 'Filtered', type: null, code: 'content_filter' }),
      'ModelRefused',
    ],
    [
      'a parameter it does not know',
      openAiError(400, { message: 'Unsupported value', type: 'invalid_request_error', code: 'unsupported_value' }),
      'ModelRejected',
    ],
    [
      'too many requests',
      openAiError(429, { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' }),
      'ModelThrottled',
    ],
    [
      'a spent quota',
      openAiError(429, {
        message: 'You exceeded your current quota',
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      }),
      'ModelQuotaSpent',
    ],
    [
      'an error of the server',
      openAiError(500, { message: 'The server had an error', type: 'server_error' }),
      'ModelUnavailable',
    ],
    [
      'an overloaded server',
      openAiError(503, { message: 'The engine is overloaded', type: 'service_unavailable' }),
      'ModelUnavailable',
    ],
  ],
};

function openAiAnswer(content: string, finish_reason: string, tokens = usual): Reply {
  return json(200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'gpt-test',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason }],
    usage: {
      prompt_tokens: tokens.input,
      completion_tokens: tokens.output,
      total_tokens: tokens.input + tokens.output,
      prompt_tokens_details: { cached_tokens: tokens.cached },
    },
  });
}
