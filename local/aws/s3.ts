import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../template/resolve-template.ts';
import { decodeChunked } from './decode-chunked.ts';
import { entityTag, type ObjectInfo, type ObjectStore, openObjectStore } from './object-store.ts';
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

/**
 * S3 in `folder`, path style, with the buckets of the template. Bodies are kept, nothing else of an object:
 * no content type, metadata, versions or life cycle. What it does not know it refuses.
 */
export function openS3(folder: string, resources: readonly Resource[]): S3 {
  mkdirSync(folder, { recursive: true });
  const buckets = new Map(
    resources
      .filter((resource) => resource.type === 'AWS::S3::Bucket')
      .map((bucket) => [bucket.name, openObjectStore(join(folder, bucket.name))]),
  );
  return async (request) => {
    const [name = '', ...rest] = request.path.slice(1).split('/');
    const store = buckets.get(name);
    if (store === undefined) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', name);
    refuseUnknown(request);
    const key = decodeURIComponent(rest.join('/'));
    if (key !== '') return onObject(store, key, request);
    if (request.method === 'GET' && request.query.get('list-type') === '2') return list(store, name, request.query);
    if (request.method === 'POST' && request.query.has('delete')) return deleteMany(store, request);
    throw notImplemented(`${request.method} of a bucket`);
  };
}

async function onObject(store: ObjectStore, key: string, request: S3Request): Promise<S3Response> {
  switch (request.method) {
    case 'PUT': {
      const body = decodeChunked(request.body, request.headers);
      await store.put(key, body);
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
      return { status: 204 };
    default:
      throw notImplemented(`${request.method} of an object`);
  }
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
  return xml(listToXml({ bucket, prefix, maxKeys, page, next }));
}

function bytes(object: ObjectInfo): Buffer {
  return Buffer.from(object.key);
}

function deleteMany(store: ObjectStore, request: S3Request): S3Response {
  const { keys, quiet } = objectKeysOf(request.body.toString());
  for (const key of keys) store.delete(key);
  return xml(deletedToXml(quiet ? [] : keys));
}

const refusedQueries = ['delimiter', 'encoding-type', 'uploads', 'uploadId', 'versionId', 'tagging', 'acl'];
const refusedHeaders = ['if-match', 'if-none-match', 'if-modified-since', 'range', 'x-amz-copy-source'];

/** To ignore a condition would be to do something else than was asked. */
function refuseUnknown(request: S3Request): void {
  const query = refusedQueries.find((name) => request.query.has(name));
  if (query !== undefined) throw notImplemented(`the query ${query}`);
  const header = refusedHeaders.find((name) => request.headers[name] !== undefined);
  if (header !== undefined) throw notImplemented(`the header ${header}`);
}

function notImplemented(what: string): S3Error {
  return new S3Error(501, 'NotImplemented', `The local stack does not know ${what}`, '');
}

function xml(body: string): S3Response {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}
