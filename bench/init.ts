import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentNames, type FunctionName, functionEnvironment } from '../contract/environment.ts';
import { extractiveEngineName } from '../contract/models.ts';
import { apiFunctionNames } from '../contract/routes.ts';
import { bundleCode } from '../lib/bundle-code.ts';
import { bundleFunctions } from '../lib/bundle-functions.ts';
import { median, printTable } from './statistics.ts';

const runs = 25;
const thinking = ['plan', 'research', 'write', 'evaluate'] as const;
const root = path.join(import.meta.dirname, '..');

/** What any function of this service must load: the floor of its INIT. */
const floorSource = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Logger } from '@aws-lambda-powertools/logger';
import { Tracer } from '@aws-lambda-powertools/tracer';
const tracer = new Tracer();
export const logger = new Logger();
export const client = tracer.captureAWSv3Client(new DynamoDBClient({}));
export const handler = async () => {};
`;

/** And what an agent that thinks with Bedrock must load beside it. */
const sdkFloorSource = `${floorSource}
import { generateText, jsonSchema, Output, streamText } from 'ai';
import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
export const library = [generateText, streamText, jsonSchema, Output, createAmazonBedrock({ region: 'eu-west-1' })('amazon.nova-lite-v1:0')];
`;
const bedrockEngine = 'bedrock:amazon.nova-pro-v1:0,amazon.nova-lite-v1:0';

await benchInit();

/**
 * INIT of every bundled function: what it costs a Node process, from its start to its handler being
 * loaded, over an empty handler and over the floor. All are measured in turn, run by run, and in
 * processor time, which is near the time that passes on an idle machine and says less of who else
 * is at work on a shared one; others can only add to it, so the least of all runs counts.
 */
async function benchInit(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dossier-bench-'));
  try {
    const functions = bundleFunctions(path.join(folder, 'functions'));
    const files = new Map<string, string>([
      ['empty handler', emptyHandler(folder)],
      ['floor', await bundled(folder, 'floor', floorSource)],
      ['floor with AI SDK', await bundled(folder, 'sdk-floor', sdkFloorSource)],
    ]);
    const names = Object.keys(functionEnvironment) as FunctionName[];
    for (const name of names) files.set(name, path.join(functions, name, 'index.js'));
    for (const name of thinking) files.set(`${name} with Bedrock`, path.join(functions, name, 'index.js'));
    const times = measure(files);
    const over = (name: string, base: string, of: (values: readonly number[]) => number) =>
      of(times.get(name) ?? []) / of(times.get(base) ?? []);
    printTable(
      `INIT of the bundled functions (processor time, least of ${runs} processes)`,
      ['function', 'ms', '× empty', '× floor', 'median × floor', 'aim'],
      [...times]
        .filter(([name]) => !name.endsWith('with Bedrock'))
        .map(([name, values]) => [
          name,
          least(values).toFixed(0),
          over(name, 'empty handler', least).toFixed(2),
          over(name, 'floor', least).toFixed(2),
          over(name, 'floor', median).toFixed(2),
          aimOf(name, over(name, 'floor', least)),
        ]),
    );
    printTable(
      'Agents that think with Bedrock',
      ['function', 'ms', '× floor with AI SDK', 'median', 'aim'],
      thinking.map((agent) => {
        const name = `${agent} with Bedrock`;
        const ratio = over(name, 'floor with AI SDK', least);
        const middle = over(name, 'floor with AI SDK', median);
        return [
          name,
          least(times.get(name) ?? []).toFixed(0),
          ratio.toFixed(2),
          middle.toFixed(2),
          aimOf(agent, ratio),
        ];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

/** Stricter where a caller of the API waits; steps, and the sweep, run in the background. */
function aimOf(name: string, ratio: number): string {
  if (name.startsWith('floor') || name === 'empty handler') return '';
  const aim = ['authorizer', ...apiFunctionNames].includes(name) ? 1.25 : 1.5;
  return `≤ ${aim} ${ratio <= aim ? 'met' : 'MISSED'}`;
}

function emptyHandler(folder: string): string {
  const file = path.join(folder, 'empty.cjs');
  writeFileSync(file, 'exports.handler = async () => {};\n');
  return file;
}

async function bundled(folder: string, name: string, contents: string): Promise<string> {
  const outfile = path.join(folder, `${name}.cjs`);
  await bundleCode({ stdin: { contents, resolveDir: root }, outfile });
  return outfile;
}

function measure(files: ReadonlyMap<string, string>): Map<string, number[]> {
  const samples = new Map([...files.keys()].map((name): [string, number[]] => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, file] of files) samples.get(name)?.push(initMs(file, engineOf(name)));
  }
  return samples;
}

function engineOf(name: string): string {
  return name.endsWith('with Bedrock') ? bedrockEngine : extractiveEngineName;
}

/** Once all that a handler begins with at its start has been loaded, too. */
function initMs(file: string, engine: string): number {
  const script = `require(${JSON.stringify(file)}); setImmediate(() => { const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000)); process.exit(0); });`;
  const env = { ...lambdaLikeEnvironment(), [environmentNames.engine]: engine };
  return Number(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }));
}

function lambdaLikeEnvironment(): Record<string, string> {
  const ours = Object.values(environmentNames).map((name): [string, string] => [
    name,
    'arn:aws:states:eu-west-1:0:stateMachine:x',
  ]);
  return {
    ...Object.fromEntries(ours),
    // None of what a stage may name.
    [environmentNames.modelEndpoints]: '{}',
    [environmentNames.embeddings]: '{}',
    [environmentNames.guardrail]: '{}',
    AWS_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: root,
    POWERTOOLS_SERVICE_NAME: 'bench',
    POWERTOOLS_METRICS_NAMESPACE: 'Dossier',
    PATH: process.env['PATH'] ?? '',
  };
}
