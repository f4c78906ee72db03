import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Caller } from '../domain/model.ts';
import type { Keys } from '../ports.ts';
import { DynamoTable } from './dynamo-table.ts';

/** The keys table: SHA-256 of a key → tenant, user, roles, expiry. The key itself is stored nowhere. */
export class DynamoKeys implements Keys {
  readonly #table: DynamoTable;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#table = new DynamoTable(client, tableName);
  }

  async find(keyHash: string, nowSeconds: number): Promise<Caller | undefined> {
    const item = await this.#table.get({ keyHash });
    if (item === undefined || item['revokedAt'] !== undefined) return undefined;
    const { tenantId, userId, roles, keyId, expiresAtSeconds } = item as unknown as Caller & {
      expiresAtSeconds?: number;
    };
    if (expiresAtSeconds !== undefined && expiresAtSeconds <= nowSeconds) return undefined;
    return { tenantId, userId, roles, keyId };
  }
}
