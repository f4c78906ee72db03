import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { environmentNames, type FunctionName, functionEnvironment } from '../contract/environment.ts';
import { stepFunctionNames } from '../contract/workflow.ts';
import { bundleFunctions } from '../lib/bundle-functions.ts';
import { median, printTable } from './statistics.ts';

const runs = 15;
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

await benchInit();

/**
 * INIT of every bundled function: the time from the start of a Node process to its handler being
 * loaded, over an empty handler and over the floor. All are measured in turn, run by run, so that a
 * slow moment of the machine slows all of them.
 */
async function benchInit(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dossier-bench-'));
  try {
    const functions = bundleFunctions(path.join(folder, 'functions'));
    const files = new Map<string, string>([
      ['empty handler', emptyHandler(folder)],
      ['floor', floorHandler(folder)],
    ]);
    const names = Object.keys(functionEnvironment) as FunctionName[];
    for (const name of names) files.set(name, path.join(functions, name, 'index.js'));
    const times = measure(files);
    const empty = times.get('empty handler') ?? 0;
    const floor = times.get('floor') ?? 0;
    printTable(
      'INIT of the bundled functions (median of 15 processes)',
      ['function', 'ms', '× empty', '× floor', 'aim'],
      [...times].map(([name, ms]) => [
        name,
        ms.toFixed(0),
        (ms / empty).toFixed(2),
        (ms / floor).toFixed(2),
        aimOf(name, ms / floor),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function aimOf(name: string, ratio: number): string {
  if (name === 'floor' || name === 'empty handler') return '';
  const aim = stepFunctionNames.some((step) => step === name) ? 1.5 : 1.25;
  return `≤ ${aim} ${ratio <= aim ? 'met' : 'MISSED'}`;
}

function emptyHandler(folder: string): string {
  const file = path.join(folder, 'empty.cjs');
  writeFileSync(file, 'exports.handler = async () => {};\n');
  return file;
}

function floorHandler(folder: string): string {
  const outfile = path.join(folder, 'floor.cjs');
  buildSync({
    stdin: { contents: floorSource, resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  });
  return outfile;
}

function measure(files: ReadonlyMap<string, string>): Map<string, number> {
  const samples = new Map([...files.keys()].map((name): [string, number[]] => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, file] of files) samples.get(name)?.push(initMs(file));
  }
  return new Map([...samples].map(([name, values]): [string, number] => [name, median(values)]));
}

function initMs(file: string): number {
  const script = `require(${JSON.stringify(file)}); process.stdout.write(String(performance.now())); process.exit(0);`;
  return Number(execFileSync(process.execPath, ['-e', script], { env: lambdaLikeEnvironment(), encoding: 'utf8' }));
}

function lambdaLikeEnvironment(): Record<string, string> {
  const ours = Object.values(environmentNames).map((name): [string, string] => [
    name,
    'arn:aws:states:eu-west-1:0:stateMachine:x',
  ]);
  return {
    ...Object.fromEntries(ours),
    AWS_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: root,
    POWERTOOLS_SERVICE_NAME: 'bench',
    POWERTOOLS_METRICS_NAMESPACE: 'Dossier',
    PATH: process.env['PATH'] ?? '',
  };
}
