import type { ObjectInfo } from './object-store.ts';

/** An error as S3 answers it. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;
  readonly code: string;
  readonly resource: string;

  constructor(status: number, code: string, message: string, resource: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.resource = resource;
  }
}

export function errorToXml(error: S3Error, requestId: string): string {
  return `${declaration}<Error>${element('Code', error.code)}${element('Message', error.message)}${element('Resource', error.resource)}${element('RequestId', requestId)}</Error>`;
}

export function listToXml(list: {
  readonly bucket: string;
  readonly prefix: string;
  readonly maxKeys: number;
  readonly page: readonly (ObjectInfo & { readonly tag: string | undefined })[];
  readonly next: string | undefined;
}): string {
  const contents = list.page.map(
    (object) =>
      `<Contents>${element('Key', object.key)}${element('LastModified', object.modified.toISOString())}${element('ETag', object.tag ?? '')}${element('Size', String(object.size))}${element('StorageClass', 'STANDARD')}</Contents>`,
  );
  const fields = [
    element('Name', list.bucket),
    element('Prefix', list.prefix),
    element('KeyCount', String(list.page.length)),
    element('MaxKeys', String(list.maxKeys)),
    element('IsTruncated', String(list.next !== undefined)),
    list.next === undefined ? '' : element('NextContinuationToken', list.next),
  ];
  return `${declaration}<ListBucketResult${namespace}>${fields.join('')}${contents.join('')}</ListBucketResult>`;
}

export function deletedToXml(keys: readonly string[]): string {
  const deleted = keys.map((key) => `<Deleted>${element('Key', key)}</Deleted>`);
  return `${declaration}<DeleteResult${namespace}>${deleted.join('')}</DeleteResult>`;
}

/** What a multi-object delete names. */
export function objectKeysOf(request: string): { keys: string[]; quiet: boolean } {
  const keys = [...request.matchAll(/<Key>([^<]*)<\/Key>/g)].map((match) => unescape(match[1] ?? ''));
  return { keys, quiet: /<Quiet>true<\/Quiet>/.test(request) };
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

function element(name: string, text: string): string {
  return `<${name}>${escape(text)}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"\r]/g, (character) => entities[character] ?? character);
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return names[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}
