import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the model server, as it came over the wire. */
export interface Exchange {
  readonly status: number;
  /** The parameters of the answer's JSON schema: tells which agent asked. */
  readonly fields: readonly string[];
  readonly content: string;
  readonly finishReason: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface RecordingProxy {
  readonly url: string;
  /** What was answered since the last call. */
  take(): Exchange[];
  close(): Promise<void>;
}

interface ChatRequest {
  response_format?: { json_schema?: { schema?: { properties?: Record<string, unknown> } } };
}
interface ChatAnswer {
  choices?: { finish_reason?: string; message?: { content?: string } }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number };
}

interface ChatChunk {
  choices?: { finish_reason?: string | null; delta?: { content?: string } }[];
  usage?: NonNullable<ChatAnswer['usage']>;
}

/** Passes everything on to the server at `target`, and keeps what it answered. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  let exchanges: Exchange[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const abort = new AbortController();
    response.on('close', () => abort.abort());
    const body = await readAll(request);
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'POST',
      headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' },
      body,
      signal: abort.signal,
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    const pieces: Buffer[] = [];
    for await (const piece of answer.body ?? []) {
      pieces.push(Buffer.from(piece));
      response.write(piece);
    }
    // Whoever stops listening is not told what it took.
    abort.signal.throwIfAborted();
    const text = Buffer.concat(pieces).toString('utf8');
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    exchanges.push(describe(answer.status, body, isStream ? wholeOf(text) : (JSON.parse(text) as ChatAnswer)));
    response.end();
  };
  const server = createServer((request, response) => {
    // Whoever asked has given up, or the server is gone: there is nobody to answer, or nothing to say.
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A stream of chunks as the answer that they are the pieces of. */
function wholeOf(stream: string): ChatAnswer {
  const chunks = stream
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice('data: '.length)) as ChatChunk);
  const choices = chunks.flatMap((chunk) => chunk.choices ?? []);
  const content = choices.map(({ delta }) => delta?.content ?? '').join('');
  const finish_reason = choices.findLast((choice) => choice.finish_reason)?.finish_reason ?? '';
  const usage = chunks.findLast((chunk) => chunk.usage)?.usage ?? {};
  return { choices: [{ finish_reason, message: { content } }], usage };
}

function describe(status: number, body: string, answer: ChatAnswer): Exchange {
  const request = JSON.parse(body) as ChatRequest;
  const [choice] = answer.choices ?? [];
  return {
    status,
    fields: Object.keys(request.response_format?.json_schema?.schema?.properties ?? {}),
    content: choice?.message?.content ?? '',
    finishReason: choice?.finish_reason ?? '',
    inputTokens: answer.usage?.prompt_tokens ?? 0,
    outputTokens: answer.usage?.completion_tokens ?? 0,
  };
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
