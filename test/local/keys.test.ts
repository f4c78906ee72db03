import { expect, onTestFinished, test } from 'vitest';
import { environmentNames } from '../../contract/environment.ts';
import { hashKey, isWellFormedKey } from '../../functions/domain/api-key.ts';
import { announceService } from '../../local/running-service.ts';
import { startStack } from '../../local/start-stack.ts';
import { runScript } from './run-process.ts';
import { temporaryFolder } from './start-sample.ts';

/** A running service without functions, and the command line against it. */
async function startKeys() {
  const dataFolder = temporaryFolder();
  const stack = await startStack({
    dataFolder,
    knowledgeFolder: 'knowledge',
    port: 0,
    sweepEveryMs: Number.POSITIVE_INFINITY,
    loadHandler: async () => () => null,
  });
  onTestFinished(() => stack.close());
  const { apiUrl, awsEndpoint, environment } = stack;
  announceService(dataFolder, { pid: process.pid, apiUrl, awsEndpoint, environment, apiKey: 'none' });
  const keys = (...args: string[]) => runScript('local/keys.ts', args, { DOSSIER_DATA: dataFolder });
  const json = async (...args: string[]) => {
    const { stdout, stderr } = await keys(...args, '--json');
    if (stderr !== '') throw new Error(stderr);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  return { keys, json, environment };
}

test('a key is created, listed and revoked, and shown only once', async () => {
  const { keys, json } = await startKeys();
  const { key, keyId } = await json(
    'create',
    '--tenant',
    'acme',
    '--user',
    'ada',
    '--labels',
    'finance,hr,hr',
    '--days',
    '7',
  );
  expect(isWellFormedKey(String(key))).toBe(true);
  expect(hashKey(String(key)).startsWith(String(keyId))).toBe(true);
  await json('create', '--tenant', 'other', '--user', 'bob', '--role', 'reader', '--role', 'reviewer');

  const { keys: ofAcme } = await json('list', '--tenant', 'acme');
  expect(ofAcme).toEqual([
    {
      keyId,
      tenantId: 'acme',
      userId: 'ada',
      roles: ['caller'],
      labels: ['finance', 'hr'],
      createdAt: expect.any(String) as string,
      expiresAtSeconds: expect.any(Number) as number,
    },
  ]);
  const all = await keys('list');
  expect(all.stdout).toMatch(/acme\/ada {2}caller {2}labels finance,hr .*expires/);
  expect(all.stdout).toMatch(/other\/bob {2}reader,reviewer {2}no labels .*never expires/);
  expect(all.stdout).not.toContain(String(key));

  const revoked = await json('revoke', String(keyId));
  expect(revoked['revokedAt']).toEqual(expect.any(String));
  expect(await json('revoke', String(keyId))).toEqual(revoked);
  expect((await keys('list', '--tenant', 'acme')).stdout).toContain('revoked');
});

test('what is wrong is said, and nothing is stored', async () => {
  const { keys } = await startKeys();
  const wrong: [string[], number, string][] = [
    [[], 2, 'Say what to do'],
    [['make'], 2, 'There is no command make'],
    [['create', '--tenant', 'acme'], 2, 'create needs --tenant and --user'],
    [['create', '--tenant', 'acme', '--user', 'ada', '--days', '0'], 2, '--days has to be'],
    [['create', '--tenant', 'acme', '--user', 'ada', '--colour'], 2, "Unknown option '--colour'"],
    [['create', '--tenant', 'A/b', '--user', 'ada'], 1, '"A/b" is no tenant'],
    [['create', '--tenant', 'acme', '--user', 'ada', '--role', 'king'], 1, '"king" is no role'],
    [['create', '--tenant', 'acme', '--user', 'ada', '--labels', 'H R'], 1, '"H R" is no label'],
    [['revoke'], 2, 'revoke needs one KEY_ID'],
    [['revoke', 'abc'], 1, 'There is no key abc'],
  ];
  await Promise.all(
    wrong.map(async ([args, code, message]) => {
      const finished = await keys(...args);
      expect([finished.code, finished.stdout]).toEqual([code, '']);
      expect(finished.stderr).toContain(message);
    }),
  );
  expect((await keys('list')).stdout).toBe('There are no keys.\n');
});

test('a deployed table is used with the credentials of the person', async () => {
  const { keys, environment } = await startKeys();
  const table = String(environment[environmentNames.keysTable]);
  const created = await keys('create', '--tenant', 'acme', '--user', 'ada', '--table', table);
  expect(created.stdout).toMatch(/^dsk_/);
  const missing = await keys('list', '--table', 'missing');
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('The table missing cannot be used')]);
});
