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
const agents = new Set(['plan', 'research', 'write', 'evaluate']);
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

  test('carry nothing but code', () => {
    for (const name of names) {
      const apart = agents.has(name) ? ['open-language-models.js'] : name === 'health' ? ['knowledge-port.js'] : [];
      expect(readdirSync(path.join(folder, 'functions', name)), name).toEqual(['index.js', ...apart]);
    }
  });

  test('bring no infrastructure with them', () => {
    for (const name of names) {
      expect(readFileSync(path.join(folder, 'functions', name, 'index.js'), 'utf8'), name).not.toContain('aws-cdk-lib');
    }
  });

  test('leave out what they do not use of the SDK', () => {
    const code = readFileSync(path.join(folder, 'functions', 'publish', 'index.js'), 'utf8');
    expect(code).toContain('GetObject');
    expect(code).not.toContain('CreateMultipartUpload');
  });

  test('bring language models to agents only, in a file that is read when a model is named', () => {
    const mentions = (file: string) => /AI_SDK_LOG_WARNINGS|vercel\.ai\.error/.test(readFileSync(file, 'utf8'));
    for (const name of names) {
      const place = path.join(folder, 'functions', name);
      expect(mentions(path.join(place, 'index.js')), name).toBe(false);
      if (agents.has(name)) expect(mentions(path.join(place, 'open-language-models.js')), name).toBe(true);
    }
  });

  test('reach a model through the file beside them', () => {
    const script = `
      const z = require('zod/mini');
      const { openLanguageModels } = require(${JSON.stringify(path.join(folder, 'functions', 'write', 'open-language-models.js'))});
      const environment = {
        stage: 'dev',
        engine: 'bedrock:amazon.nova-lite-v1:0',
        modelEndpoints: '{"bedrock":{"baseUrl":"http://127.0.0.1:9","region":"eu-west-1"}}',
      };
      const schema = { asked: z.object({}), parse: (value) => value };
      openLanguageModels({}, environment)
        .then(({ models }) => models[0].generate({ system: [], request: [{ name: 'question', text: '?' }], schema, maxOutputTokens: 9 }, Infinity))
        .then(({ fault }) => console.log(fault.name));`;
    const output = execFileSync(process.execPath, ['-e', script], {
      env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('ModelUnavailable');
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
