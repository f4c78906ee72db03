import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agentSpec } from '../../functions/domain/spec.ts';
import { builtInSpecFile } from '../../spec/read-spec.ts';
import { runScript } from './run-process.ts';
import { temporaryFolder } from './start-sample.ts';

const builtIn = readFileSync(builtInSpecFile, 'utf8');
const version = /^version:.*$/m;
const words = /^ {2}words:.*$/m;
const spec = (...args: string[]) => runScript('local/spec.ts', args, {});

/** A file with the spec after these replacements. */
function fileWith(...replacements: readonly (readonly [RegExp, string])[]): string {
  const file = join(temporaryFolder(), 'spec.yaml');
  writeFileSync(
    file,
    replacements.reduce((text, [from, to]) => text.replace(from, to), builtIn),
  );
  return file;
}

test('validate accepts the spec that comes with Dossier', async () => {
  const { code, stdout } = await spec('validate');
  expect([code, stdout.trim()]).toEqual([
    0,
    `spec/dossier.yaml is a valid spec: version ${agentSpec.version}, hash ${agentSpec.hash}.`,
  ]);
});

test('validate says all that is wrong on standard error and ends with 1', async () => {
  const file = fileWith([version, 'version: 3'], [words, '  word: 30']);
  const { code, stdout, stderr } = await spec('validate', file);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^.*spec\.yaml:\d+:10 version must be text; 3 stands there/),
    expect.stringMatching(/^.*spec\.yaml:\d+:1 hardness\.words is missing: it must be a number$/),
    expect.stringMatching(/^.*spec\.yaml:\d+:3 hardness\.word is not known: did you mean words\?$/),
  ]);
});

test('show names version and hash, and for each agent its model, rules and limits', async () => {
  const { code, stdout } = await spec('show');
  expect(code).toBe(0);
  expect(stdout).toContain(`Agent spec, version ${agentSpec.version}, hash ${agentSpec.hash}`);
  for (const text of [
    'plan · planner · the small model',
    'research · researcher · the capable model for hard questions, the small one for others',
    'write · writer · the capable model',
    agentSpec.agents.write.persona,
    ...agentSpec.agents.write.instructions.map((rule) => `- ${rule}`),
    `Sees ${agentSpec.agents.write.evidenceTokens} tokens of evidence at most;`,
    'Tools\n  none',
  ]) {
    expect(stdout).toContain(text);
  }
  expect(JSON.parse((await spec('show', '--json')).stdout)).toEqual(agentSpec);
});

test('show lists tools with what they may do and for whom', async () => {
  const tools = `builtIn: { searchKnowledge: {}, fetchUrl: { hosts: [example.com], roles: [operator] } }
  servers:
    - { transport: stdio, name: files, command: npx, arguments: [files], environment: {}, tools: [{ name: write, sideEffects: true }] }`;
  const { stdout } = await spec('show', fileWith([/builtIn: \{\}\n {2}servers: \[\]/, tools]));
  expect(stdout.slice(stdout.indexOf('Tools\n')).trim().split('\n')).toEqual([
    'Tools',
    '  searchKnowledge · every caller',
    '  fetchUrl · example.com · callers with the role operator',
    '  files · npx files',
    '    - write · changes something · every caller',
  ]);
});

test('diff ends with 0 when only comments and layout differ', async () => {
  const file = fileWith([version, `version: "${agentSpec.version}" # the newest`]);
  const { code, stdout } = await spec('diff', builtInSpecFile, file);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^No difference in meaning/)]);
  expect(JSON.parse((await spec('diff', builtInSpecFile, file, '--json')).stdout)).toEqual([]);
});

test('diff says what differs and ends with 1', async () => {
  const file = fileWith([version, 'version: next'], [words, '  words: 7']);
  const { code, stdout } = await spec('diff', builtInSpecFile, file);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^version \S+ \([0-9a-f]{16}\) → version next \([0-9a-f]{16}\): 2 differences\n/);
  expect(stdout).toContain(`hardness.words\n- ${agentSpec.hardness.words}\n+ 7\n`);
});

test('diff ends with 2 when a spec cannot be read, or none is named', async () => {
  const broken = await spec('diff', builtInSpecFile, fileWith([version, 'version:']));
  expect([broken.code, broken.stdout]).toEqual([2, '']);
  expect(broken.stderr).toContain('version must be text; nothing stands there');
  expect((await spec('diff', builtInSpecFile)).code).toBe(2);
});

test.each([[[]], [['explain']], [['show', 'a', 'b']], [['show', '--yaml']]])('%j is explained', async (args) => {
  const { code, stderr } = await spec(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining('npm run spec -- validate [FILE]')]);
});
