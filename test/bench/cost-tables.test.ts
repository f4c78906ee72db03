import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { TableMeter, type Units } from '../../bench/cost-tables.ts';
import { useAws } from '../adapters/start-aws.ts';

const aws = useAws();
let units: Units;
let meter: TableMeter;
let client: DynamoDBClient;
let key: Record<string, AttributeValue>;

beforeEach(async () => {
  units = {};
  key = { pk: { S: randomUUID() }, item: { S: 'TASK' } };
  client = new DynamoDBClient({});
  meter = await TableMeter.open({ [aws.names.tasksTable]: 'tasks' }, (place, { read = 0, write = 0 }) => {
    const before = units[place] ?? { read: 0, write: 0 };
    units[place] = { read: before.read + read, write: before.write + write };
  });
});

function put(item: object, condition: object = {}) {
  const input = { TableName: aws.names.tasksTable, Item: { ...key, ...item }, ...condition };
  const send = async () => ({ ...(await client.send(new PutItemCommand(input))) });
  return meter.meter({ command: 'PutItemCommand', input, send });
}

function get(change: object) {
  const input = { TableName: aws.names.tasksTable, Key: key, ...change };
  const send = async () => ({ ...(await client.send(new GetItemCommand(input))) });
  return meter.meter({ command: 'GetItemCommand', input, send });
}

function queryDue(shard: string) {
  const input = {
    TableName: aws.names.tasksTable,
    IndexName: 'due',
    KeyConditionExpression: 'dueShard = :shard',
    ExpressionAttributeValues: { ':shard': { S: shard } },
  };
  const send = async () => ({ ...(await client.send(new QueryCommand(input))) });
  return meter.meter({ command: 'QueryCommand', input, send });
}

test('a read costs a unit for each started 4 KB, half of it when it may be stale', async () => {
  await put({ text: { S: 'x'.repeat(5_000) } });
  units = {};
  await get({ ConsistentRead: true });
  expect(units).toEqual({ tasks: { read: 2, write: 0 } });
  await get({ ConsistentRead: false });
  expect(units).toEqual({ tasks: { read: 3, write: 0 } });
});

test('a read that finds nothing costs as much as a small one', async () => {
  await get({ Key: { pk: { S: 'nobody' }, item: { S: 'TASK' } }, ConsistentRead: true });
  await queryDue('nowhere');
  expect(units).toEqual({ tasks: { read: 1, write: 0 }, 'tasks/due': { read: 0.5, write: 0 } });
});

test('a write costs the larger of the old item and the new one, in bytes of UTF-8', async () => {
  await put({ text: { S: 'ä'.repeat(600) } });
  expect(units).toEqual({ tasks: { read: 0, write: 2 } });
  await put({});
  expect(units).toEqual({ tasks: { read: 0, write: 2 + 2 } });
});

test('a write costs more for each index that it changes', async () => {
  await put({ dueShard: { S: '0' }, dueAtSeconds: { N: '1' } });
  await put({ dueShard: { S: '0' }, dueAtSeconds: { N: '2' } });
  await put({ dueShard: { S: '0' }, dueAtSeconds: { N: '2' }, note: { S: 'not in the index' } });
  expect(units).toEqual({ tasks: { read: 0, write: 3 }, 'tasks/due': { read: 0, write: 1 + 2 } });
});

test('a write that a condition refuses costs what the item costs that is there', async () => {
  await put({ text: { S: 'x'.repeat(1_500) } });
  units = {};
  await expect(put({}, { ConditionExpression: 'attribute_not_exists(pk)' })).rejects.toThrow('conditional');
  expect(units).toEqual({ tasks: { read: 0, write: 2 } });
});
