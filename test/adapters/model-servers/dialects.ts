import type { FaultName } from '../../../contract/errors.ts';
import type { ModelEndpoints, ModelName } from '../../../contract/models.ts';
import type { ReceivedRequest, Reply } from './thinking-server.ts';

export interface Tokens {
  /** All that were read, those from and for the cache included. */
  readonly input: number;
  readonly cached: number;
  readonly written: number;
  readonly output: number;
}

/** How one provider's server speaks. */
export interface Dialect {
  readonly model: ModelName;
  readonly path: string;
  readonly endpoints: (url: string) => ModelEndpoints;
  /** An object in the shape that was asked for. */
  readonly answer: (value: unknown, tokens?: Tokens) => Reply;
  /** Text, and why it ends: of itself, at the token limit, by a filter. */
  readonly text: (text: string, end?: 'stop' | 'length' | 'filter') => Reply;
  /** What the server was told: the key, and whether the system prompt is to be cached. */
  readonly keyIn: (request: ReceivedRequest) => string | undefined;
  readonly marksCache: (request: ReceivedRequest) => boolean;
  readonly systemIn: (request: ReceivedRequest) => string;
  /** Errors as the provider documents or sends them, with what they mean to us. */
  readonly errors: readonly (readonly [what: string, reply: Exclude<Reply, string>, fault: FaultName])[];
}

const usual: Tokens = { input: 100, cached: 0, written: 0, output: 20 };

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Exclude<Reply, string> {
  return { status, headers, body: JSON.stringify(body) };
}

const page = '<html><head><title>Bad gateway</title></head><body>nginx</body></html>';
const html = { 'content-type': 'text/html' };

const pages: Dialect['errors'] = [
  ['a page of a proxy', { status: 502, headers: html, body: page }, 'ModelUnavailable'],
  ['a page in the place of an answer', { status: 200, headers: html, body: page }, 'ModelUnavailable'],
  ['half an answer', { status: 200, body: '{"id":"x","choi' }, 'ModelUnavailable'],
  ['an answer of another protocol', { status: 200, body: '{"hello":"world"}' }, 'ModelUnavailable'],
  ['no body', { status: 500, body: '' }, 'ModelUnavailable'],
  ['a gateway that waited too long', { status: 504, headers: html, body: page }, 'ModelTimedOut'],
];

function openAiError(status: number, error: Record<string, unknown>): Exclude<Reply, string> {
  return json(status, { error: { param: null, ...error } });
}

const openAi: Dialect = {
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

function anthropicError(status: number, type: string, message: string): Exclude<Reply, string> {
  return json(status, { type: 'error', error: { type, message }, request_id: 'req_1' });
}

const anthropic: Dialect = {
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

function bedrockError(status: number, type: string, message: string): Exclude<Reply, string> {
  return json(status, { message }, { 'x-amzn-ErrorType': `${type}:http://internal.amazon.com/coral/` });
}

const bedrock: Dialect = {
  model: 'bedrock:eu.amazon.nova-lite-v1:0',
  path: '/model/eu.amazon.nova-lite-v1%3A0/converse',
  endpoints: (url) => ({ bedrock: { baseUrl: url, region: 'eu-west-1', credentialsSecret: 'credentials' } }),
  answer: (value, tokens) =>
    bedrockAnswer([{ toolUse: { toolUseId: 'tool_1', name: 'json', input: value } }], 'tool_use', tokens),
  text: (text, end = 'stop') =>
    bedrockAnswer(
      text === '' ? [] : [{ text }],
      { stop: 'end_turn', length: 'max_tokens', filter: 'content_filtered' }[end],
    ),
  keyIn: ({ headers }) => /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1],
  marksCache: ({ text }) => text.includes('"cachePoint":{"type":"default"}'),
  systemIn: ({ body }) => JSON.stringify(body['system']),
  errors: [
    ...pages,
    [
      'a role without leave',
      bedrockError(403, 'AccessDeniedException', 'is not authorized to perform'),
      'ModelKeyInvalid',
    ],
    [
      'a token that has expired',
      bedrockError(403, 'ExpiredTokenException', 'The security token is expired'),
      'ModelKeyInvalid',
    ],
    [
      'an unknown model',
      bedrockError(404, 'ResourceNotFoundException', 'Could not resolve the model'),
      'ModelNotFound',
    ],
    [
      'a name that is none',
      bedrockError(400, 'ValidationException', 'The provided model identifier is invalid.'),
      'ModelNotFound',
    ],
    [
      'a model that needs a profile',
      bedrockError(400, 'ValidationException', "Invocation with on-demand throughput isn't supported."),
      'ModelNotFound',
    ],
    [
      'too many tokens',
      bedrockError(400, 'ValidationException', 'Input is too long for requested model.'),
      'ContextTooLong',
    ],
    [
      'a request it does not understand',
      bedrockError(400, 'ValidationException', 'Malformed input request'),
      'ModelRejected',
    ],
    ['a time-out', bedrockError(408, 'ModelTimeoutException', 'Processing time exceeded'), 'ModelTimedOut'],
    ['a model that failed', bedrockError(424, 'ModelErrorException', 'The model failed'), 'ModelUnavailable'],
    ['too many requests', bedrockError(429, 'ThrottlingException', 'Too many requests'), 'ModelThrottled'],
    [
      'too many tokens a minute',
      bedrockError(429, 'ThrottlingException', 'Too many tokens, please wait before trying again.'),
      'ModelThrottled',
    ],
    [
      'a quota',
      bedrockError(400, 'ServiceQuotaExceededException', 'Your request exceeds the service quota'),
      'ModelThrottled',
    ],
    [
      'a model that is not ready',
      bedrockError(429, 'ModelNotReadyException', 'The model is not ready'),
      'ModelThrottled',
    ],
    ['an error of the server', bedrockError(500, 'InternalServerException', 'Internal error'), 'ModelUnavailable'],
    ['an overloaded server', bedrockError(503, 'ServiceUnavailableException', 'Unavailable'), 'ModelUnavailable'],
  ],
};

function bedrockAnswer(content: readonly unknown[], stopReason: string, tokens = usual): Reply {
  return json(200, {
    output: { message: { role: 'assistant', content } },
    stopReason,
    metrics: { latencyMs: 10 },
    usage: {
      inputTokens: tokens.input - tokens.cached - tokens.written,
      outputTokens: tokens.output,
      totalTokens: tokens.input + tokens.output,
      cacheReadInputTokens: tokens.cached,
      cacheWriteInputTokens: tokens.written,
    },
  });
}

export const dialects = [openAi, anthropic, bedrock];
