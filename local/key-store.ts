import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  type ScanCommandOutput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { limits } from '../contract/limits.ts';
import { identifiers, type Role, roles } from '../contract/words.ts';
import { hashKey } from '../functions/domain/api-key.ts';
import { Problem } from './problem.ts';

/** A row of the keys table. The key itself is stored nowhere. */
export interface StoredKey {
  /** SHA-256 of the key, in hex. */
  readonly keyHash: string;
  /** The first 12 digits of the hash: names the key without giving it away. */
  readonly keyId: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly roles: readonly Role[];
  /** Absent in keys from before there were labels. */
  readonly labels?: readonly string[];
  readonly createdAt: string;
  readonly expiresAtSeconds?: number;
  readonly revokedAt?: string;
}

export interface KeyOwner {
  readonly tenantId: string;
  readonly userId: string;
  readonly roles: readonly string[];
  /** Documents with labels are seen by keys that have one of them; none unless given. */
  readonly labels?: readonly string[];
}

const daySeconds = 24 * 60 * 60;

/** The keys table, for those who administer it. */
export class KeyStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Stores the key's row unless the key has one. Throws a Problem for an owner that cannot be. */
  async add(key: string, owner: KeyOwner, now: Date, days?: number): Promise<StoredKey> {
    const checked = checkOwner(owner);
    const keyHash = hashKey(key);
    const expiresAtSeconds = days === undefined ? undefined : Math.floor(now.getTime() / 1000) + days * daySeconds;
    const stored: StoredKey = {
      keyHash,
      keyId: keyHash.slice(0, 12),
      ...checked,
      createdAt: now.toISOString(),
      ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
    };
    const ttl =
      expiresAtSeconds === undefined ? {} : { ttlSeconds: expiresAtSeconds + limits.expiryGraceDays * daySeconds };
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: marshall({ ...stored, ...ttl }),
          ConditionExpression: 'attribute_not_exists(keyHash)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    return stored;
  }

  /** Oldest first. */
  async list(tenantId?: string): Promise<StoredKey[]> {
    const keys: StoredKey[] = [];
    let start: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const page: ScanCommandOutput = await this.#client.send(
        new ScanCommand({ TableName: this.#table, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
      );
      keys.push(...(page.Items ?? []).map((item) => unmarshall(item) as StoredKey));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return keys
      .filter((key) => tenantId === undefined || key.tenantId === tenantId)
      .toSorted((left, right) => left.createdAt.localeCompare(right.createdAt));
  }

  /** The key as it now is; a key that was revoked before keeps its time. Throws a Problem when there is none. */
  async revoke(keyId: string, now: Date): Promise<StoredKey> {
    const key = (await this.list()).find((one) => one.keyId === keyId);
    if (key === undefined) throw new Problem(`There is no key ${keyId}; list names them all.`);
    const { Attributes } = await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: marshall({ keyHash: key.keyHash }),
        UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :now)',
        ExpressionAttributeValues: marshall({ ':now': now.toISOString() }),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return unmarshall(Attributes ?? {}) as StoredKey;
  }
}

type CheckedOwner = Required<Pick<StoredKey, 'tenantId' | 'userId' | 'roles' | 'labels'>>;

function checkOwner({ tenantId, userId, roles: given, labels = [] }: KeyOwner): CheckedOwner {
  if (!identifiers.tenantId.test(tenantId)) {
    throw new Problem(`${JSON.stringify(tenantId)} is no tenant: up to 63 of a-z, 0-9 and -, not starting with -.`);
  }
  if (!identifiers.userId.test(userId)) {
    throw new Problem(
      `${JSON.stringify(userId)} is no user: up to 128 letters, digits and ._@+-, starting with one of the first two.`,
    );
  }
  const unknown = given.find((role) => !roles.some((known) => known === role));
  if (unknown !== undefined) throw new Problem(`${JSON.stringify(unknown)} is no role. Roles are ${roles.join(', ')}.`);
  const wrong = labels.find((label) => !identifiers.label.test(label));
  if (wrong !== undefined) {
    throw new Problem(`${JSON.stringify(wrong)} is no label: up to 63 of a-z, 0-9 and -, not starting with -.`);
  }
  if (labels.length > limits.labels) throw new Problem(`A key has at most ${limits.labels} labels.`);
  return { tenantId, userId, roles: [...new Set(given)] as Role[], labels: [...new Set(labels)] };
}
