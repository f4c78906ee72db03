import { type Dialect, json, pages, usual } from './dialect.ts';
import type { Reply } from './thinking-server.ts';

function bedrockError(status: number, type: string, message: string): Exclude<Reply, string> {
  return json(status, { message }, { 'x-amzn-ErrorType': `${type}:http://internal.amazon.com/coral/` });
}

export const bedrock: Dialect = {
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
