import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentNames, functionEnvironment } from '../../contract/environment.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { buildStages } from '../../lib/dossier-app.ts';
import type { StageName } from '../../lib/stages.ts';

const names = Object.keys(functionEnvironment);
/** A word of the YAML parser. */
const ofYaml = 'TAB_AS_INDENT';
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
    const apart: Readonly<Record<string, string[]>> = {
      export: ['print-docx.js', 'printing', 'set-pages.js'],
      health: ['bedrock-knowledge-base.js', 'knowledge-port.js'],
      ingest: [
        'document-reader-worker.js',
        'open-embeddings.js',
        'read-csv.js',
        'read-docx.js',
        'read-html.js',
        'read-markdown.js',
        'read-pdf.js',
        'secrets-port.js',
      ],
      publish: ['bedrock-guardrail.js'],
      research: [
        'bedrock-guardrail.js',
        'bedrock-knowledge-base.js',
        'count-tokens.js',
        'open-language-models.js',
        'open-tools.js',
        'secrets-port.js',
      ],
      plan: ['bedrock-guardrail.js', 'count-tokens.js', 'open-language-models.js', 'secrets-port.js'],
      write: ['count-tokens.js', 'open-language-models.js', 'secrets-port.js'],
    };
    for (const name of names) {
      const files = apart[name] ?? (agents.has(name) ? ['open-language-models.js', 'secrets-port.js'] : []);
      expect(readdirSync(path.join(folder, 'functions', name)), name).toEqual(['index.js', ...files].toSorted());
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

  test('hold the spec, and not what reads it: its prompts in steps, its hash alone where orders are taken', () => {
    const steps = new Set([...agents, 'publish']);
    for (const name of names) {
      const place = path.join(folder, 'functions', name);
      const code = readFileSync(path.join(place, 'index.js'), 'utf8');
      expect(code.includes(agentSpec.agents.plan.persona), name).toBe(steps.has(name));
      expect(code.includes(agentSpec.hash), name).toBe(steps.has(name) || name === 'orders');
      // Documents have front matter, which is YAML too.
      if (name === 'ingest') continue;
      for (const file of readdirSync(place).filter((each) => each.endsWith('.js'))) {
        expect(readFileSync(path.join(place, file), 'utf8'), `${name}/${file}`).not.toContain(ofYaml);
      }
    }
  });

  test('bring parsers of documents to ingest alone, in files that are read when there is such a document', () => {
    const mentions = (file: string) => /getDocumentProxy|extractRawText/.test(readFileSync(file, 'utf8'));
    for (const name of names) {
      const place = path.join(folder, 'functions', name);
      expect(mentions(path.join(place, 'index.js')), name).toBe(false);
      const found = readdirSync(place).filter((file) => file.endsWith('.js') && mentions(path.join(place, file)));
      expect(found.length > 0, name).toBe(name === 'ingest');
    }
  });

  test('read documents in a thread of their own', () => {
    const script = `
      const { Worker } = require('node:worker_threads');
      const worker = new Worker(${JSON.stringify(path.join(folder, 'functions', 'ingest', 'document-reader-worker.js'))});
      worker.once('message', ({ document }) => { console.log(document.title); worker.terminate(); });
      worker.postMessage({ uri: 'tea.html', bytes: new TextEncoder().encode('<title>Tea</title>Green.'), labels: [] });`;
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('Tea\n');
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
        .then(async ({ models, openTokenCounter }) => {
          const request = [{ name: 'question', text: '?' }];
          const { fault } = await models[0].generate({ system: [], request, schema, maxOutputTokens: 9 }, Infinity);
          console.log(fault.name, (await openTokenCounter())('What is a memo?'));
        });`;
    const output = execFileSync(process.execPath, ['-e', script], {
      env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('ModelUnavailable 5');
  });

  test('bring what calls tools to research only, in a file that is read where the spec names some', () => {
    const mentions = (file: string) =>
      /initialize/.test(readFileSync(file, 'utf8')) && /tools\/call/.test(readFileSync(file, 'utf8'));
    for (const name of names) {
      expect(mentions(path.join(folder, 'functions', name, 'index.js')), name).toBe(false);
    }
    expect(mentions(path.join(folder, 'functions', 'research', 'open-tools.js'))).toBe(true);
  });

  test('bring nothing that starts programs', () => {
    for (const name of names) {
      const place = path.join(folder, 'functions', name);
      for (const file of readdirSync(place).filter((each) => each.endsWith('.js'))) {
        expect(readFileSync(path.join(place, file), 'utf8'), `${name}/${file}`).not.toMatch(/taskkill|cross-spawn/);
      }
    }
  });

  test('call tools through the file beside them, and start no program', () => {
    const script = `
      const { openTools } = require(${JSON.stringify(path.join(folder, 'functions', 'research', 'open-tools.js'))});
      const tools = [{ name: 'read', sideEffects: false }];
      const spec = {
        builtIn: { fetchUrl: { hosts: ['127.0.0.1'] } },
        servers: [
          { transport: 'http', name: 'down', url: 'http://127.0.0.1:9/mcp', internal: true, auth: { kind: 'none' }, tools },
          { transport: 'stdio', name: 'files', command: process.execPath, arguments: [], environment: {}, tools },
        ],
      };
      const context = { idempotencyKey: 'key', signal: new AbortController().signal };
      openTools(spec, {}, { mayStartPrograms: false }).offer({ roles: [] }).then(async (offer) => {
        const [tool] = offer.tools;
        const call = await tool.call({ url: 'http://127.0.0.1/' }, context).catch((fault) => fault.name);
        console.log(JSON.stringify([tool.violation({}), call, ...offer.missing.map(({ server, fault }) => [server, fault.name])]));
        await offer.close();
      });`;
    const output = execFileSync(process.execPath, ['-e', script], { env: {}, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual([
      expect.stringContaining('url'),
      'ToolRefused',
      ['down', 'ToolUnavailable'],
      ['files', 'ToolRefused'],
    ]);
  });

  test('reach what embeds, and what searches a knowledge base, through files beside them', () => {
    const script = `
      const folder = ${JSON.stringify(path.join(folder, 'functions'))};
      console.log(
        typeof require(folder + '/ingest/open-embeddings.js').addStageVectors,
        typeof require(folder + '/research/open-language-models.js').fusedSearchOf,
        typeof require(folder + '/research/bedrock-knowledge-base.js').openKnowledgeBase,
        typeof require(folder + '/health/bedrock-knowledge-base.js').openKnowledgeBase,
      );`;
    const output = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(output.trim()).toBe('function function function function');
    for (const name of names) {
      const code = readFileSync(path.join(folder, 'functions', name, 'index.js'), 'utf8');
      expect(code, name).not.toContain('retrievalQuery');
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
