/**
 * `npm run test:deployed [-- --account ID]`: deploys the stacks with the CDK command line to whatever
 * AWS_ENDPOINT_URL names, issues keys, drives the story, the ports and the workflow's scenarios against them,
 * destroys them, and says what was not verified. With DOSSIER_URL set it only drives the story against what is
 * deployed there, as the stage DOSSIER_STAGE (dev).
 *
 * It refuses anything but a loopback endpoint unless `--account ID` names the account to deploy to.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { apiUrlOf, isLoopback, type Outputs } from './deploy-stacks.ts';
import { listUnverified } from './list-unverified.ts';

const stage = 'dev';
const { values } = parseArgs({ options: { account: { type: 'string' } } });

if (process.env['DOSSIER_URL']) process.exit(test({}, 'test/deployed/story.test.ts'));
const isLocal = isLoopback();
refuseUnlessMeant();
const folder = mkdtempSync(path.join(tmpdir(), 'dossier-deployed-'));
const outputsFile = path.join(folder, 'outputs.json');
const service = ['-c', `stage=${stage}`, '-o', path.join(folder, 'service')];
const probe = ['--app', 'npx node test/deployed/probe/app.ts', '-o', path.join(folder, 'probe')];
let status = 1;
try {
  cdk('bootstrap', ...service);
  cdk('deploy', '--all', '--require-approval', 'never', '--outputs-file', outputsFile, ...service);
  cdk('deploy', '--all', '--require-approval', 'never', ...probe);
  status = test(endpointOf(JSON.parse(readFileSync(outputsFile, 'utf8'))));
} finally {
  // The probe listens to the service's bus and goes first; the service goes even if that fails.
  try {
    cdk('destroy', '--all', '--force', ...probe);
  } finally {
    cdk('destroy', '--all', '--force', ...service);
  }
  rmSync(folder, { recursive: true, force: true });
}
if (isLocal) console.log(`\n${listUnverified(process.env['DOSSIER_EMULATOR'])}`);
process.exit(status);

function refuseUnlessMeant(): void {
  if (isLocal) return;
  if (values.account !== undefined && values.account === process.env['CDK_DEFAULT_ACCOUNT']) return;
  console.error(
    'This deploys and destroys stacks. Set AWS_ENDPOINT_URL to a loopback endpoint, or name the account with --account ID (and CDK_DEFAULT_ACCOUNT).',
  );
  process.exit(2);
}

function cdk(...args: string[]): void {
  if (run('cdk', [...args, '--ci', '--no-notices']) !== 0) throw new Error(`cdk ${args[0]} failed`);
}

/** Runs the tests of these files, all by default; gives the exit code. */
function test(environment: Record<string, string>, ...files: string[]): number {
  return run('vitest', ['run', '--config', 'vitest.deployed.config.ts', ...files], environment);
}

function run(command: string, args: string[], environment: Record<string, string> = {}): number {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } }).status ?? 1;
}

/** Where the API answers, and the table that its keys go into, from the stacks' outputs. */
function endpointOf(stacks: Record<string, Outputs>): Record<string, string> {
  const outputs = stacks[`Dossier-${stage}-Service`] ?? {};
  return { DOSSIER_URL: apiUrlOf(outputs), DOSSIER_KEYS_TABLE: outputs['KeysTable'] ?? '' };
}
