import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { environmentNames } from '../../contract/environment.ts';
import type { Role } from '../../contract/shapes.ts';
import { hashKey, newKey } from '../../functions/domain/api-key.ts';
import { type LocalStack, type StackOptions, startStack } from '../../local/start-stack.ts';

const repository = path.join(import.meta.dirname, '..', '..');
export const manual = path.join(repository, 'knowledge');

export interface Service extends LocalStack {
  /** A key for this user, with the role `caller` unless told. */
  keyFor(tenantId: string, userId: string, change?: KeyChange): Promise<string>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Orders a report and waits until it has ended. */
  report(key: string, order: unknown): Promise<Json>;
  ended(key: string, taskId: string): Promise<Json>;
}

export interface KeyChange {
  readonly roles?: readonly Role[];
  readonly expiresAtSeconds?: number;
  readonly revokedAt?: string;
}

export interface CallOptions {
  readonly key?: string;
  /** Sent as JSON; a string or bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What JSON.parse gives: the shape of an answer is what the tests assert. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
}

/** The whole service on free ports and an empty data folder, which goes when the service is closed. */
export async function startService(options: Partial<StackOptions> = {}): Promise<Service> {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'dossier-test-'));
  const stack = await startStack({
    knowledgeFolder: manual,
    port: 0,
    retryDelayScale: 0,
    sweepEveryMs: Number.POSITIVE_INFINITY,
    ...options,
    dataFolder,
  });
  const service: Service = {
    ...stack,
    keyFor,
    call: (method, url, call) => request(stack.apiUrl, method, url, call),
    async report(key, order) {
      const accepted = await service.call('POST', '/v1/reports', { key, body: order });
      if (accepted.status !== 202) throw new Error(`The order was answered with ${accepted.status}: ${accepted.text}`);
      return service.ended(key, accepted.json['taskId']);
    },
    async ended(key, taskId) {
      for (;;) {
        const { json } = await service.call('GET', `/v1/reports/${taskId}`, { key });
        if (json['status'] !== 'PENDING' && json['status'] !== 'RUNNING') return json;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async close() {
      await stack.close();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  return service;
}

async function keyFor(tenantId: string, userId: string, change: KeyChange = {}): Promise<string> {
  const key = newKey();
  const keyHash = hashKey(key);
  const row = { keyHash, keyId: keyHash.slice(0, 12), tenantId, userId, roles: ['caller'], ...change };
  await new DynamoDBClient({}).send(
    new PutItemCommand({ TableName: process.env[environmentNames.keysTable], Item: marshall(row) }),
  );
  return key;
}

async function request(apiUrl: string, method: string, url: string, options: CallOptions = {}): Promise<Answer> {
  const { key, body, headers } = options;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(apiUrl + url, {
    method,
    headers: {
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
}
