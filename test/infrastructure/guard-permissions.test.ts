import { expect, test } from 'vitest';
import { type FunctionName, functionEnvironment } from '../../contract/environment.ts';
import { readGuardrail } from '../../contract/guardrail.ts';
import { synthesiseChecked } from './models-and-secrets.ts';
import { propertiesOf } from './synthesise.ts';

const names = Object.keys(functionEnvironment) as FunctionName[];
const asking = names.filter((name) => functionEnvironment[name].some((key) => key === 'guardrail'));
const guardrail = { id: 'abc123', version: '4' };

test('without a guardrail nobody may ask one', () => {
  const { service } = synthesiseChecked({ models: { models: [], modelEndpoints: {} } });
  expect(JSON.stringify(service.toJSON())).not.toContain('ApplyGuardrail');
  const { DOSSIER_GUARDRAIL: setup } = propertiesOf(service, 'research')['Environment'].Variables;
  expect(readGuardrail(setup as string)).toBeUndefined();
});

test('with one, those who look at texts may ask this one, and are told of it', () => {
  const { service, findings } = synthesiseChecked({ models: { models: [], modelEndpoints: {}, guardrail } });
  const policies = JSON.stringify(service.findResources('AWS::IAM::Policy'));
  expect(policies.split('bedrock:ApplyGuardrail')).toHaveLength(asking.length + 1);
  expect(policies).toContain(':guardrail/abc123');
  for (const name of asking) {
    const { DOSSIER_GUARDRAIL: setup } = propertiesOf(service, name)['Environment'].Variables;
    expect(readGuardrail(setup as string), name).toEqual(guardrail);
  }
  expect(findings).toEqual([]);
});
