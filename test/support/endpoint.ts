import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Role } from '../../contract/words.ts';
import { hashKey, newKey } from '../../functions/domain/api-key.ts';

/** A service as its callers see it, wherever it runs. */
export interface Endpoint {
  /** Requests that it takes at the same time. */
  readonly burst: number;
  /** Whether `$context` is filled in where the gateway itself answers; a local endpoint may lack that. */
  readonly fillsContext: boolean;
  /** A web page that may read its answers. */
  readonly listedOrigin: string;
  /** A key for this user, with the role `caller` unless told. */
  keyFor(tenantId: string, userId: string, change?: KeyChange): Promise<string>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Orders a report and waits until it has ended. */
  report(key: string, order: unknown): Promise<Json>;
  ended(key: string, taskId: string): Promise<Json>;
  close(): Promise<void>;
}

export interface KeyChange {
  readonly roles?: readonly Role[];
  readonly labels?: readonly string[];
  readonly expiresAtSeconds?: number;
  readonly revokedAt?: string;
}

export interface CallOptions {
  readonly key?: string;
  /** Sent as JSON; a string as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What JSON.parse gives: the shape of an answer is what the tests assert. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: Json;
}

/** The service at `url`; `pollMs` is how long to wait between two looks at a running report. */
export function connect(
  url: string,
  options: Pick<Endpoint, 'keyFor' | 'burst' | 'fillsContext' | 'listedOrigin' | 'close'> & { pollMs: number },
): Endpoint {
  const { pollMs, ...rest } = options;
  const root = url.replace(/\/+$/, '');
  const call: Endpoint['call'] = (method, path, init) => request(root, method, path, init);
  const ended: Endpoint['ended'] = async (key, taskId) => {
    for (;;) {
      const { json } = await call('GET', `/v1/reports/${taskId}`, { key });
      if (json.status !== 'PENDING' && json.status !== 'RUNNING') return json;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  };
  return {
    ...rest,
    call,
    ended,
    async report(key, order) {
      const accepted = await call('POST', '/v1/reports', { key, body: order });
      if (accepted.status !== 202) throw new Error(`The order was answered with ${accepted.status}: ${accepted.text}`);
      return ended(key, accepted.json.taskId);
    },
  };
}

/** Makes keys by writing their rows into the keys table. */
export function makeKeysIn(table: string | undefined): Endpoint['keyFor'] {
  return async (tenantId, userId, change = {}) => {
    const key = newKey();
    const keyHash = hashKey(key);
    const row = { keyHash, keyId: keyHash.slice(0, 12), tenantId, userId, roles: ['caller'], ...change };
    await new DynamoDBClient({}).send(new PutItemCommand({ TableName: table, Item: marshall(row) }));
    return key;
  };
}

async function request(root: string, method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { key, body, headers } = options;
  const response = await fetch(root + path, {
    method,
    headers: {
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const isJson = text !== '' && (response.headers.get('content-type')?.includes('json') ?? false);
  return { status: response.status, headers: response.headers, bytes, text, json: isJson ? JSON.parse(text) : {} };
}
