import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import type { Resource } from '../template/resolve-template.ts';
import { decodeChunked } from './decode-chunked.ts';
import type { EventBus } from './event-bus.ts';
import { entityTag, type ObjectInfo, type ObjectStore, openObjectStore, type PutCondition } from './object-store.ts';
import { deletedToXml, listToXml, objectKeysOf, S3Error } from './s3-xml.ts';

export interface S3Request {
  readonly method: string;
  /** As sent: still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface S3Response {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export type S3 = (request: S3Request) => Promise<S3Response>;

/** One bucket, and who is told when it changes. */
interface Bucket {
  readonly store: ObjectStore;
  readonly tell: (detailType: 'Object Created' | 'Object Deleted', object: { key: string; size?: number }) => void;
}

/**
 * S3 in `folder`, path style, with the buckets of the template. Bodies are kept, nothing else of an object:
 * no content type, metadata, versions or life cycle. What it does not know it refuses. Buckets whose
 * template says so tell the bus of every object that comes or goes.
 */
export function openS3(folder: string, resources: readonly Resource[], bus: Pick<EventBus, 'emit'>): S3 {
  mkdirSync(folder, { recursive: true });
  const buckets = new Map(
    resources
      .filter((resource) => resource.type === 'AWS::S3::Bucket')
      .map((resource) => [
        resource.name,
        { store: openObjectStore(join(folder, resource.name)), tell: readNotifications(resource, bus) },
      ]),
  );
  return async (request) => {
    const [name = '', ...rest] = request.path.slice(1).split('/');
    const bucket = buckets.get(name);
    if (bucket === undefined) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', name);
    const { store } = bucket;
    refuseUnknown(request);
    const key = decodeURIComponent(rest.join('/'));
    if (key !== '') return onObject(bucket, key, request);
    if (request.method === 'GET' && request.query.get('list-type') === '2') return list(store, name, request.query);
    if (request.method === 'POST' && request.query.has('delete')) return deleteMany(bucket, request);
    throw notImplemented(`${request.method} of a bucket`);
  };
}

const notificationsSchema = z.object({
  NotificationConfiguration: z
    .strictObject({ EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: z.boolean() }) })
    .optional(),
});

function readNotifications(resource: Resource, bus: Pick<EventBus, 'emit'>): Bucket['tell'] {
  const { data, error } = notificationsSchema.safeParse(resource.properties);
  if (error !== undefined) throw new Problem(`Bucket ${resource.logicalId}: ${z.prettifyError(error)}`);
  if (data.NotificationConfiguration?.EventBridgeConfiguration.EventBridgeEnabled !== true) return () => {};
  const { name, arn } = resource;
  return (detailType, object) =>
    bus.emit({
      source: 'aws.s3',
      detailType,
      resources: [arn],
      detail: { version: '0', bucket: { name }, object },
    });
}

async function onObject({ store, tell }: Bucket, key: string, request: S3Request): Promise<S3Response> {
  switch (request.method) {
    case 'PUT': {
      const body = decodeChunked(request.body, request.headers);
      const condition = conditionOf(request);
      if (!(await store.put(key, body, condition))) throw conditionFailed(condition, store.tag(key), key);
      tell('Object Created', { key, size: body.length });
      return { status: 200, headers: { etag: entityTag(body) } };
    }
    case 'GET':
    case 'HEAD': {
      const object = await store.get(key);
      if (object === undefined) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.', key);
      const headers = {
        'content-type': 'binary/octet-stream',
        'content-length': String(object.body.length),
        'last-modified': object.modified.toUTCString(),
        etag: entityTag(object.body),
      };
      return { status: 200, headers, body: object.body };
    }
    case 'DELETE':
      store.delete(key);
      tell('Object Deleted', { key });
      return { status: 204 };
    default:
      throw notImplemented(`${request.method} of an object`);
  }
}

/** `If-Match: "…"` or `If-None-Match: *`, which is all that S3 takes for a PUT. */
function conditionOf({ headers }: S3Request): PutCondition {
  const tag = headers['if-match'];
  if (typeof tag === 'string') return { tag };
  if (headers['if-none-match'] === '*') return { tag: undefined };
  if (headers['if-none-match'] !== undefined) throw notImplemented('If-None-Match with anything but *');
  return 'none';
}

function conditionFailed(condition: PutCondition, present: string | undefined, key: string): S3Error {
  return present === undefined && condition !== 'none'
    ? new S3Error(404, 'NoSuchKey', 'The specified key does not exist.', key)
    : new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', key);
}

async function list(store: ObjectStore, bucket: string, query: URLSearchParams): Promise<S3Response> {
  const prefix = query.get('prefix') ?? '';
  const maxKeys = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const remaining = (await store.list(prefix)).filter(
    (object) => Buffer.compare(bytes(object), Buffer.from(after)) > 0,
  );
  const page = remaining.slice(0, maxKeys);
  const last = page.at(-1);
  const next = remaining.length > page.length && last ? Buffer.from(last.key).toString('base64url') : undefined;
  const tagged = page.map((object) => ({ ...object, tag: store.tag(object.key) }));
  return xml(listToXml({ bucket, prefix, maxKeys, page: tagged, next }));
}

function bytes(object: ObjectInfo): Buffer {
  return Buffer.from(object.key);
}

function deleteMany({ store, tell }: Bucket, request: S3Request): S3Response {
  const { keys, quiet } = objectKeysOf(request.body.toString());
  for (const key of keys) {
    store.delete(key);
    tell('Object Deleted', { key });
  }
  return xml(deletedToXml(quiet ? [] : keys));
}

const refusedQueries = ['delimiter', 'encoding-type', 'uploads', 'uploadId', 'versionId', 'tagging', 'acl'];
const refusedHeaders = ['if-modified-since', 'range', 'x-amz-copy-source'];
const conditions = ['if-match', 'if-none-match'];

/** To ignore a condition would be to do something else than was asked. */
function refuseUnknown(request: S3Request): void {
  const query = refusedQueries.find((name) => request.query.has(name));
  if (query !== undefined) throw notImplemented(`the query ${query}`);
  const refused = request.method === 'PUT' ? refusedHeaders : [...refusedHeaders, ...conditions];
  const header = refused.find((name) => request.headers[name] !== undefined);
  if (header !== undefined) throw notImplemented(`the header ${header}`);
}

function notImplemented(what: string): S3Error {
  return new S3Error(501, 'NotImplemented', `The local stack does not know ${what}`, '');
}

function xml(body: string): S3Response {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}
