import { EventStreamCodec } from '@smithy/eventstream-codec';
import {
  cut,
  type Dialect,
  eitherWay,
  json,
  type Pieces,
  pages,
  type StreamDialect,
  type Tokens,
  usual,
  type WholeReply,
} from './dialect.ts';

function bedrockError(status: number, type: string, message: string): WholeReply {
  return json(status, { message }, { 'x-amzn-ErrorType': `${type}:http://internal.amazon.com/coral/` });
}

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)),
  (text) => new TextEncoder().encode(text),
);

/** A frame of application/vnd.amazon.eventstream. */
function frame(kind: 'event' | 'exception', name: string, value: unknown): Uint8Array {
  return codec.encode({
    headers: {
      [`:${kind}-type`]: { type: 'string', value: name },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: kind },
    },
    // `p` is padding, so that the length of a frame does not tell that of its text.
    body: new TextEncoder().encode(JSON.stringify({ ...(value as object), p: 'abcdefgh' })),
  });
}

const exception = (name: string, message: string) => frame('exception', name, { message });

const streaming: StreamDialect = {
  path: '/model/eu.amazon.nova-lite-v1%3A0/converse-stream',
  contentType: 'application/vnd.amazon.eventstream',
  countsFirst: false,
  answer: (value, tokens) => bedrockPieces(JSON.stringify(value), true, 'tool_use', tokens),
  text: (text, end = 'stop', tokens = usual) =>
    bedrockPieces(text, false, { stop: 'end_turn', length: 'max_tokens', filter: 'content_filtered' }[end], tokens),
  errors: [
    ['too many requests', exception('throttlingException', 'Too many tokens, please wait'), 'ModelThrottled'],
    ['a model that failed', exception('modelStreamErrorException', 'The model failed'), 'ModelUnavailable'],
    ['an error of the server', exception('internalServerException', 'Internal error'), 'ModelUnavailable'],
    ['an overloaded server', exception('serviceUnavailableException', 'Unavailable'), 'ModelUnavailable'],
    [
      'too many input tokens',
      exception('validationException', 'Input is too long for requested model.'),
      'ContextTooLong',
    ],
    ['a request it does not understand', exception('validationException', 'Malformed input'), 'ModelRejected'],
  ],
  garbage: [
    ['a frame whose checksum is wrong', broken(exception('throttlingException', 'Too many'))],
    ['a frame that is no frame', new TextEncoder().encode('<html><head><title>Bad gateway</title></head></html>')],
    [
      'a frame without JSON',
      codec.encode({
        headers: {
          ':event-type': { type: 'string', value: 'contentBlockDelta' },
          ':message-type': { type: 'string', value: 'event' },
        },
        body: new TextEncoder().encode('{"delta":'),
      }),
    ],
  ],
};

function broken(bytes: Uint8Array): Uint8Array {
  return bytes.with(bytes.length - 10, (bytes.at(-10) ?? 0) ^ 1);
}

export const bedrock: Dialect = {
  streaming,
  model: 'bedrock:eu.amazon.nova-lite-v1:0',
  path: '/model/eu.amazon.nova-lite-v1%3A0/converse',
  endpoints: (url) => ({ bedrock: { baseUrl: url, region: 'eu-west-1', credentialsSecret: 'credentials' } }),
  answer: (value, tokens) =>
    eitherWay(
      bedrockAnswer([{ toolUse: { toolUseId: 'tool_1', name: 'json', input: value } }], 'tool_use', tokens),
      streaming,
      streaming.answer(value, tokens),
    ),
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

function bedrockAnswer(content: readonly unknown[], stopReason: string, tokens = usual): WholeReply {
  return json(200, {
    output: { message: { role: 'assistant', content } },
    stopReason,
    metrics: { latencyMs: 10 },
    usage: bedrockUsage(tokens),
  });
}

function bedrockPieces(text: string, isTool: boolean, stopReason: string, tokens = usual): Pieces {
  const event = (name: string, value: unknown) => frame('event', name, value);
  const delta = (piece: string) => (isTool ? { toolUse: { input: piece } } : { text: piece });
  const start = event('contentBlockStart', {
    contentBlockIndex: 0,
    start: { toolUse: { toolUseId: 'tool_1', name: 'json' } },
  });
  return {
    head: [event('messageStart', { role: 'assistant' }), ...(isTool ? [start] : [])],
    deltas: cut(text).map((piece) => event('contentBlockDelta', { contentBlockIndex: 0, delta: delta(piece) })),
    tail: [
      event('contentBlockStop', { contentBlockIndex: 0 }),
      event('messageStop', { stopReason }),
      event('metadata', {
        usage: bedrockUsage(tokens),
        metrics: { latencyMs: 10 },
      }),
    ],
  };
}

function bedrockUsage({ input, cached, written, output }: Tokens): Record<string, number> {
  return {
    inputTokens: input - cached - written,
    outputTokens: output,
    totalTokens: input + output,
    cacheReadInputTokens: cached,
    cacheWriteInputTokens: written,
  };
}
