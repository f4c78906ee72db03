import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { openIndexedKnowledge, openKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { buildDossier } from '../../lib/dossier-app.ts';
import { packKnowledge } from '../../lib/pack-knowledge.ts';
import { propertiesOf } from './synthesise.ts';

let folder: string;
let documents: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-knowledge-'));
  documents = path.join(folder, 'documents');
  mkdirSync(documents);
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(path.join(documents, name), text);
}

function pack(): string {
  return packKnowledge(documents, path.join(folder, 'packed')).file;
}

describe('packed documents', () => {
  test('answer as the folder does, with the same version', async () => {
    write('tea.md', '# Tea\n\nGreen tea steeps for two minutes.');
    const packed = openIndexedKnowledge(async () => pack());
    const original = openKnowledge({ folder: documents });
    expect(await packed.version()).toBe(await original.version());
    const search = { limit: 5, extra: [] };
    expect(await packed.search('How long does tea steep?', search)).toEqual(
      await original.search('How long does tea steep?', search),
    );
  });

  test('are refused with the reason when there are none', () => {
    expect(pack).toThrow(`${documents}: the folder holds no usable document`);
    rmSync(documents, { recursive: true });
    expect(pack).toThrow(`The documents cannot be deployed. ${documents}: the folder does not exist`);
  });

  test('are refused when they are too large', () => {
    const text = 'x'.repeat(5 * 1024 * 1024);
    const tooMany = Math.floor(limits.knowledgeBytes / text.length) + 1;
    for (let index = 0; index < tooMany; index += 1) write(`${index}.txt`, text);
    expect(pack).toThrow(`${documents}: the documents take 55.0 MiB, and 50.0 MiB can be deployed`);
  });
});

describe('a deployment with documents of its own', () => {
  function synthesise() {
    const assembly = buildDossier({
      stage: 'dev',
      code: 'bundled',
      checks: 'off',
      knowledgeFolder: documents,
      outputFolder: path.join(folder, 'out'),
    }).synth();
    const artifact = assembly.getStackByName('Dossier-dev-Service');
    return { artifact, service: Template.fromJSON(artifact.template as Record<string, unknown>) };
  }

  test('uploads them as one file, whose place those know who search', async () => {
    write('tea.md', 'Green tea steeps for two minutes.');
    write('cut.md', ' \n');
    const { artifact, service } = synthesise();
    const assets = readdirSync(path.join(folder, 'out')).filter((name) => name.endsWith('.dossier-knowledge'));
    expect(assets).toHaveLength(1);
    const key = assets[0]?.replace('asset.', '');
    for (const name of ['plan', 'research', 'health'] as const) {
      expect(propertiesOf(service, name).Environment.Variables.DOSSIER_KNOWLEDGE_LOCATION).toEqual({
        'Fn::Sub': `s3://cdk-hnb659fds-assets-\${AWS::AccountId}-\${AWS::Region}/${key}`,
      });
    }
    const uploaded = openIndexedKnowledge(async () => path.join(folder, 'out', assets[0] ?? ''));
    expect(await uploaded.contents()).toMatchObject({ documents: 1 });
    expect(artifact.messages.map(({ entry }) => entry.data)).toEqual([
      expect.stringContaining('cut.md is not deployed: the file is empty'),
    ]);
  });

  test('takes them from DOSSIER_KNOWLEDGE, and does not deploy without', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bin/dossier.ts'], {
      env: { ...process.env, DOSSIER_KNOWLEDGE: path.join(folder, 'elsewhere'), CDK_OUTDIR: path.join(folder, 'out') },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain(
      `The documents cannot be deployed. ${path.join(folder, 'elsewhere')}: the folder does not exist`,
    );
  });
});
