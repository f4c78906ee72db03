import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import database, { type Store } from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';
import * as z from 'zod';
import { damaged } from '../open-data-folder.ts';
import { Problem } from '../problem.ts';
import type { Resource } from '../template/resolve-template.ts';
import { AwsError, type JsonObject, type JsonService, unknownOperation } from './aws-error.ts';

export interface DynamoDb {
  readonly call: JsonService;
  close(): Promise<void>;
}

/**
 * DynamoDB in `folder`, with the tables of the template. dynalite is used beneath its own HTTP server,
 * which ends the process on what it did not expect, a client that hangs up included.
 * TTL is not emulated: nothing expires by itself.
 */
export async function openDynamoDb(folder: string, resources: readonly Resource[]): Promise<DynamoDb> {
  const store = database.create({ path: folder, createTableMs: 0 });
  try {
    await store.db.open();
  } catch (error) {
    throw damaged(folder, error);
  }
  const call: JsonService = (operation, input) => callDynalite(store, operation, input);
  try {
    for (const table of resources.flatMap(readTable)) await ensureTable(store, call, table);
  } catch (error) {
    await store.db.close();
    throw error;
  }
  return { call, close: () => store.db.close() };
}

const require = createRequire(import.meta.url);

const operations: ReadonlySet<string> = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
]);

type Action = (store: Store, input: unknown, done: (error: unknown, output: unknown) => void) => void;

async function callDynalite(store: Store, operation: string, input: JsonObject): Promise<unknown> {
  if (!operations.has(operation)) throw unknownOperation(operation);
  const file = validations.toLowerFirst(operation);
  const { types, custom } = require(`dynalite/validations/${file}`) as { types: unknown; custom: unknown };
  const action = require(`dynalite/actions/${file}`) as Action;
  try {
    const checked = validations.checkTypes(input, types);
    validations.checkValidations(checked, types, custom, store);
    return await new Promise((resolve, reject) => {
      action(store, checked, (error, output) => (error ? reject(error) : resolve(output)));
    });
  } catch (error) {
    throw asAwsError(error);
  }
}

const refusal = z.object({
  statusCode: z.number(),
  body: z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() }),
});

function asAwsError(error: unknown): unknown {
  const { success, data } = refusal.safeParse(error);
  if (!success) return error;
  return new AwsError(data.body.__type, data.body.message ?? data.body.Message ?? '', data.statusCode);
}

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableSchema = z.object({
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }),
      }),
    )
    .optional(),
});

type Table = z.infer<typeof tableSchema> & { TableName: string };

function readTable(resource: Resource): Table[] {
  if (resource.type !== 'AWS::DynamoDB::Table' && resource.type !== 'AWS::DynamoDB::GlobalTable') return [];
  return [{ TableName: resource.name, ...tableSchema.parse(resource.properties) }];
}

/** Creates the table where it is missing; a table that is there has to have the same keys and indexes. */
async function ensureTable(store: Store, call: JsonService, table: Table): Promise<void> {
  const present = await describeTable(call, table.TableName);
  if (present?.TableStatus === 'ACTIVE') {
    if (shapeOf(present) === shapeOf(table)) return;
    throw new Problem(
      `The data folder was made by another version of Dossier: the keys of table ${table.TableName} differ. Move it away, or set DOSSIER_DATA.`,
    );
  }
  // Left behind by a process that was killed while it made the table: dynalite would never finish it.
  if (present !== undefined) await forgetTable(store, table.TableName);
  await call('CreateTable', { ...table, BillingMode: 'PAY_PER_REQUEST' });
  while ((await describeTable(call, table.TableName))?.TableStatus !== 'ACTIVE') await setTimeout(1);
}

const descriptionSchema = z.object({ Table: tableSchema.extend({ TableStatus: z.string() }) });

async function describeTable(call: JsonService, name: string) {
  try {
    return descriptionSchema.parse(await call('DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof AwsError && error.type.endsWith('#ResourceNotFoundException')) return undefined;
    throw error;
  }
}

function forgetTable(store: Store, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    store.tableDb.del(name, (error) => (error ? reject(error) : resolve()));
  });
}

function shapeOf(table: z.infer<typeof tableSchema>): string {
  const keys = (schema: z.infer<typeof keySchema>) => schema.map((key) => `${key.KeyType} ${key.AttributeName}`).sort();
  const indexes = (table.GlobalSecondaryIndexes ?? []).map(
    (index) =>
      `${index.IndexName} ${keys(index.KeySchema).join()} ${index.Projection.ProjectionType} ${index.Projection.NonKeyAttributes?.toSorted().join()}`,
  );
  const attributes = table.AttributeDefinitions.map(
    (attribute) => `${attribute.AttributeName} ${attribute.AttributeType}`,
  );
  return JSON.stringify([keys(table.KeySchema), indexes.sort(), attributes.sort()]);
}
