import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentNames, functionEnvironment } from '../../contract/environment.ts';
import { buildStages } from '../../lib/dossier-app.ts';
import type { StageName } from '../../lib/stages.ts';

const names = Object.keys(functionEnvironment);
const readers = new Set(['plan', 'research', 'health']);
let folder: string;
let assembly: CloudAssembly;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-bundle-'));
  assembly = buildStages(['staging', 'production'], { code: 'bundled', checks: 'off', outputFolder: folder }).synth();
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the bundled functions', () => {
  test('are all deployed with code of their own, from a file that is there', () => {
    const hashes = codeOf('production');
    expect(new Set(hashes).size).toBe(names.length);
    for (const hash of hashes) expect(readdirSync(path.join(folder, `asset.${hash}`))).toContain('index.js');
  });

  test('are the same in every stage of an assembly', () => {
    expect(codeOf('staging')).toEqual(codeOf('production'));
  });

  test('carry the knowledge where it is read, and only there', () => {
    const documents = readdirSync(path.join(import.meta.dirname, '..', '..', 'knowledge'));
    for (const name of names) {
      const files = readdirSync(path.join(folder, 'functions', name));
      expect(files, name).toEqual(readers.has(name) ? ['index.js', 'knowledge'] : ['index.js']);
    }
    expect(readdirSync(path.join(folder, 'functions', 'plan', 'knowledge'))).toEqual(documents);
  });

  test('bring no infrastructure with them', () => {
    for (const name of names) {
      expect(readFileSync(path.join(folder, 'functions', name, 'index.js'), 'utf8'), name).not.toContain('aws-cdk-lib');
    }
  });

  test('start with the environment of their stage and export a handler', () => {
    const script = `
      for (const name of ${JSON.stringify(names)}) {
        console.log(name, typeof require(${JSON.stringify(path.join(folder, 'functions'))} + '/' + name + '/index.js').handler);
      }`;
    const ours = Object.fromEntries(Object.values(environmentNames).map((variable) => [variable, '1']));
    const lines = execFileSync(process.execPath, ['-e', script], {
      env: {
        ...ours,
        AWS_REGION: 'eu-central-1',
        POWERTOOLS_SERVICE_NAME: 'test',
        POWERTOOLS_METRICS_NAMESPACE: 'Dossier',
      },
      encoding: 'utf8',
    });
    expect(lines.trim().split('\n')).toEqual(names.map((name) => `${name} function`));
  });
});

/** The hash of each function's code, as the template of the stage asks for it. */
function codeOf(stage: StageName): (string | undefined)[] {
  const template = Template.fromJSON(assembly.getStackByName(`Dossier-${stage}-Service`).template);
  return Object.values(template.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => /^([0-9a-f]{64})\.zip$/.exec(Properties.Code.S3Key)?.[1],
  );
}
