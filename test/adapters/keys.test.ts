import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { DynamoKeys } from '../../functions/adapters/dynamo-keys.ts';
import { hashKey, newKey } from '../../functions/domain/api-key.ts';
import type { Keys } from '../../functions/ports.ts';
import { FakeKeys, type StoredKey } from '../fakes/fake-keys.ts';
import { ada } from '../fakes/samples.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();

interface World {
  readonly keys: Keys;
  readonly add: (keyHash: string, key: StoredKey) => Promise<void>;
}

function fakeWorld(): World {
  const keys = new FakeKeys();
  return { keys, add: async (keyHash, key) => keys.add(keyHash, key) };
}

function realWorld(): World {
  const client = new DynamoDBClient({});
  const TableName = aws.names.keysTable;
  return {
    keys: new DynamoKeys(client, TableName),
    add: async (keyHash, key) => {
      await client.send(new PutItemCommand({ TableName, Item: marshall({ keyHash, ...key }) }));
    },
  };
}

describe.each([
  ['fake', fakeWorld],
  ['real', realWorld],
] as const)('the keys port, %s', (_name, create) => {
  test('knows the caller of a key by its hash and nothing else', async () => {
    const { keys, add } = create();
    const keyHash = hashKey(newKey());
    const caller = { ...ada, roles: ['caller', 'reader'], labels: ['finance', 'hr'] };
    await add(keyHash, caller);
    expect(await keys.find(keyHash, 100)).toEqual(caller);
    expect(await keys.find(hashKey(newKey()), 100)).toBeUndefined();
  });

  test('knows no revoked key', async () => {
    const { keys, add } = create();
    const keyHash = hashKey(newKey());
    await add(keyHash, { ...ada, revokedAt: '2026-11-21T12:00:00.000Z' });
    expect(await keys.find(keyHash, 100)).toBeUndefined();
  });

  test('knows a key until the second in which it expires', async () => {
    const { keys, add } = create();
    const keyHash = hashKey(newKey());
    await add(keyHash, { ...ada, expiresAtSeconds: 100 });
    expect(await keys.find(keyHash, 99)).toEqual(ada);
    expect(await keys.find(keyHash, 100)).toBeUndefined();
  });
});

test('a key from before there were labels has none', async () => {
  const { keys, add } = realWorld();
  const keyHash = hashKey(newKey());
  const { labels: _, ...former } = ada;
  await add(keyHash, former as StoredKey);
  expect(await keys.find(keyHash, 100)).toEqual({ ...ada, labels: [] });
});
