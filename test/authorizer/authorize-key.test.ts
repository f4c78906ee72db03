import '../fakes/set-environment.ts';
import type { APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { createHandler } from '../../functions/authorizer/handler.ts';
import { hashKey, newKey } from '../../functions/domain/api-key.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeKeys, type StoredKey } from '../fakes/fake-keys.ts';
import { ada } from '../fakes/samples.ts';

const methodArn = 'arn:aws:execute-api:eu-central-1:000000000000:api/dev/GET/v1/reports/1/steps';

/** The handler in a world where one key is stored, and that key. */
function withKey(changes: Partial<StoredKey> = {}) {
  const keys = new FakeKeys();
  const clock = new FakeClock();
  const key = newKey();
  keys.add(hashKey(key), { ...ada, roles: ['caller', 'reader'], labels: ['finance', 'hr'], ...changes });
  const handler = createHandler({ keys, clock });
  const authorize = (authorizationToken: string | undefined) =>
    handler({ type: 'TOKEN', methodArn, authorizationToken } as APIGatewayTokenAuthorizerEvent);
  return { key, clock, authorize };
}

test('a known key names its caller and opens the whole stage', async () => {
  const { key, authorize } = withKey();
  expect(await authorize(`Bearer ${key}`)).toEqual({
    principalId: 'acme#ada',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'execute-api:Invoke',
          Effect: 'Allow',
          Resource: 'arn:aws:execute-api:eu-central-1:000000000000:api/dev/*',
        },
      ],
    },
    context: { tenantId: 'acme', userId: 'ada', roles: 'caller,reader', labels: 'finance,hr', keyId: 'key-1' },
  });
});

test('the scheme is read in any case', async () => {
  const { key, authorize } = withKey();
  expect(await authorize(`bearer ${key}`)).toMatchObject({ principalId: 'acme#ada' });
});

test('anything but a known key is a plain Unauthorized', async () => {
  const { key, authorize } = withKey();
  const others = [
    undefined,
    '',
    key,
    'Bearer',
    'Bearer ',
    `Basic ${key}`,
    `Bearer  ${key}`,
    `Bearer ${key} `,
    `Bearer ${key}x`,
    `Bearer ${key.slice(0, -1)}`,
    `Bearer ${key.toUpperCase()}`,
    `Bearer ${newKey()}`,
    `Bearer ${hashKey(key)}`,
    'Bearer dsk_\0',
    `Bearer ${'x'.repeat(100_000)}`,
  ];
  for (const other of others) await expect(authorize(other)).rejects.toThrow(/^Unauthorized$/);
});

test('a revoked key is unauthorized', async () => {
  const { key, authorize } = withKey({ revokedAt: '2026-11-01T00:00:00.000Z' });
  await expect(authorize(`Bearer ${key}`)).rejects.toThrow(/^Unauthorized$/);
});

test('a key is good until the second in which it expires', async () => {
  const { key, clock, authorize } = withKey({ expiresAtSeconds: new FakeClock().nowSeconds + 1 });
  expect(await authorize(`Bearer ${key}`)).toBeDefined();
  clock.advanceSeconds(1);
  await expect(authorize(`Bearer ${key}`)).rejects.toThrow(/^Unauthorized$/);
});
