import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Fault } from '../domain/fault.ts';
import type { TaskKey } from '../domain/model.ts';
import type { Bodies } from '../ports.ts';
import { guarded, isNamed } from './aws-fault.ts';

/** Bodies under `tenants/{tenantId}/tasks/{taskId}/…` of one bucket. */
export class S3Bodies implements Bodies {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(key: TaskKey, path: string, text: string, contentType: string): Promise<void> {
    await guarded('StorageUnavailable', () =>
      this.#client.send(
        new PutObjectCommand({ Bucket: this.#bucket, Key: prefixOf(key) + path, Body: text, ContentType: contentType }),
      ),
    );
  }

  async get(key: TaskKey, path: string): Promise<string | undefined> {
    return guarded('StorageUnavailable', async () => {
      try {
        const output = await this.#client.send(
          new GetObjectCommand({ Bucket: this.#bucket, Key: prefixOf(key) + path }),
        );
        return await output.Body?.transformToString('utf-8');
      } catch (error) {
        if (isNamed(error, 'NoSuchKey')) return undefined;
        throw error;
      }
    });
  }

  async deleteAll(key: TaskKey): Promise<void> {
    await guarded('StorageUnavailable', async () => {
      for (;;) {
        const page = await this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefixOf(key) }));
        const objects = (page.Contents ?? []).map((object) => ({ Key: object.Key }));
        if (objects.length === 0) return;
        const output = await this.#client.send(
          new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects: objects, Quiet: true } }),
        );
        if ((output.Errors ?? []).length > 0)
          throw new Fault('StorageUnavailable', { message: 'Some bodies could not be deleted' });
      }
    });
  }
}

function prefixOf(key: TaskKey): string {
  return `tenants/${key.tenantId}/tasks/${key.taskId}/`;
}
