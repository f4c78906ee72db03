import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Feedback, TaskKey } from '../domain/model.ts';
import type { FeedbackStore } from '../ports.ts';
import { partitionKey, ttlSeconds } from './dynamo-items.ts';
import { DynamoTable } from './dynamo-table.ts';

/** The feedback table: one item per report, kind and user. */
export class DynamoFeedback implements FeedbackStore {
  readonly #table: DynamoTable;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#table = new DynamoTable(client, tableName);
  }

  async put(feedback: Feedback): Promise<void> {
    const { spec, ...row } = feedback;
    await this.#table.put({
      pk: partitionKey(feedback),
      item: `${feedback.kind}#${feedback.userId}`,
      ...row,
      specVersion: spec.version,
      specHash: spec.hash,
      ttlSeconds: ttlSeconds(feedback.expiresAtSeconds),
    });
  }

  async deleteAll(key: TaskKey): Promise<void> {
    const items = await this.#table.partition(partitionKey(key), { attributes: ['pk', 'item'] });
    await this.#table.deleteAll(items);
  }
}
