import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { Fault } from '../domain/fault.ts';
import { guarded, isNamed } from './aws-fault.ts';

type Item = Record<string, unknown>;

/** One DynamoDB table in plain values: single-item conditional writes, consistent reads. */
export class DynamoTable {
  readonly #client: DynamoDBClient;
  readonly name: string;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.name = name;
  }

  async get(key: Item): Promise<Item | undefined> {
    const output = await guarded('StorageUnavailable', () =>
      this.#client.send(new GetItemCommand({ TableName: this.name, Key: marshall(key), ConsistentRead: true })),
    );
    return output.Item === undefined ? undefined : unmarshall(output.Item);
  }

  async put(item: Item): Promise<void> {
    await guarded('StorageUnavailable', () =>
      this.#client.send(new PutItemCommand({ TableName: this.name, Item: marshalled(item) })),
    );
  }

  /** False when an item with this key is there already. */
  async putIfAbsent(item: Item, keyAttribute: string): Promise<boolean> {
    return this.#conditional(() =>
      this.#client.send(
        new PutItemCommand({
          TableName: this.name,
          Item: marshalled(item),
          ConditionExpression: 'attribute_not_exists(#key)',
          ExpressionAttributeNames: { '#key': keyAttribute },
        }),
      ),
    );
  }

  /** Sets and removes attributes if `condition` holds; the item as it then is, or undefined. */
  async update(
    key: Item,
    changes: { set: Item; remove?: readonly string[] },
    condition: { expression: string; names: Record<string, string>; values: Item },
  ): Promise<Item | undefined> {
    const set = Object.entries(changes.set).filter(([, value]) => value !== undefined);
    const names: Record<string, string> = { ...condition.names };
    const values: Item = { ...condition.values };
    const setters = set.map(([attribute, value], index) => {
      names[`#s${index}`] = attribute;
      values[`:s${index}`] = value;
      return `#s${index} = :s${index}`;
    });
    const removers = (changes.remove ?? []).map((attribute, index) => {
      names[`#r${index}`] = attribute;
      return `#r${index}`;
    });
    const expression = [`SET ${setters.join(', ')}`, ...(removers.length > 0 ? [`REMOVE ${removers.join(', ')}`] : [])];
    try {
      const output = await this.#client.send(
        new UpdateItemCommand({
          TableName: this.name,
          Key: marshall(key),
          UpdateExpression: expression.join(' '),
          ConditionExpression: condition.expression,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: marshalled(values),
          ReturnValues: 'ALL_NEW',
        }),
      );
      return unmarshall(output.Attributes ?? {});
    } catch (error) {
      if (isNamed(error, 'ConditionalCheckFailedException')) return undefined;
      return guarded('StorageUnavailable', () => Promise.reject(error));
    }
  }

  /** One page; `next` continues it. */
  async queryPage(
    input: Omit<QueryCommandInput, 'TableName' | 'ExpressionAttributeValues' | 'ExclusiveStartKey'> & {
      values: Item;
      start?: Item | undefined;
    },
  ): Promise<{ items: Item[]; next: Item | undefined }> {
    const { values, start, ...rest } = input;
    const output = await guarded('StorageUnavailable', () =>
      this.#client.send(
        new QueryCommand({
          TableName: this.name,
          ...rest,
          ExpressionAttributeValues: marshalled(values),
          ...(start === undefined ? {} : { ExclusiveStartKey: marshall(start) }),
        }),
      ),
    );
    return {
      items: (output.Items ?? []).map((item) => unmarshall(item)),
      next: output.LastEvaluatedKey === undefined ? undefined : unmarshall(output.LastEvaluatedKey),
    };
  }

  /** Every item of a partition, strongly consistent; `names` limits the attributes. */
  async partition(pk: string, options: { prefix?: string; attributes?: readonly string[] } = {}): Promise<Item[]> {
    const items: Item[] = [];
    const names: Record<string, string> = { '#pk': 'pk' };
    if (options.prefix !== undefined) names['#item'] = 'item';
    options.attributes?.forEach((attribute, index) => {
      names[`#a${index}`] = attribute;
    });
    let start: Item | undefined;
    do {
      const page = await this.queryPage({
        KeyConditionExpression:
          options.prefix === undefined ? '#pk = :pk' : '#pk = :pk AND begins_with(#item, :prefix)',
        ...(options.attributes === undefined
          ? {}
          : { ProjectionExpression: options.attributes.map((_attribute, index) => `#a${index}`).join(', ') }),
        ExpressionAttributeNames: names,
        values: { ':pk': pk, ...(options.prefix === undefined ? {} : { ':prefix': options.prefix }) },
        ConsistentRead: true,
        start,
      });
      items.push(...page.items);
      start = page.next;
    } while (start !== undefined);
    return items;
  }

  /** Deletes by key, 25 at a time; what the table pushes back is sent again. */
  async deleteAll(keys: readonly Item[]): Promise<void> {
    for (let index = 0; index < keys.length; index += 25) {
      let requests = keys.slice(index, index + 25).map((key) => ({ DeleteRequest: { Key: marshall(key) } }));
      for (let attempt = 0; requests.length > 0; attempt += 1) {
        if (attempt === 8) throw new Fault('StorageThrottled');
        const output = await guarded('StorageUnavailable', () =>
          this.#client.send(new BatchWriteItemCommand({ RequestItems: { [this.name]: requests } })),
        );
        const pushedBack = output.UnprocessedItems?.[this.name] ?? [];
        requests = pushedBack.flatMap((request) =>
          request.DeleteRequest?.Key ? [{ DeleteRequest: { Key: request.DeleteRequest.Key } }] : [],
        );
        if (requests.length > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
      }
    }
  }

  async #conditional(call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      if (isNamed(error, 'ConditionalCheckFailedException')) return false;
      return guarded('StorageUnavailable', () => Promise.reject(error));
    }
  }
}

function marshalled(item: Item) {
  return marshall(item, { removeUndefinedValues: true });
}
