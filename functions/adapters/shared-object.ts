import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod/mini';
import { Fault } from '../domain/fault.ts';
import type { Shared } from '../library-ports.ts';
import { guarded, isNamed } from './aws-fault.ts';

/** A JSON object in S3 that several write, each only over what it has read. */
export class SharedObject<Value> implements Shared<Value> {
  readonly #client: S3Client;
  readonly #at: { readonly Bucket: string; readonly Key: string };
  readonly #schema: z.ZodMiniType<Value>;

  constructor(client: S3Client, at: { Bucket: string; Key: string }, schema: z.ZodMiniType<Value>) {
    this.#client = client;
    this.#at = at;
    this.#schema = schema;
  }

  async read(): Promise<{ value: Value; tag: string } | undefined> {
    const found = await guarded('StorageUnavailable', async () => {
      try {
        const { Body, ETag } = await this.#client.send(new GetObjectCommand(this.#at));
        return { text: (await Body?.transformToString('utf-8')) ?? '', tag: ETag ?? '' };
      } catch (error) {
        if (isNamed(error, 'NoSuchKey')) return undefined;
        throw error;
      }
    });
    return found === undefined ? undefined : { value: this.#parse(found.text), tag: found.tag };
  }

  async swap(value: Value, tag: string | undefined): Promise<boolean> {
    return guarded('StorageUnavailable', async () => {
      try {
        const condition = tag === undefined ? { IfNoneMatch: '*' } : { IfMatch: tag };
        const Body = JSON.stringify(value);
        await this.#client.send(
          new PutObjectCommand({ ...this.#at, Body, ContentType: 'application/json', ...condition }),
        );
        return true;
      } catch (error) {
        if (lostRace.some((name) => isNamed(error, name))) return false;
        throw error;
      }
    });
  }

  #parse(text: string): Value {
    try {
      return this.#schema.parse(JSON.parse(text));
    } catch (cause) {
      throw new Fault('KnowledgeUnavailable', { message: `${this.#at.Key} is not what it should be`, cause });
    }
  }
}

/** Another has written, writes just now, or has deleted what was read. */
const lostRace = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'];
