import {
  cut,
  type Dialect,
  eitherWay,
  json,
  type Pieces,
  pages,
  type StreamDialect,
  sse,
  type Tokens,
  usual,
  type WholeReply,
} from './dialect.ts';

function openAiError(status: number, error: Record<string, unknown>): WholeReply {
  return json(status, { error: { param: null, ...error } });
}

const streaming: StreamDialect = {
  path: '/chat/completions',
  contentType: 'text/event-stream',
  countsFirst: false,
  answer: (value, tokens) => openAiPieces(JSON.stringify(value), 'stop', tokens),
  text: (text, end = 'stop', tokens = usual) => openAiPieces(text, end === 'filter' ? 'content_filter' : end, tokens),
  errors: [
    [
      'an error of the server',
      sse({ error: { message: 'The server had an error', type: 'server_error', param: null, code: null } }),
      'ModelUnavailable',
    ],
    [
      'too many requests',
      sse({ error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } }),
      'ModelThrottled',
    ],
    [
      'a spent quota',
      sse({ error: { message: 'Quota exceeded', type: 'insufficient_quota', code: 'insufficient_quota' } }),
      'ModelQuotaSpent',
    ],
    [
      'an error of vLLM',
      sse({ error: { object: 'error', message: 'The engine died', type: 'InternalServerError', code: 500 } }),
      'ModelUnavailable',
    ],
    [
      'a context that llama-server cannot extend',
      sse({ error: { code: 500, message: 'Context size has been exceeded.', type: 'server_error' } }),
      'ModelUnavailable',
    ],
  ],
  garbage: [
    ['half a chunk', 'data: {"choices":[{"index":0,"del\n\n'],
    ['a chunk of a wrong shape', sse({ choices: [{ delta: { content: 7 } }] })],
    ['an event that is no chunk', sse({ hello: 'world' })],
  ],
};

export const openAi: Dialect = {
  streaming,
  model: 'openai-compatible:gpt-test',
  path: '/chat/completions',
  endpoints: (url) => ({ 'openai-compatible': { baseUrl: url } }),
  answer: (value, tokens) =>
    eitherWay(openAiAnswer(JSON.stringify(value), 'stop', tokens), streaming, streaming.answer(value, tokens)),
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

function openAiAnswer(content: string, finish_reason: string, tokens = usual): WholeReply {
  return json(200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'gpt-test',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason }],
    usage: openAiUsage(tokens),
  });
}

function openAiPieces(content: string, finish_reason: string, tokens = usual): Pieces {
  const chunk = (delta: unknown, finish: string | null = null) =>
    sse({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1_790_000_000,
      model: 'gpt-test',
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  const usage = openAiUsage(tokens);
  return {
    head: [chunk({ role: 'assistant', content: '' })],
    deltas: cut(content).map((piece) => chunk({ content: piece })),
    tail: [
      chunk({}, finish_reason),
      sse({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'gpt-test', choices: [], usage }),
      sse('[DONE]'),
    ],
  };
}

function openAiUsage({ input, cached, output }: Tokens): Record<string, unknown> {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
  };
}
