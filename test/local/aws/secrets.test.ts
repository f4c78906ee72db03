import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, expect, test } from 'vitest';
import { startSample, temporaryFolder } from '../start-sample.ts';

async function read(SecretId: string | undefined) {
  const { SecretString } = await new SecretsManagerClient({ maxAttempts: 1 }).send(
    new GetSecretValueCommand({ SecretId }),
  );
  return SecretString;
}

afterEach(() => {
  delete process.env['DOSSIER_SECRET_DATA_SIGNING'];
});

test('a generated secret is made once and kept where only its owner can read it', async () => {
  const dataFolder = temporaryFolder();
  const stack = await startSample({}, { dataFolder });
  const value = await read(stack.environment['SAMPLE_SECRET']);
  expect(value).toMatch(/^[A-Za-z0-9]{40}$/);
  expect(await read('Data-Signing')).toBe(value);
  const folder = join(dataFolder, 'secrets');
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  await stack.close();
  const again = await startSample({}, { dataFolder });
  expect(await read(again.environment['SAMPLE_SECRET'])).toBe(value);
});

test('the environment goes before the file', async () => {
  process.env['DOSSIER_SECRET_DATA_SIGNING'] = 'mine';
  const stack = await startSample({});
  expect(await read(stack.environment['SAMPLE_SECRET'])).toBe('mine');
});

test('an unknown secret is not found', async () => {
  await startSample({});
  await expect(read('unknown')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
