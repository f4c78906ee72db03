/**
 * `npm run test:deployed [-- --account ID]`: deploys both stacks with the CDK command line to whatever
 * AWS_ENDPOINT_URL names, issues keys, drives the story over HTTP, and destroys the stacks. With
 * DOSSIER_URL set it only drives the story against what is deployed there, as the stage DOSSIER_STAGE (dev).
 *
 * It refuses anything but a loopback endpoint unless `--account ID` names the account to deploy to.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const stage = 'dev';
const { values } = parseArgs({ options: { account: { type: 'string' } } });

if (process.env['DOSSIER_URL']) process.exit(story({}));
refuseUnlessMeant();
const folder = mkdtempSync(path.join(tmpdir(), 'dossier-deployed-'));
const outputsFile = path.join(folder, 'outputs.json');
const app = ['-c', `stage=${stage}`, '-o', path.join(folder, 'cdk.out')];
let status = 1;
try {
  cdk('bootstrap', ...app);
  cdk('deploy', '--all', '--require-approval', 'never', '--outputs-file', outputsFile, ...app);
  status = story(endpointOf(JSON.parse(readFileSync(outputsFile, 'utf8'))));
} finally {
  cdk('destroy', '--all', '--force', ...app);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);

function refuseUnlessMeant(): void {
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  const isLoopback = endpoint !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
  if (isLoopback) return;
  if (values.account !== undefined && values.account === process.env['CDK_DEFAULT_ACCOUNT']) return;
  console.error(
    'This deploys and destroys stacks. Set AWS_ENDPOINT_URL to a loopback endpoint, or name the account with --account ID (and CDK_DEFAULT_ACCOUNT).',
  );
  process.exit(2);
}

function cdk(...args: string[]): void {
  run('cdk', [...args, '--ci', '--no-notices']);
}

function run(command: string, args: string[], environment: Record<string, string> = {}): number {
  const result = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (result.status !== 0 && command === 'cdk') throw new Error(`${command} ${args[0]} failed`);
  return result.status ?? 1;
}

function story(environment: Record<string, string>): number {
  return run('vitest', ['run', '--config', 'vitest.deployed.config.ts'], environment);
}

/** Where the API answers, and the table that its keys go into, from the stacks' outputs. */
function endpointOf(outputs: Record<string, Record<string, string>>): Record<string, string> {
  const service = outputs[`Dossier-${stage}-Service`] ?? {};
  const url = new URL(service['ApiUrl'] ?? '');
  // A local endpoint serves every API below one address: {base}/{API id}/{stage}.
  const base = process.env['DOSSIER_API_BASE'];
  const apiId = url.hostname.split('.')[0];
  return {
    DOSSIER_URL: base ? `${base}/${apiId}${url.pathname}` : url.href,
    DOSSIER_KEYS_TABLE: service['KeysTable'] ?? '',
  };
}
