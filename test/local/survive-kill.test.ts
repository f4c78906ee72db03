import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { ScriptProcess } from './run-process.ts';
import { startSample, temporaryFolder } from './start-sample.ts';

const stateMachineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:sample-machine';
const Item = { pk: { S: 'a' }, item: { S: 'b' } };

/** The sample stack in a process of its own. */
function spawnStack(dataFolder: string, mode = '') {
  const stack = new ScriptProcess('test/local/stack-process.ts', [dataFolder, mode]);
  const until = async (field: string) => JSON.parse(await stack.until(`"${field}"`)) as Record<string, unknown>;
  return { pid: stack.child.pid, kill: () => stack.kill(), until };
}

test('a killed process leaves its items, and the next one finishes the execution it was cut off in', async () => {
  const dataFolder = temporaryFolder();
  const first = spawnStack(dataFolder, 'hang');
  const { environment } = await first.until('environment');
  Object.assign(process.env, environment);
  const TableName = (environment as Record<string, string>)['SAMPLE_TABLE'];
  await new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item }));
  const start = new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"n":1}' });
  const { executionArn } = await new SFNClient({}).send(start);
  while ((await first.until('called'))['called'] !== 'finish');
  await first.kill();

  const called: string[] = [];
  const remember = (name: string) => (event: unknown) => {
    called.push(name);
    return event;
  };
  const stack = await startSample({ step: remember('step'), finish: remember('finish') }, { dataFolder });
  await stack.idle();
  const execution = await new SFNClient({}).send(new DescribeExecutionCommand({ executionArn }));
  expect([execution.status, execution.output]).toEqual(['SUCCEEDED', '{"n":1}']);
  expect(called).toEqual(['step', 'finish']);
  const stored = await new DynamoDBClient({}).send(new GetItemCommand({ TableName, Key: Item }));
  expect(stored.Item).toEqual(Item);
});

test('a second process is told who uses the folder; a dead one does not keep it', async () => {
  const dataFolder = temporaryFolder();
  const first = spawnStack(dataFolder);
  await first.until('pid');
  const problem = `${dataFolder} is in use by process ${first.pid}`;
  await expect(startSample({}, { dataFolder })).rejects.toThrow(problem);
  const second = spawnStack(dataFolder);
  expect((await second.until('problem'))['problem']).toContain(problem);
  await first.kill();
  await startSample({}, { dataFolder });
});

test('the folder is free again after a start that failed', async () => {
  const dataFolder = temporaryFolder();
  await expect(
    startSample({}, { dataFolder, templates: [{ name: 'S', template: { Resources: {} } }] }),
  ).rejects.toThrow('exactly one REST API');
  await startSample({}, { dataFolder });
});

test.each([
  ['executions.sqlite', 'executions.sqlite is damaged'],
  ['dynamodb/CURRENT', 'dynamodb is damaged'],
  ['lock', 'cannot be used'],
])('a damaged %s is named', async (file, message) => {
  const dataFolder = temporaryFolder();
  const stack = await startSample({}, { dataFolder });
  await stack.close();
  writeFileSync(join(dataFolder, file), 'this is not what it should be '.repeat(10));
  await expect(startSample({}, { dataFolder })).rejects.toThrow(message);
});

test('a folder that cannot be made is a clear problem', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(startSample({}, { dataFolder: join(file, 'data') })).rejects.toThrow(/cannot be used.*DOSSIER_DATA/);
});
