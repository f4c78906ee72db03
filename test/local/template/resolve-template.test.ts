import { expect, test } from 'vitest';
import { checkTypes } from '../../../local/template/check-types.ts';
import { resolveTemplates, type Template } from '../../../local/template/resolve-template.ts';
import { localPlace } from '../../../local/template/resource-identity.ts';

const table = { Type: 'AWS::DynamoDB::Table' };

/** The value of one property of a resource, resolved. */
function resolve(value: unknown, resources: Template['Resources'] = {}, more: Partial<Template> = {}): unknown {
  const template = { Resources: { Subject: { Type: 'Test', Properties: { value } }, ...resources }, ...more };
  const data = {
    Resources: { Table: table },
    Outputs: { Shared: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'Data:Shared' } } },
  };
  const all = resolveTemplates(
    [
      { name: 'Service', template },
      { name: 'Data', template: data },
    ],
    localPlace,
  );
  return all.find(({ logicalId }) => logicalId === 'Subject')?.properties['value'];
}

test('names and ARNs are the same in every run', () => {
  const resources = { T: table, M: { Type: 'AWS::StepFunctions::StateMachine' }, B: { Type: 'AWS::S3::Bucket' } };
  expect(resolve({ Ref: 'T' }, resources)).toBe('Service-T');
  expect(resolve({ 'Fn::GetAtt': ['T', 'Arn'] }, resources)).toBe(
    'arn:aws:dynamodb:eu-central-1:000000000000:table/Service-T',
  );
  expect(resolve({ Ref: 'M' }, resources)).toBe('arn:aws:states:eu-central-1:000000000000:stateMachine:Service-M');
  expect(resolve({ Ref: 'B' }, resources)).toBe('service-b');
  const named = { T: { ...table, Properties: { TableName: { 'Fn::Join': ['-', ['my', 'table']] } } } };
  expect(resolve({ Ref: 'T' }, named)).toBe('my-table');
});

test('every function of CloudFormation that CDK writes is resolved', () => {
  expect(resolve({ 'Fn::Join': [':', ['a', { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }]] })).toBe(
    'a:eu-central-1:000000000000',
  );
  expect(resolve({ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] })).toBe('b');
  const sub = '${T} ${T.Arn} ${X} ${!Literal} ${AWS::Partition}';
  expect(resolve({ 'Fn::Sub': [sub, { X: { Ref: 'AWS::URLSuffix' } }] }, { T: table })).toBe(
    'Service-T arn:aws:dynamodb:eu-central-1:000000000000:table/Service-T amazonaws.com ${Literal} aws',
  );
  expect(resolve({ 'Fn::Sub': 'stack ${AWS::StackName}' })).toBe('stack Service');
  expect(resolve({ 'Fn::ImportValue': 'Data:Shared' })).toBe(
    'arn:aws:dynamodb:eu-central-1:000000000000:table/Data-Table',
  );
  expect(resolve({ Ref: 'P' }, {}, { Parameters: { P: { Default: 'given' } } })).toBe('given');
});

test('AWS::NoValue takes its property away', () => {
  expect(resolve({ kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] })).toEqual({
    kept: 1,
    list: [2],
  });
});

test('what cannot be resolved is named', () => {
  expect(() => resolve({ Ref: 'Nothing' })).toThrow('refers to Nothing');
  expect(() => resolve({ 'Fn::ImportValue': 'Data:Other' })).toThrow('No template exports Data:Other');
  expect(() => resolve({ 'Fn::Cidr': [] })).toThrow('uses Fn::Cidr');
  expect(() => resolve({ 'Fn::GetAtt': ['T', 'StreamArn'] }, { T: table })).toThrow('does not know StreamArn');
});

test('a resource that is neither served nor needless stops the start', () => {
  const template = { Resources: { Q: { Type: 'AWS::SQS::Queue' }, R: { Type: 'AWS::IAM::Role' } } };
  const resources = resolveTemplates([{ name: 'S', template }], localPlace);
  expect(() => checkTypes(resources)).toThrow('AWS::SQS::Queue (Q in S)');
});
