import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { metricNames } from '../../contract/metrics.ts';
import { stageNames, stages } from '../../lib/stages.ts';
import { onlyOne, readable, synthesise } from './synthesise.ts';

const { service } = synthesise('production');
const [topicId] = Object.keys(service.findResources('AWS::SNS::Topic'));

describe('the alarm topic', () => {
  test('is encrypted with a key that rotates and that CloudWatch and Budgets may use', () => {
    const [keyId] = Object.keys(service.findResources('AWS::KMS::Key'));
    service.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] } });
    service.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Principal: { Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Resource: '*',
          },
        ]),
      },
    });
  });

  test('takes messages over TLS only, from the alarms of the stage and the budgets of the account', () => {
    const statements = onlyOne(service, 'AWS::SNS::TopicPolicy')['Properties'].PolicyDocument.Statement as {
      Effect: string;
      Action: string;
      Principal: '*' | { Service: string };
      Condition: Record<string, Record<string, unknown>>;
    }[];
    const told = statements.map(({ Effect, Principal, Action, Condition }) => {
      const [[operator, values] = ['', {}]] = Object.entries(Condition);
      const [[key, value] = ['', '']] = Object.entries(values);
      const who = typeof Principal === 'string' ? Principal : Principal.Service;
      return `${Effect} ${Action} to ${who} if ${operator} ${key} ${readable(value)}`;
    });
    expect(told).toEqual([
      'Deny sns:Publish to * if Bool aws:SecureTransport false',
      'Allow sns:Publish to cloudwatch.amazonaws.com if ArnLike aws:SourceArn arn:AWS::Partition:cloudwatch:AWS::Region:AWS::AccountId:alarm:Dossier-production-*',
      'Allow sns:Publish to budgets.amazonaws.com if StringEquals aws:SourceAccount AWS::AccountId',
    ]);
  });

  test.each(stageNames)('writes to the address of %s, if there is one', (stage) => {
    const template = synthesise(stage).service;
    const { Properties, Condition } = onlyOne(template, 'AWS::SNS::Subscription');
    expect(Properties.Protocol).toBe('email');
    const [mapping, first, second] = Properties.Endpoint['Fn::FindInMap'] as [string, string, string];
    const { Mappings, Conditions } = template.toJSON();
    expect(Mappings[mapping][first][second]).toBe(stages[stage].alarmEmail);
    expect(Conditions[Condition]).toEqual({ 'Fn::Not': [{ 'Fn::Equals': [Properties.Endpoint, ''] }] });
  });
});

describe('the budget', () => {
  test.each(stageNames)('of %s is the amount of the stage, each month', (stage) => {
    const { Budget } = onlyOne(synthesise(stage).service, 'AWS::Budgets::Budget')['Properties'];
    expect(Budget).toMatchObject({
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: stages[stage].monthlyBudgetUsd, Unit: 'USD' },
    });
  });

  test('tells the alarm topic before it is spent, when it is, and when it will be', () => {
    const notices = onlyOne(service, 'AWS::Budgets::Budget')['Properties'].NotificationsWithSubscribers as {
      Notification: { NotificationType: string; Threshold: number };
      Subscribers: unknown;
    }[];
    expect(notices.map(({ Notification }) => `${Notification.NotificationType} ${Notification.Threshold}`)).toEqual([
      'ACTUAL 80',
      'ACTUAL 100',
      'FORECASTED 100',
    ]);
    for (const { Subscribers } of notices) {
      expect(Subscribers).toEqual([{ SubscriptionType: 'SNS', Address: { Ref: topicId } }]);
    }
  });
});

describe('the dashboard', () => {
  const { DashboardBody } = onlyOne(service, 'AWS::CloudWatch::Dashboard')['Properties'];
  const { widgets } = JSON.parse(readable(DashboardBody)) as {
    widgets: { type: string; properties: { title: string; alarms?: string[]; metrics?: unknown[][] } }[];
  };

  test('shows what rings, what callers see, what becomes of reports and what they cost', () => {
    expect(widgets.map(({ properties }) => properties.title)).toEqual([
      'Alarms',
      'Requests',
      'Latency of requests, ms',
      'Turned away',
      'Runs',
      'Reports ended',
      'Time of a report, ms',
      'Tokens',
      'Cost of the engine, USD',
      'Sweep',
      'Uploaded documents',
      'Calls of tools',
      'Content policy: found',
      'Content policy: looked at',
      'Instructions kept from agents',
    ]);
  });

  test('shows every alarm', () => {
    expect(widgets[0]?.properties.alarms).toHaveLength(
      Object.keys(service.findResources('AWS::CloudWatch::Alarm')).length,
    );
  });

  test('asks for metrics of this stage by names that the functions send', () => {
    const lines = widgets.flatMap(({ properties }) => properties.metrics ?? []);
    const named = lines.filter(([namespace]) => namespace === 'Dossier/production').map(([, name]) => name);
    const searched = [...JSON.stringify(lines).matchAll(/\{([\w/,]+)\} MetricName=\\+"(\w+)\\+"/g)].map((match) => {
      expect(match[1]).toMatch(
        /^Dossier\/production,service(,status|,tool,outcome|,category,side,action,detector|,side|,kind)?$/,
      );
      return match[2];
    });
    expect(searched).toEqual([
      'ReportsEnded',
      'InputTokens',
      'OutputTokens',
      'CostMicroUsd',
      'ToolCalls',
      'ContentFindings',
      'ContentChecked',
      'InjectionFound',
    ]);
    expect([...metricNames, 'RequestThrottles']).toEqual(expect.arrayContaining([...named, ...searched]));
  });
});

describe('a deployment', () => {
  test('ends with the address of the API and the command that issues a key', () => {
    const outputs = service.findOutputs('*');
    expect(readable(outputs['ApiUrl']?.['Value'])).toMatch(/^https:/);
    expect(readable(outputs['IssueKey']?.['Value'])).toBe(
      `npm run keys -- create --tenant acme --user ada --table ${readable(outputs['KeysTable']?.['Value'])}`,
    );
  });
});
