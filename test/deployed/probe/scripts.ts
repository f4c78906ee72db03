import { setTimeout } from 'node:timers/promises';
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { StepFunctionName } from '../../../contract/workflow.ts';
import { callsOf } from '../../workflow/answer-step.ts';
import type { Script } from '../../workflow/scenarios.ts';

/** The scripts of the scripted functions and the counts of their calls, one item each, by task. */
export function scriptsIn(client: DynamoDBClient, TableName: string) {
  return {
    async put(taskId: string, script: Script): Promise<void> {
      const Item = { taskId: { S: taskId }, item: { S: 'script' }, script: { S: JSON.stringify(script) } };
      await client.send(new PutItemCommand({ TableName, Item }));
    },

    async wait(taskId: string): Promise<Script> {
      const Key = { taskId: { S: taskId }, item: { S: 'script' } };
      for (;;) {
        const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
        if (Item?.['script']?.S !== undefined) return JSON.parse(Item['script'].S) as Script;
        await setTimeout(200);
      }
    },

    async countCall(taskId: string, key: string): Promise<number> {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName,
          Key: { taskId: { S: taskId }, item: { S: `calls ${key}` } },
          UpdateExpression: 'ADD calls :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(Attributes?.['calls']?.N) - 1;
    },

    async calls(taskId: string, name: StepFunctionName): Promise<number> {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'taskId = :taskId AND begins_with(#item, :calls)',
          ExpressionAttributeNames: { '#item': 'item' },
          ExpressionAttributeValues: { ':taskId': { S: taskId }, ':calls': { S: 'calls ' } },
          ConsistentRead: true,
        }),
      );
      const counts = Items.map(
        (item) => [item['item']?.S?.slice('calls '.length) ?? '', Number(item['calls']?.N)] as const,
      );
      return callsOf(name, counts);
    },
  };
}

export type Scripts = ReturnType<typeof scriptsIn>;
