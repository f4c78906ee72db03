import { readFileSync } from 'node:fs';
import path from 'node:path';
import { connect, type Endpoint, makeKeysIn } from '../support/endpoint.ts';
import { runCommand } from './run-command.ts';

/** The outputs of the service stack, as the command line writes them. */
export type Outputs = Readonly<Record<string, string>>;

/** Deploys both stacks of an assembly; `folder` takes what the command line has to say of it. */
export async function deployStacks(assembly: string, folder: string, stage: string): Promise<Outputs> {
  const file = path.join(folder, 'outputs.json');
  await cdk(assembly, 'deploy', '--all', '--require-approval', 'never', '--outputs-file', file);
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Outputs>)[`Dossier-${stage}-Service`] ?? {};
}

/** Deletes the stacks of an assembly, or those that are named. */
export async function destroyStacks(assembly: string, ...names: string[]): Promise<void> {
  await cdk(assembly, 'destroy', '--force', ...(names.length > 0 ? names : ['--all']));
}

/** The CDK command line on an assembly, or on this app when there is none. */
export async function cdk(assembly: string | undefined, command: string, ...args: string[]): Promise<void> {
  const app = assembly === undefined ? [] : ['--app', assembly];
  await runCommand('cdk', [command, ...args, ...app, '--ci', '--no-notices']);
}

/** Where the API answers that outputs name. */
export function apiUrlOf(outputs: Outputs): string {
  const url = new URL(outputs['ApiUrl'] ?? '');
  // A local endpoint serves every API below one address: {base}/{API id}/{stage}.
  const base = process.env['DOSSIER_API_BASE'];
  return base ? `${base}/${url.hostname.split('.')[0]}${url.pathname}` : url.href;
}

/** The API that outputs name. */
export function endpointOf(outputs: Outputs): Endpoint {
  return connect(apiUrlOf(outputs), {
    keyFor: makeKeysIn(outputs['KeysTable']),
    pollMs: 500,
    burst: 1,
    fillsContext: false,
    listedOrigin: '',
    close: async () => {},
  });
}

/** Whether what is deployed goes to this machine. */
export function isLoopback(): boolean {
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  return endpoint !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
}

/** What is deployed here is deleted again, with its data: only ever on this machine. */
export function refuseUnlessLoopback(): void {
  if (isLoopback()) return;
  throw new Error('This deploys stacks and deletes them with their data. Set AWS_ENDPOINT_URL to a loopback endpoint.');
}
