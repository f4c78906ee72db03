import { readFile } from 'node:fs/promises';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  type _Object as S3Object,
} from '@aws-sdk/client-s3';
import { indexExtension, indexKey, libraryKeys, pointerSchema, turnSchema } from '../../contract/library.ts';
import { Fault } from '../domain/fault.ts';
import type { Library, LibraryFile } from '../library-ports.ts';
import { guarded, isNamed } from './aws-fault.ts';
import { downloadOnce } from './download-once.ts';
import { SharedObject } from './shared-object.ts';

/** The bucket of documents, for the one who makes indexes of them. */
export class S3Library implements Library {
  readonly pointer: Library['pointer'];
  readonly turn: Library['turn'];
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
    this.pointer = new SharedObject(client, { Bucket: bucket, Key: libraryKeys.pointer }, pointerSchema);
    this.turn = new SharedObject(client, { Bucket: bucket, Key: libraryKeys.turn }, turnSchema);
  }

  async listFiles(): Promise<LibraryFile[]> {
    const objects = await this.#list(libraryKeys.documents);
    const files = objects.map(
      ({ Key = '', ETag: tag = '', Size: bytes = 0, LastModified: modifiedAt = new Date(0) }) => ({
        uri: Key.slice(libraryKeys.documents.length),
        tag,
        bytes,
        modifiedAt,
      }),
    );
    // A console makes a folder of an empty object.
    return files
      .filter(({ uri }) => uri !== '' && !uri.endsWith('/'))
      .sort((left, right) => (left.uri < right.uri ? -1 : 1));
  }

  async readFile(uri: string): Promise<Uint8Array | undefined> {
    return guarded('StorageUnavailable', async () => {
      try {
        const Key = libraryKeys.documents + uri;
        const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isNamed(error, 'NoSuchKey')) return undefined;
        throw error;
      }
    });
  }

  fetchIndex(version: string): Promise<string | undefined> {
    return guarded('StorageUnavailable', () => downloadOnce(this.#client, this.#bucket, indexKey(version)));
  }

  async putIndex(version: string, file: string): Promise<void> {
    const object = { Bucket: this.#bucket, Key: indexKey(version), Body: await readFile(file) };
    await guarded('StorageUnavailable', () => this.#client.send(new PutObjectCommand(object)));
  }

  async forgetIndexes(present: string | undefined, before: Date): Promise<void> {
    const indexes = (await this.#list(libraryKeys.knowledge))
      .filter(({ Key = '' }) => Key.endsWith(indexExtension))
      .sort((left, right) => modifiedMs(left) - modifiedMs(right));
    const forgotten = indexes.filter((index, place) => {
      const replacedMs = modifiedMs(indexes[place + 1] ?? index);
      return index.Key !== (present && indexKey(present)) && replacedMs < before.getTime();
    });
    for (let first = 0; first < forgotten.length; first += mostDeleted) {
      const Objects = forgotten.slice(first, first + mostDeleted).map(({ Key }) => ({ Key }));
      const { Errors = [] } = await guarded('StorageUnavailable', () =>
        this.#client.send(new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } })),
      );
      if (Errors.length > 0) throw new Fault('StorageUnavailable', { message: 'Some indexes could not be deleted' });
    }
  }

  async #list(Prefix: string): Promise<S3Object[]> {
    const objects: S3Object[] = [];
    let ContinuationToken: string | undefined;
    do {
      const request = {
        Bucket: this.#bucket,
        Prefix,
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      };
      const page = await guarded('StorageUnavailable', () => this.#client.send(new ListObjectsV2Command(request)));
      objects.push(...(page.Contents ?? []));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return objects;
  }
}

/** Of one request. */
const mostDeleted = 1_000;

function modifiedMs({ LastModified }: S3Object): number {
  return LastModified?.getTime() ?? 0;
}
