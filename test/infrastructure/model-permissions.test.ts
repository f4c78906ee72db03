import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { type FunctionName, functionEnvironment } from '../../contract/environment.ts';
import type { ModelName } from '../../contract/models.ts';
import { buildDossier } from '../../lib/dossier-app.ts';
import { propertiesOf, readable } from './synthesise.ts';

const agents = ['plan', 'research', 'write', 'evaluate'];
const names = Object.keys(functionEnvironment) as FunctionName[];

interface Findings {
  readonly pluginReports: readonly { readonly violations: readonly unknown[] }[];
}

/** The template of a stage with these models, after all checks. */
function synthesiseWith(models: readonly ModelName[]): { service: Template; findings: unknown[] } {
  const assembly = buildDossier({
    stage: 'dev',
    code: 'none',
    checks: 'on',
    models: { models, modelEndpoints: {} },
  }).synth();
  const template = assembly.getStackByName('Dossier-dev-Service').template as Record<string, unknown>;
  const report = JSON.parse(readFileSync(path.join(assembly.directory, 'validation-report.json'), 'utf8')) as Findings;
  rmSync(assembly.directory, { recursive: true });
  return {
    service: Template.fromJSON(template),
    findings: report.pluginReports.flatMap(({ violations }) => violations),
  };
}

/** What a function may do with models and secrets, beside the secret of the cursors. */
function mayThink(service: Template, name: FunctionName): string[] {
  const role = readable(propertiesOf(service, name)['Role']);
  return Object.values(service.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => (Properties.Roles as unknown[]).map(readable).includes(role))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[])
    .flatMap(({ Action, Resource, Condition }) =>
      [Resource].flat().map((resource) => {
        const action = [Action].flat().join(' and ');
        return `${action} ${readable(resource)}${Condition === undefined ? '' : ' through the profile'}`;
      }),
    )
    .filter((line) => /^(?:bedrock|secretsmanager):/.test(line) && !line.endsWith('CursorSecret'));
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

describe('without a model', () => {
  const { service } = synthesiseWith([]);

  test('no function may call one, or read a key', () => {
    for (const name of names) expect(mayThink(service, name), name).toEqual([]);
  });

  test('the engine is the extractive one', () => {
    for (const name of ['orders', ...agents] as FunctionName[]) {
      expect(propertiesOf(service, name)['Environment'].Variables.DOSSIER_ENGINE).toBe('extractive');
    }
  });
});

describe('with a model of Bedrock', () => {
  const { service, findings } = synthesiseWith(['bedrock:amazon.nova-lite-v1:0']);
  const model = 'arn:AWS::Partition:bedrock:AWS::Region::foundation-model/amazon.nova-lite-v1:0';

  test('the agents may invoke it, and nothing else', () => {
    for (const name of names) {
      expect(mayThink(service, name), name).toEqual(agents.includes(name) ? [`bedrock:InvokeModel ${model}`] : []);
    }
  });

  test('the checks find nothing', () => {
    expect(findings).toEqual([]);
  });
});

describe('with an inference profile of Bedrock', () => {
  const { service, findings } = synthesiseWith(['bedrock:eu.amazon.nova-lite-v1:0']);

  test('the agents may invoke the profile, and its model through the profile', () => {
    expect(mayThink(service, 'write')).toEqual([
      'bedrock:InvokeModel arn:AWS::Partition:bedrock:AWS::Region:AWS::AccountId:inference-profile/eu.amazon.nova-lite-v1:0',
      'bedrock:InvokeModel arn:AWS::Partition:bedrock:*::foundation-model/amazon.nova-lite-v1:0 through the profile',
    ]);
  });

  test('the wildcard in its region is explained', () => {
    expect(findings).toEqual([]);
  });
});

describe('with models behind keys', () => {
  const { service, findings } = synthesiseWith([
    'anthropic:claude-sonnet-4-5',
    'anthropic:claude-haiku-4-5',
    'openai-compatible:x',
  ]);
  const secret = (name: string) =>
    `secretsmanager:GetSecretValue arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:dev/${name}-??????`;

  test('the agents may read these two secrets, and nobody else', () => {
    for (const name of names) {
      const expected = [secret('anthropic-api-key'), secret('openai-compatible-api-key')];
      expect(mayThink(service, name), name).toEqual(agents.includes(name) ? expected : []);
    }
    expect(findings).toEqual([]);
  });

  test('the template holds names of models, and no key', () => {
    expect(propertiesOf(service, 'write')['Environment'].Variables.DOSSIER_ENGINE).toBe(
      'anthropic:claude-sonnet-4-5,anthropic:claude-haiku-4-5,openai-compatible:x',
    );
    expect(Object.keys(service.findResources('AWS::SecretsManager::Secret'))).toEqual([]);
  });
});
