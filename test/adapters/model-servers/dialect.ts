import type { FaultName } from '../../../contract/errors.ts';
import type { ModelEndpoints, ModelName } from '../../../contract/models.ts';
import type { ReceivedRequest, Reply, StreamReply } from './thinking-server.ts';

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
  readonly errors: readonly (readonly [what: string, reply: WholeReply, fault: FaultName])[];
  readonly streaming: StreamDialect;
}

export type WholeReply = Exclude<Reply, string | StreamReply>;

/** How it answers piece by piece. */
export interface StreamDialect {
  readonly path: string;
  readonly contentType: string;
  readonly answer: (value: unknown, tokens?: Tokens) => Pieces;
  readonly text: (text: string, end?: 'stop' | 'length' | 'filter', tokens?: Tokens) => Pieces;
  /** Whether it tells at the beginning how long the prompt is. */
  readonly countsFirst: boolean;
  /** What it sends in the middle of an answer that it cannot end, with what that means to us. */
  readonly errors: readonly (readonly [what: string, piece: string | Uint8Array, fault: FaultName])[];
  /** What is no piece of this protocol. */
  readonly garbage: readonly (readonly [what: string, piece: string | Uint8Array])[];
}

export interface Pieces {
  readonly head: readonly (string | Uint8Array)[];
  /** One for each few characters of the answer. */
  readonly deltas: readonly (string | Uint8Array)[];
  readonly tail: readonly (string | Uint8Array)[];
}

/** The text in pieces of a few characters, as models write. */
export function cut(text: string): string[] {
  return text.match(/[^]{1,4}/g) ?? [];
}

/** An event of a stream of server-sent events. */
export function sse(data: unknown, event?: string): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${text}\n\n`;
}

/** A whole stream, with its end. */
export function streamed({ contentType }: StreamDialect, { head, deltas, tail }: Pieces): StreamReply {
  return { contentType, pieces: [...head, ...deltas, ...tail], ending: 'end' };
}

/** An answer that comes whole or piece by piece, as the request asks. */
export function eitherWay(whole: WholeReply, dialect: StreamDialect, pieces: Pieces): WholeReply {
  return { ...whole, streamed: streamed(dialect, pieces) };
}

export const usual: Tokens = { input: 100, cached: 0, written: 0, output: 20 };

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): WholeReply {
  return { status, headers, body: JSON.stringify(body) };
}

const page = '<html><head><title>Bad gateway</title></head><body>nginx</body></html>';
const html = { 'content-type': 'text/html' };

/** What any server may send that stands before the provider's own. */
export const pages: Dialect['errors'] = [
  ['a page of a proxy', { status: 502, headers: html, body: page }, 'ModelUnavailable'],
  ['a page in the place of an answer', { status: 200, headers: html, body: page }, 'ModelUnavailable'],
  ['half an answer', { status: 200, body: '{"id":"x","choi' }, 'ModelUnavailable'],
  ['an answer of another protocol', { status: 200, body: '{"hello":"world"}' }, 'ModelUnavailable'],
  ['no body', { status: 500, body: '' }, 'ModelUnavailable'],
  ['a gateway that waited too long', { status: 504, headers: html, body: page }, 'ModelTimedOut'],
];
