import { execSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { connectDeployed, stageName } from './connect-deployed.ts';
import { findOutputs } from './find-deployment.ts';

test('the command that the deployment prints issues a key that works', async () => {
  const { IssueKey = '' } = await findOutputs(`Dossier-${stageName}-Service`);
  const repository = path.join(import.meta.dirname, '..', '..');
  const printed = execSync(IssueKey, { cwd: repository, encoding: 'utf8', stdio: 'pipe' });
  const key = /dsk_[\w-]{43}/.exec(printed)?.[0];
  const { endpoint } = connectDeployed();
  expect((await endpoint.call('GET', '/v1/reports', { key: key ?? '' })).status).toBe(200);
});
