import {
  type ConsumedCapacity,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb';
import { emptyReadUnits, type Index, type Item, indexWriteUnits, writeUnits } from './cost-units.ts';

/** Of a table, or of an index as `table/index`. */
export type Units = Record<string, { read: number; write: number }>;

type Count = (place: string, units: { read?: number; write?: number }) => void;

/** What an SDK command looks like from its middleware. */
export interface Call {
  readonly command: string;
  readonly input: Record<string, unknown>;
  /** Carries it out; gives the output of the command. */
  readonly send: () => Promise<Record<string, unknown>>;
}

/**
 * Read and write units of every call: as the service reports them on request, and by DynamoDB's documented rules
 * where dynalite says too little: writes to indexes, writes that a condition refused, texts with letters of several
 * bytes, and searches that find nothing. What it reports for reads, strong or eventual, is what DynamoDB would; only a
 * letter of several bytes counts once there too.
 */
export class TableMeter {
  readonly #tables: ReadonlyMap<string, Table>;
  /** Unmetered: looks at items before and after a write. */
  readonly #client = new DynamoDBClient({});
  readonly #count: Count;

  private constructor(tables: ReadonlyMap<string, Table>, count: Count) {
    this.#tables = tables;
    this.#count = count;
  }

  /** `names`: what to call each table, by its real name. */
  static async open(names: Readonly<Record<string, string>>, count: Count): Promise<TableMeter> {
    const client = new DynamoDBClient({});
    const tables = Object.entries(names).map(async ([realName, name]) => {
      return [realName, await describe(client, realName, name)] as const;
    });
    return new TableMeter(new Map(await Promise.all(tables)), count);
  }

  async meter(call: Call): Promise<Record<string, unknown>> {
    const { input } = call;
    const table = this.#tables.get(input['TableName'] as string);
    if (table === undefined) throw new Error(`The meter knows no table for ${call.command}`);
    input['ReturnConsumedCapacity'] = 'INDEXES';
    switch (call.command) {
      case 'GetItemCommand':
      case 'QueryCommand':
        return this.#read(table, call);
      case 'PutItemCommand':
        return this.#write(table, keyOf(table, input['Item'] as Item), call);
      case 'UpdateItemCommand':
      case 'DeleteItemCommand':
        return this.#write(table, input['Key'] as Item, call);
      default:
        throw new Error(`The meter does not know what ${call.command} costs`);
    }
  }

  async #read(table: Table, { input, send }: Call): Promise<Record<string, unknown>> {
    const output = await send();
    const index = input['IndexName'] as string | undefined;
    const reported = (output['ConsumedCapacity'] as ConsumedCapacity).CapacityUnits ?? 0;
    const read = reported > 0 ? reported : emptyReadUnits(input['ConsistentRead'] === true);
    this.#count(index === undefined ? table.name : `${table.name}/${index}`, { read });
    return output;
  }

  async #write(table: Table, key: Item, { input, send }: Call): Promise<Record<string, unknown>> {
    const before = await this.#look(input, key);
    try {
      const output = await send();
      const after = await this.#look(input, key);
      const reported = (output['ConsumedCapacity'] as ConsumedCapacity).CapacityUnits ?? 0;
      this.#count(table.name, { write: Math.max(reported, writeUnits(before), writeUnits(after)) });
      for (const index of table.indexes) {
        const write = indexWriteUnits(index, before, after);
        if (write > 0) this.#count(`${table.name}/${index.name}`, { write });
      }
      return output;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException')
        this.#count(table.name, { write: writeUnits(await this.#look(input, key)) });
      throw error;
    }
  }

  async #look(input: Record<string, unknown>, key: Item): Promise<Item | undefined> {
    const table = input['TableName'] as string;
    const command = new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true });
    return (await this.#client.send(command)).Item;
  }
}

interface Table {
  readonly name: string;
  readonly keys: readonly string[];
  readonly indexes: readonly Index[];
}

async function describe(client: DynamoDBClient, realName: string, name: string): Promise<Table> {
  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: realName }));
  const keys = attributesOf(table?.KeySchema);
  const indexes = (table?.GlobalSecondaryIndexes ?? []).map((index): Index => {
    if (index.Projection?.ProjectionType === 'ALL') throw new Error(`The meter does not know an index of everything`);
    const own = attributesOf(index.KeySchema);
    const attributes = [...keys, ...own, ...(index.Projection?.NonKeyAttributes ?? [])];
    return { name: index.IndexName ?? '', keys: own, attributes };
  });
  return { name, keys, indexes };
}

function attributesOf(schema: readonly KeySchemaElement[] = []): string[] {
  return schema.map((element) => element.AttributeName ?? '');
}

function keyOf(table: Table, item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => table.keys.includes(name)));
}
