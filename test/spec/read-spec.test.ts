import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { agentSpec } from '../../functions/domain/spec.ts';
import { builtInSpecFile, readSpec, SpecInvalid, specFileOf } from '../../spec/read-spec.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-spec-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['one that is not there', undefined, 'there is no such file'],
  ['one that is not UTF-8', new Uint8Array([0xff, 0xfe, 0x61]), 'the file is not UTF-8'],
  ['one of megabytes', new Uint8Array(2 ** 20).fill(0x23), 'has 1048576 bytes: a spec has at most 262144'],
  ['one with mistakes', Buffer.from('version: 3\n'), 'file.yaml:1:1 agents is missing: it must be an object'],
])('%s is named with what is wrong', (_what, bytes, message) => {
  const file = path.join(folder, 'file.yaml');
  rmSync(file, { force: true });
  if (bytes !== undefined) writeFileSync(file, bytes);
  expect(() => readSpec(file)).toThrow(SpecInvalid);
  expect(() => readSpec(file)).toThrow(message);
});

test('of many mistakes the first twenty are listed', () => {
  const file = path.join(folder, 'many.yaml');
  writeFileSync(file, Array.from({ length: 50 }, (_, index) => `key${index}: 1`).join('\n'));
  expect(() => readSpec(file)).toThrow(/^(?:.*many\.yaml:\d+:1 .*\n){20}… and 35 more$/);
});

test('a folder is no spec', () => {
  expect(() => readSpec(folder)).toThrow('this is a folder: name a YAML file');
});

test('the environment names the file, else it is the one that comes with Dossier', () => {
  expect(specFileOf({ DOSSIER_SPEC: 'my.yaml' })).toBe('my.yaml');
  expect(specFileOf({ DOSSIER_SPEC: '' })).toBe(builtInSpecFile);
  expect(specFileOf({})).toBe(builtInSpecFile);
  expect(readSpec(builtInSpecFile)).toEqual(agentSpec);
});
