import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Caller } from '../domain/model.ts';
import type { Keys } from '../ports.ts';
import { DynamoTable } from './dynamo-table.ts';

/** The keys table: SHA-256 of a key → tenant, user, roles, labels, expiry. The key itself is stored nowhere. */
export class DynamoKeys implements Keys {
  readonly #table: DynamoTable;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#table = new DynamoTable(client, tableName);
  }

  async find(keyHash: string, nowSeconds: number): Promise<Caller | undefined> {
    const item = await this.#table.get({ keyHash });
    if (item === undefined || item['revokedAt'] !== undefined) return undefined;
    // Keys from before there were labels have none.
    const { tenantId, userId, roles, labels = [], keyId, expiresAtSeconds } = item as unknown as StoredCaller;
    if (expiresAtSeconds !== undefined && expiresAtSeconds <= nowSeconds) return undefined;
    return { tenantId, userId, roles, labels, keyId };
  }
}

type StoredCaller = Omit<Caller, 'labels'> & Partial<Pick<Caller, 'labels'>> & { readonly expiresAtSeconds?: number };
