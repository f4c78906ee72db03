import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { type EnvironmentKey, environmentNames, functionEnvironment } from '../../contract/environment.ts';
import { limits } from '../../contract/limits.ts';
import { stepFunctionNames } from '../../contract/workflow.ts';
import { stages } from '../../lib/stages.ts';
import { functionIds, propertiesOf, readable, synthesise } from './synthesise.ts';

const { service } = synthesise('staging');
const ids = functionIds(service);
const functions = service.findResources('AWS::Lambda::Function');
const names = Object.keys(functionEnvironment) as (keyof typeof functionEnvironment)[];

describe('the functions', () => {
  test('are those of the contract, each with the path of its handler', () => {
    expect([...ids.keys()].sort()).toEqual([...names].sort());
  });

  test.each(names)('%s runs on arm64 and Node 24, is traced, and logs JSON', (name) => {
    expect(propertiesOf(service, name)).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
    });
  });

  test.each(names)('%s is given what the contract lists for it, and nothing else of ours', (name) => {
    const { Variables } = propertiesOf(service, name).Environment;
    const ours = Object.keys(Variables).filter((variable) => variable.startsWith('DOSSIER_'));
    const listed: readonly EnvironmentKey[] = functionEnvironment[name];
    expect(ours.sort()).toEqual(listed.map((key) => environmentNames[key]).sort());
    expect(Variables).toMatchObject({
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: 'Dossier/staging',
      POWERTOOLS_LOG_LEVEL: 'INFO',
    });
  });

  test('have the same value for the same name everywhere', () => {
    const values = new Map<string, Set<string>>();
    for (const { Properties } of Object.values(functions)) {
      for (const [variable, value] of Object.entries(Properties.Environment.Variables)) {
        if (!variable.startsWith('DOSSIER_')) continue;
        values.set(variable, (values.get(variable) ?? new Set()).add(JSON.stringify(value)));
      }
    }
    expect([...values].filter(([, different]) => different.size > 1)).toEqual([]);
  });

  test('point each variable at the resource it names', () => {
    const { Variables } = propertiesOf(service, 'changes').Environment;
    expect(Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, readable(value)]))).toMatchObject(
      {
        DOSSIER_STAGE: 'staging',
        DOSSIER_TASKS_TABLE: 'Tasks',
        DOSSIER_FEEDBACK_TABLE: 'Feedback',
        DOSSIER_BODIES_BUCKET: 'Bodies',
        DOSSIER_STATE_MACHINE_ARN: 'ReportWorkflowMachine',
        DOSSIER_EVENT_BUS: 'Events',
        DOSSIER_FEEDBACK_RETENTION_DAYS: '365',
      },
    );
  });

  test('hold no secret: only the place of one', () => {
    const { Variables } = propertiesOf(service, 'reads').Environment;
    expect(readable(Variables.DOSSIER_CURSOR_SECRET)).toBe('CursorSecret');
  });

  test.each(names)('%s has a role and a log group of its own, kept as long as the stage says', (name) => {
    const { Role, LoggingConfig } = propertiesOf(service, name);
    const others = names.filter((other) => other !== name).map((other) => propertiesOf(service, other));
    expect(others.map((other) => other.Role)).not.toContainEqual(Role);
    expect(others.map((other) => other.LoggingConfig)).not.toContainEqual(LoggingConfig);
    const logGroup = service.findResources('AWS::Logs::LogGroup')[LoggingConfig.LogGroup.Ref];
    expect(logGroup?.['Properties']['RetentionInDays']).toBe(stages.staging.logRetention);
  });

  test('that take a step have minutes and memory; those that answer have seconds', () => {
    for (const name of names.filter((each) => each !== 'ingest' && each !== 'export')) {
      const isStep = stepFunctionNames.some((step) => step === name);
      expect(propertiesOf(service, name)).toMatchObject({
        MemorySize: isStep ? stages.staging.memoryMb.agent : stages.staging.memoryMb.api,
        Timeout: isStep ? limits.stepSeconds : name === 'sweep' ? limits.sweepSeconds : limits.apiSeconds,
      });
    }
  });
});

test('the function that sets pages has a core and nearly as long as API Gateway waits', () => {
  expect(propertiesOf(service, 'export')).toMatchObject({
    MemorySize: stages.staging.memoryMb.agent,
    Timeout: limits.exportSeconds,
  });
  expect(limits.exportSeconds).toBeLessThan(29);
});

describe('ingest', () => {
  test('has the time, the memory and the room that an index of many documents takes', () => {
    expect(propertiesOf(service, 'ingest')).toMatchObject({
      MemorySize: stages.staging.memoryMb.ingest,
      Timeout: limits.ingestSeconds,
      EphemeralStorage: { Size: limits.ingestStorageMebibytes },
    });
  });

  const targets = [Match.objectLike({ Arn: { 'Fn::GetAtt': [ids.get('ingest'), 'Arn'] } })];

  test('runs when a document is uploaded or deleted, and for nothing else in the bucket', () => {
    const rules = Object.values(service.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
    const rule = rules.find(({ EventPattern }) => EventPattern?.source?.includes('aws.s3'));
    const { detail, ...pattern } = rule?.['EventPattern'] ?? {};
    expect(pattern).toEqual({ source: ['aws.s3'], 'detail-type': ['Object Created', 'Object Deleted'] });
    expect(detail.object).toEqual({ key: [{ prefix: 'documents/' }] });
    expect(detail.bucket.name.map(readable)).toEqual(['Documents']);
    service.hasResourceProperties('AWS::Events::Rule', { EventPattern: rule?.['EventPattern'], Targets: targets });
  });

  test('runs once a day, and after each deployment of its stack', () => {
    service.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: targets });
    service.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.cloudformation'],
        'detail-type': ['CloudFormation Stack Status Change'],
        detail: {
          'stack-id': [{ Ref: 'AWS::StackId' }],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
      Targets: targets,
    });
  });
});

describe('the sweep', () => {
  test('runs every minute', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [ids.get('sweep'), 'Arn'] } })],
    });
  });

  test('runs at once when a run of our machine ended in a way no Catch sees', () => {
    const [machine] = Object.keys(service.findResources('AWS::StepFunctions::StateMachine'));
    service.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.absent(),
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [{ Ref: machine }] },
      },
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [ids.get('sweep'), 'Arn'] } })],
    });
  });
});

test('every log group is kept for a time, none for ever', () => {
  for (const logGroup of Object.values(service.findResources('AWS::Logs::LogGroup'))) {
    expect(logGroup['Properties']['RetentionInDays']).toBe(stages.staging.logRetention);
  }
});

test('milestones go to a bus of the stage', () => {
  service.hasResourceProperties('AWS::Events::EventBus', { Name: 'Dossier-staging' });
});

test('whatever starts work is always traced', () => {
  service.hasResourceProperties('AWS::XRay::SamplingRule', {
    SamplingRule: { HTTPMethod: 'POST', FixedRate: 1, ServiceName: 'Dossier-staging/staging' },
  });
});
