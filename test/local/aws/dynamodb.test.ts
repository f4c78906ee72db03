import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { sampleTemplates } from '../sample-templates.ts';
import { startSample, temporaryFolder } from '../start-sample.ts';

const item = { pk: { S: 'a' }, item: { S: 'b' }, dueAtSeconds: { N: '7' } };

test('the tables of the template are there with their keys and indexes', async () => {
  const stack = await startSample({});
  const TableName = stack.environment['SAMPLE_TABLE'];
  const { Table } = await new DynamoDBClient({}).send(new DescribeTableCommand({ TableName }));
  expect(Table?.TableStatus).toBe('ACTIVE');
  expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['due']);
});

test('conditions hold, indexes answer, and items survive a restart', async () => {
  const dataFolder = temporaryFolder();
  const stack = await startSample({}, { dataFolder });
  const TableName = stack.environment['SAMPLE_TABLE'];
  const client = new DynamoDBClient({});
  const put = () =>
    client.send(new PutItemCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }));
  await put();
  await expect(put()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  const due = await client.send(
    new QueryCommand({
      TableName,
      IndexName: 'due',
      KeyConditionExpression: 'pk = :pk AND dueAtSeconds <= :now',
      ExpressionAttributeValues: { ':pk': { S: 'a' }, ':now': { N: '10' } },
    }),
  );
  expect(due.Items).toEqual([item]);
  await stack.close();

  await startSample({}, { dataFolder });
  const { Item } = await new DynamoDBClient({}).send(
    new GetItemCommand({ TableName, Key: { pk: item.pk, item: item.item } }),
  );
  expect(Item).toEqual(item);
});

test('what DynamoDB refuses has its name, what it does not have is not there', async () => {
  const stack = await startSample({});
  const client = new DynamoDBClient({ maxAttempts: 1 });
  const TableName = stack.environment['SAMPLE_TABLE'];
  const get = (Key: typeof item | object, table = TableName) =>
    client.send(new GetItemCommand({ TableName: table, Key: Key as typeof item }));
  await expect(get({ pk: { S: 'a' } })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(get(item, 'unknown')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('each durable write is told before the caller hears of it', async () => {
  const writes: string[] = [];
  const stack = await startSample({}, { onDurableWrite: (write) => void writes.push(write) });
  const TableName = stack.environment['SAMPLE_TABLE'];
  await new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item: item }));
  expect(writes).toEqual([`PutItem ${TableName}`]);
});

test('a data folder whose table has other keys is refused', async () => {
  const dataFolder = temporaryFolder();
  const stack = await startSample({}, { dataFolder });
  await stack.close();
  const templates = structuredClone(sampleTemplates());
  const things = templates[0]?.template.Resources['Things']?.Properties as { GlobalSecondaryIndexes: object[] };
  things.GlobalSecondaryIndexes.pop();
  await expect(startSample({}, { dataFolder, templates })).rejects.toThrow(/another version of Dossier/);
});
