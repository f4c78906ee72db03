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

function anthropicError(status: number, type: string, message: string): WholeReply {
  return json(status, { type: 'error', error: { type, message }, request_id: 'req_1' });
}

/** An event as its stream sends it. */
function event(value: { readonly type: string; readonly [field: string]: unknown }): string {
  return sse(value, value.type);
}

function errorEvent(type: string, message: string): string {
  return event({ type: 'error', error: { type, message } });
}

const streaming: StreamDialect = {
  path: '/messages',
  contentType: 'text/event-stream; charset=utf-8',
  countsFirst: true,
  answer: (value, tokens) => anthropicPieces(JSON.stringify(value), 'end_turn', tokens),
  text: (text, end = 'stop', tokens = usual) =>
    anthropicPieces(text, { stop: 'end_turn', length: 'max_tokens', filter: 'refusal' }[end], tokens),
  errors: [
    ['an overloaded server', errorEvent('overloaded_error', 'Overloaded'), 'ModelUnavailable'],
    ['an error of the server', errorEvent('api_error', 'Internal server error'), 'ModelUnavailable'],
    ['too many requests', errorEvent('rate_limit_error', 'Too many'), 'ModelThrottled'],
    ['a time-out', errorEvent('timeout_error', 'Timed out'), 'ModelUnavailable'],
    ['too many tokens', errorEvent('invalid_request_error', 'prompt is too long: 208310 tokens'), 'ContextTooLong'],
  ],
  garbage: [
    ['half an event', 'event: content_block_delta\ndata: {"type":"content_block_de\n\n'],
    ['an event of another protocol', sse({ hello: 'world' })],
    ['an event of the right name and wrong shape', event({ type: 'content_block_delta' })],
  ],
};

export const anthropic: Dialect = {
  streaming,
  model: 'anthropic:claude-haiku-4-5',
  path: '/messages',
  endpoints: (url) => ({ anthropic: { baseUrl: url } }),
  answer: (value, tokens) =>
    eitherWay(anthropicAnswer(JSON.stringify(value), 'end_turn', tokens), streaming, streaming.answer(value, tokens)),
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

function anthropicAnswer(text: string, stop_reason: string, tokens = usual): WholeReply {
  return json(200, {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-haiku-4-5',
    content: text === '' ? [] : [{ type: 'text', text }],
    stop_reason,
    stop_sequence: null,
    usage: { ...promptUsage(tokens), output_tokens: tokens.output },
  });
}

function anthropicPieces(text: string, stop_reason: string, tokens = usual): Pieces {
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-haiku-4-5', content: [] };
  const open = { stop_reason: null, stop_sequence: null, usage: { ...promptUsage(tokens), output_tokens: 1 } };
  const delta = (piece: string) => ({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: piece },
  });
  return {
    head: [
      event({ type: 'message_start', message: { ...message, ...open } }),
      event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
      event({ type: 'ping' }),
    ],
    deltas: cut(text).map((piece) => event(delta(piece))),
    tail: [
      event({ type: 'content_block_stop', index: 0 }),
      event({
        type: 'message_delta',
        delta: { stop_reason, stop_sequence: null },
        usage: { output_tokens: tokens.output },
      }),
      event({ type: 'message_stop' }),
    ],
  };
}

function promptUsage({ input, cached, written }: Tokens): Record<string, number> {
  return {
    input_tokens: input - cached - written,
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: written,
  };
}
