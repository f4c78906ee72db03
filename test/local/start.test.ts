import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWellFormedKey, newKey } from '../../functions/domain/api-key.ts';
import { findRunningService } from '../../local/running-service.ts';
import { builtInSpecFile } from '../../spec/read-spec.ts';
import { runScript, ScriptProcess } from './run-process.ts';
import { temporaryFolder } from './start-sample.ts';

/** `npm start` on a free port, and what it prints. */
async function start(variables: Readonly<Record<string, string>>) {
  const service = new ScriptProcess('local/start.ts', [], { DOSSIER_PORT: '0', ...variables });
  const apiUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(await service.until('Dossier runs on'))?.[0];
  const apiKey = (await service.until('Your API key: ')).replace('Your API key: ', '');
  return { service, apiUrl, apiKey };
}

test('it prints an address and a key that work, keeps the key to its owner, and ends on Ctrl-C', async () => {
  const dataFolder = temporaryFolder();
  const { service, apiUrl, apiKey } = await start({ DOSSIER_DATA: dataFolder });
  const response = await fetch(`${apiUrl}/v1/reports`, { headers: { Authorization: `Bearer ${apiKey}` } });
  expect([response.status, await response.json()]).toEqual([200, { items: [] }]);
  for (const file of ['api-key', 'service.json']) expect(statSync(join(dataFolder, file)).mode & 0o777).toBe(0o600);

  expect(await findRunningService(dataFolder)).toMatchObject({ apiUrl, apiKey, pid: service.child.pid });
  const list = await runScript('local/keys.ts', ['list'], { DOSSIER_DATA: dataFolder });
  expect(list.stdout).toContain('local/developer');

  service.child.kill('SIGINT');
  const { code, stdout, stderr } = await service.finished();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`curl -s ${apiUrl}/v1/reports`);
  expect(await findRunningService(dataFolder)).toBeUndefined();
});

test('the key stays the same from start to start; a given one is taken; a killed service is none', async () => {
  const dataFolder = temporaryFolder();
  const first = await start({ DOSSIER_DATA: dataFolder });
  expect(isWellFormedKey(first.apiKey)).toBe(true);
  await first.service.kill();
  expect(await findRunningService(dataFolder)).toBeUndefined();
  const given = newKey();
  const second = await start({ DOSSIER_DATA: dataFolder, DOSSIER_API_KEY: given });
  expect(second.apiKey).toBe(given);
  for (const key of [first.apiKey, given]) {
    const response = await fetch(`${second.apiUrl}/v1/reports`, { headers: { Authorization: `Bearer ${key}` } });
    expect(response.status).toBe(200);
  }
});

test('another spec is named at the start, and its version and hash stand on the task', async () => {
  const file = join(temporaryFolder(), 'own.yaml');
  writeFileSync(file, readFileSync(builtInSpecFile, 'utf8').replace(/^version:.*$/m, 'version: own-1'));
  const { service, apiUrl, apiKey } = await start({ DOSSIER_DATA: temporaryFolder(), DOSSIER_SPEC: file });
  const [, hash] = /version own-1 \(([0-9a-f]{16})\)/.exec(await service.until(`The agents work by ${file}`)) ?? [];
  const ordered = await fetch(`${apiUrl}/v1/reports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ prompt: 'How does a run end?' }),
  });
  const { links } = (await ordered.json()) as { links: { self: string } };
  const task = await fetch(`${apiUrl}${links.self}`, { headers: { Authorization: `Bearer ${apiKey}` } });
  expect(await task.json()).toMatchObject({ spec: { version: 'own-1', hash } });
});

test('a spec with mistakes stops the start with all of them', async () => {
  const file = join(temporaryFolder(), 'own.yaml');
  writeFileSync(file, 'version: 3\nagents: []\n');
  const variables = { DOSSIER_DATA: temporaryFolder(), DOSSIER_PORT: '0', DOSSIER_SPEC: file };
  const { code, stdout, stderr } = await runScript('local/start.ts', [], variables);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`${file}:1:10 version must be text; 3 stands there, which needs quotes to be text\n`);
  expect(stderr).toContain(`${file}:2:1 agents must be an object; a list of 0 stands there\n`);
});

test('keys finds no running service and runs the stack for its own duration', async () => {
  const dataFolder = temporaryFolder();
  const created = await runScript('local/keys.ts', ['create', '--tenant', 'acme', '--user', 'ada', '--json'], {
    DOSSIER_DATA: dataFolder,
  });
  const { key } = JSON.parse(created.stdout) as { key: string };
  const { apiUrl } = await start({ DOSSIER_DATA: dataFolder });
  const response = await fetch(`${apiUrl}/v1/reports`, { headers: { Authorization: `Bearer ${key}` } });
  expect(response.status).toBe(200);
});

test('a knowledge folder that is not there is a warning; the service runs, and is not ready', async () => {
  const dataFolder = temporaryFolder();
  const { service, apiUrl } = await start({ DOSSIER_DATA: dataFolder, DOSSIER_KNOWLEDGE: join(dataFolder, 'none') });
  expect(await service.until('Warning')).toContain('the folder does not exist');
  expect((await fetch(`${apiUrl}/v1/health/live`)).status).toBe(200);
  const ready = await fetch(`${apiUrl}/v1/health/ready`);
  expect([ready.status, await ready.json()]).toMatchObject([503, { detail: 'Not ready: knowledge' }]);
});

test('a port in use, a folder that cannot be, and settings that make no sense are clear messages', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const port = String((taken.address() as AddressInfo).port);
  const dataFolder = temporaryFolder();
  const file = join(dataFolder, 'file');
  writeFileSync(file, '');
  const wrong: [Record<string, string>, string][] = [
    [{ DOSSIER_PORT: port, DOSSIER_DATA: join(dataFolder, 'a') }, `Port ${port} is in use`],
    [{ DOSSIER_PORT: 'x' }, 'DOSSIER_PORT is "x"'],
    [{ DOSSIER_DATA: join(file, 'data') }, 'cannot be used'],
    [{ DOSSIER_API_KEY: 'secret' }, 'DOSSIER_API_KEY is no API key'],
  ];
  for (const [variables, message] of wrong) {
    const { code, stdout, stderr } = await runScript('local/start.ts', [], variables);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  }
  taken.close();
});

test('--help says what can be set; an unknown argument is refused with it', async () => {
  const help = await runScript('local/start.ts', ['--help']);
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('DOSSIER_KNOWLEDGE')]);
  const unknown = await runScript('local/start.ts', ['--port', '1']);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('DOSSIER_PORT')]);
});
