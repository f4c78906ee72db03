import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { toStageNames } from '../../lib/stages.ts';

const root = path.join(import.meta.dirname, '..', '..');
const folder = path.join(root, '.github', 'workflows');
const files = readdirSync(folder);
const texts = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
const pipeline = texts.get('pipeline.yml') ?? '';
const all = [...texts.values()].join('\n');
/** Each job of the pipeline by its name: the lines that are indented below it. */
const jobs = new Map(
  pipeline
    .slice(pipeline.indexOf('\njobs:\n') + 6)
    .split(/^ {2}(?=[a-z-]+:$)/m)
    .slice(1)
    .map((job) => [job.slice(0, job.indexOf(':')), job]),
);

describe('the workflow', () => {
  test('goes check, test, synth, diff, staging, deployed tests, production, each after the one before', () => {
    expect([...jobs].map(([name, job]) => `${name} after ${/^ {4}needs: (.+)$/m.exec(job)?.[1] ?? 'nothing'}`)).toEqual(
      [
        'check after nothing',
        'test after check',
        'synth after test',
        'diff after synth',
        'staging after diff',
        'deployed-tests after staging',
        'production after deployed-tests',
      ],
    );
  });

  test('deploys nothing that is not on main, and nothing from a fork', () => {
    expect(jobs.get('diff')).toContain("if: github.event_name == 'push' && vars.STAGING_ACCOUNT != ''");
    expect(pipeline).toMatch(/^on:\n {2}pull_request:\n {2}push:\n {4}branches: \[main\]\n/m);
    expect(all).not.toContain('pull_request_target');
  });

  test('deploys both stages in the same way from one assembly, which is made and uploaded once', () => {
    expect(all.match(/upload-artifact@/g)).toHaveLength(1);
    expect(all.match(/cdk synth/g)).toHaveLength(1);
    const [, stages = ''] = /cdk synth --quiet -c stage=(\S+)/.exec(pipeline) ?? [];
    expect(toStageNames(stages)).toEqual(['staging', 'production']);
    for (const stage of toStageNames(stages)) {
      expect(jobs.get(stage)).toContain('uses: ./.github/workflows/deploy.yml');
      expect(jobs.get(stage)).toContain(`stage: ${stage}`);
    }
    expect(all.match(/cdk (diff|deploy) .*/g)).toEqual([
      expect.stringMatching(/^cdk deploy --app cdk\.out /),
      expect.stringMatching(/^cdk diff --app cdk\.out /),
    ]);
  });

  test('runs a deployment in the environment of its stage, which holds it until it is approved', () => {
    expect(texts.get('deploy.yml')).toMatch(/^ {4}environment: \$\{\{ inputs\.stage \}\}$/m);
  });
});

describe('the workflows', () => {
  test('pin each action to a commit, with the version it is', () => {
    const used = [...all.matchAll(/uses: (?!\.\/)(.*)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(10);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('may read the repository, and beyond that ask for a token only where AWS is called', () => {
    for (const [file, text] of texts) expect(text, file).toMatch(/^permissions:\n {2}contents: read\n/m);
    expect(all).not.toMatch(/: write(?<!id-token: write)/);
    for (const [name, job] of jobs) {
      const callsAws = /configure-aws-credentials|deploy\.yml/.test(job);
      expect(job.includes('id-token: write'), name).toBe(callsAws);
    }
  });

  test('hold no key and no secret', () => {
    expect(all).not.toMatch(/secrets\.|access-key|AKIA/);
  });

  test('take on only roles that the pipeline stack makes', () => {
    const taken = [...all.matchAll(/role\/Dossier-(.+)-(\w+)$/gm)].map(([, stage, purpose]) => `${stage} ${purpose}`);
    expect(taken.sort()).toEqual(['${{ inputs.stage }} Deploy', '${{ matrix.stage }} Diff', 'staging Test']);
  });

  test('keep what an input says out of their scripts', () => {
    const scripts = [...all.matchAll(/^ *(?:- )?run: (.*(?:\n {10,}.*)*)/gm)].map(([, script]) => script);
    expect(scripts.length).toBeGreaterThan(10);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  test('run scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    const run = [...all.matchAll(/npm (?:run )?(check|test|audit|test:\w+)/g)].map(([, name]) => name);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
  });
});
