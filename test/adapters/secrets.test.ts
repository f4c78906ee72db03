import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, test } from 'vitest';
import { SecretsManagerSecrets } from '../../functions/adapters/secrets-manager.ts';
import type { Secrets } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeSecrets } from '../fakes/fake-secrets.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();

const adapters: [name: string, create: () => Secrets][] = [
  ['fake', () => new FakeSecrets({ [aws.names.cursorSecret]: 'x'.repeat(64) })],
  ['real', () => new SecretsManagerSecrets(new SecretsManagerClient({}), () => new Date())],
];

describe.each(adapters)('the secrets port, %s', (_name, create) => {
  test('gives the same secret every time', async () => {
    const secrets = create();
    const secret = await secrets.get(aws.names.cursorSecret);
    expect(secret).toMatch(/^\S{64}$/);
    expect(await secrets.get(aws.names.cursorSecret)).toBe(secret);
  });

  test('refuses a name it does not know', async () => {
    await expect(create().get('unknown')).rejects.toThrow(/no secret|can't find the specified secret/);
  });
});

function countingClient() {
  const client = new SecretsManagerClient({});
  let calls = 0;
  client.middlewareStack.add(
    (next) => (input) => {
      calls += 1;
      return next(input);
    },
    { step: 'initialize' },
  );
  return { client, calls: () => calls };
}

test('a secret is asked for once in five minutes', async () => {
  const clock = new FakeClock();
  const { client, calls } = countingClient();
  const secrets = new SecretsManagerSecrets(client, clock.now);
  await secrets.get(aws.names.cursorSecret);
  clock.advanceSeconds(5 * 60 - 1);
  await secrets.get(aws.names.cursorSecret);
  expect(calls()).toBe(1);
  clock.advanceSeconds(1);
  await secrets.get(aws.names.cursorSecret);
  expect(calls()).toBe(2);
});

test('a secret that has to be fresh is asked for at once, and remembered', async () => {
  const { client, calls } = countingClient();
  const secrets = new SecretsManagerSecrets(client, () => new Date());
  await secrets.get(aws.names.cursorSecret);
  await secrets.get(aws.names.cursorSecret, { fresh: true });
  await secrets.get(aws.names.cursorSecret);
  expect(calls()).toBe(2);
});

test('secrets that cannot be had are a fault that passes', async () => {
  const nobody = new SecretsManagerClient({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 });
  const secrets = new SecretsManagerSecrets(nobody, () => new Date());
  await expect(secrets.get('any')).rejects.toMatchObject({ name: 'StorageUnavailable', class: 'transient' });
});
