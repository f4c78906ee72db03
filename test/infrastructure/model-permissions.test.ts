import { describe, expect, test } from 'vitest';
import { type FunctionName, functionEnvironment } from '../../contract/environment.ts';
import type { ModelName } from '../../contract/models.ts';
import { mayRead, mayThink, synthesiseChecked } from './models-and-secrets.ts';
import { propertiesOf } from './synthesise.ts';

/** Whole answers and streamed ones. */
const invoke = 'bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream';
const agents = ['plan', 'research', 'write', 'evaluate'];
const names = Object.keys(functionEnvironment) as FunctionName[];

const synthesiseWith = (models: readonly ModelName[]) => synthesiseChecked({ models: { models, modelEndpoints: {} } });

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
      expect(mayThink(service, name), name).toEqual(agents.includes(name) ? [`${invoke} ${model}`] : []);
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
      `${invoke} arn:AWS::Partition:bedrock:AWS::Region:AWS::AccountId:inference-profile/eu.amazon.nova-lite-v1:0`,
      `${invoke} arn:AWS::Partition:bedrock:*::foundation-model/amazon.nova-lite-v1:0 through the profile`,
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

  test('the agents may read these two secrets, and nobody else', () => {
    for (const name of names) {
      const expected = [mayRead('dev/anthropic-api-key'), mayRead('dev/openai-compatible-api-key')];
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
