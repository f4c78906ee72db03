import { describe, expect, test } from 'vitest';
import type { FunctionName } from '../../contract/environment.ts';
import { functionIds, propertiesOf, readable, synthesise } from './synthesise.ts';

const { service } = synthesise('dev');
const execution = 'arn:AWS::Partition:states:AWS::Region:AWS::AccountId:execution:ReportWorkflowMachine:*';

const agent = [
  'dynamodb:GetItem Tasks',
  'dynamodb:PutItem Tasks',
  'dynamodb:Query Tasks',
  'dynamodb:UpdateItem Tasks',
  's3:GetObject Bodies/tenants/*',
  's3:ListBucket Bodies if tenants/*',
  's3:PutObject Bodies/tenants/*',
];

const packed =
  's3:GetObject arn:AWS::Partition:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}/*.dossier-knowledge';
const knowledge = [packed, 's3:GetObject Documents/knowledge/*', 's3:ListBucket Documents if knowledge/*'];

/** Everything a function may do, beside its own log and traces. */
const expected: Record<FunctionName, string[]> = {
  authorizer: ['dynamodb:GetItem Keys'],
  orders: [
    'dynamodb:DeleteItem Idempotency',
    'dynamodb:GetItem Idempotency',
    'dynamodb:GetItem Tasks',
    'dynamodb:PutItem Idempotency',
    'dynamodb:PutItem Tasks',
    'dynamodb:Query Tasks',
    'dynamodb:UpdateItem Idempotency',
    'events:PutEvents Events',
    'states:StartExecution ReportWorkflowMachine',
  ],
  reads: [
    'dynamodb:GetItem Tasks',
    'dynamodb:Query Tasks',
    'dynamodb:Query Tasks/index/byOwner',
    's3:GetObject Bodies/tenants/*',
    's3:ListBucket Bodies if tenants/*',
    'secretsmanager:GetSecretValue CursorSecret',
  ],
  export: ['dynamodb:GetItem Tasks', 's3:GetObject Bodies/tenants/*', 's3:ListBucket Bodies if tenants/*'],
  changes: [
    'dynamodb:BatchWriteItem Feedback',
    'dynamodb:BatchWriteItem Tasks',
    'dynamodb:GetItem Tasks',
    'dynamodb:PutItem Feedback',
    'dynamodb:Query Feedback',
    'dynamodb:Query Tasks',
    'dynamodb:UpdateItem Tasks',
    'events:PutEvents Events',
    's3:DeleteObject Bodies/tenants/*',
    's3:GetObject Bodies/tenants/*',
    's3:ListBucket Bodies if tenants/*',
    `states:StopExecution ${execution}`,
  ],
  health: ['dynamodb:GetItem Tasks', 'states:DescribeStateMachine ReportWorkflowMachine', ...knowledge],
  sweep: [
    'dynamodb:BatchWriteItem Feedback',
    'dynamodb:BatchWriteItem Tasks',
    'dynamodb:GetItem Tasks',
    'dynamodb:Query Feedback',
    'dynamodb:Query Tasks',
    'dynamodb:Query Tasks/index/due',
    'dynamodb:UpdateItem Tasks',
    'events:PutEvents Events',
    's3:DeleteObject Bodies/tenants/*',
    's3:ListBucket Bodies if tenants/*',
    `states:DescribeExecution ${execution}`,
    'states:StartExecution ReportWorkflowMachine',
  ],
  ingest: [
    's3:DeleteObject Documents/knowledge/*',
    's3:GetObject Documents/documents/*',
    's3:GetObject Documents/knowledge/*',
    's3:ListBucket Documents if documents/*,knowledge/*',
    's3:PutObject Documents/knowledge/*',
  ],
  plan: [...agent, 'events:PutEvents Events', ...knowledge],
  research: [...agent, ...knowledge],
  write: [...agent, 'events:PutEvents Events'],
  evaluate: [...agent, 'events:PutEvents Events'],
  publish: agent,
  announce: ['dynamodb:GetItem Tasks', 'events:PutEvents Events'],
  'record-failure': ['dynamodb:GetItem Tasks', 'dynamodb:UpdateItem Tasks'],
};
const names = Object.keys(expected) as FunctionName[];

describe('the role of each function', () => {
  test.each(names)('%s may do exactly what it does', (name) => {
    const own = [
      `logs:CreateLogStream ${constructId(name)}Logs`,
      `logs:PutLogEvents ${constructId(name)}Logs`,
      'xray:PutTelemetryRecords *',
      'xray:PutTraceSegments *',
    ];
    expect(allowedTo(name).sort()).toEqual([...expected[name], ...own].sort());
  });

  test('reads cannot write', () => {
    expect(allowedTo('reads').filter((line) => /:(Put|Update|Delete|BatchWrite|Start|Stop)/.test(line))).toEqual([
      'logs:PutLogEvents readsLogs',
      'xray:PutTelemetryRecords *',
      'xray:PutTraceSegments *',
    ]);
  });

  test('no step can start, stop or describe a run', () => {
    for (const name of ['plan', 'research', 'write', 'evaluate', 'publish', 'announce', 'record-failure'] as const) {
      expect(allowedTo(name).filter((line) => line.startsWith('states:'))).toEqual([]);
    }
  });

  test('only those who delete reports can delete bodies', () => {
    expect(names.filter((name) => allowedTo(name).includes('s3:DeleteObject Bodies/tenants/*'))).toEqual([
      'changes',
      'sweep',
    ]);
  });

  test('only the authorizer reads API keys, and nobody writes them', () => {
    expect(names.filter((name) => allowedTo(name).some((line) => line.endsWith(' Keys')))).toEqual(['authorizer']);
    expect(allowedTo('authorizer').filter((line) => line.endsWith(' Keys'))).toEqual(['dynamodb:GetItem Keys']);
  });

  test('only those who delete reports reach the feedback of readers, and only changes writes it', () => {
    expect(names.filter((name) => allowedTo(name).some((line) => line.endsWith(' Feedback')))).toEqual([
      'changes',
      'sweep',
    ]);
    expect(allowedTo('sweep')).not.toContain('dynamodb:PutItem Feedback');
  });

  test('only those who search the documents can read them', () => {
    expect(names.filter((name) => allowedTo(name).includes(packed))).toEqual(['health', 'plan', 'research']);
  });

  test('uploaded documents are read by one function alone, which reaches nothing else, and nobody changes them', () => {
    const reached = (prefix: string) =>
      names.filter((name) => allowedTo(name).some((line) => line.includes(` Documents/${prefix}/`)));
    expect(reached('documents')).toEqual(['ingest']);
    expect(reached('knowledge')).toEqual(['health', 'ingest', 'plan', 'research']);
    const changes = names.flatMap((name) =>
      allowedTo(name).filter((line) => /(Put|Delete)Object Documents/.test(line)),
    );
    expect(changes.sort()).toEqual(['s3:DeleteObject Documents/knowledge/*', 's3:PutObject Documents/knowledge/*']);
  });

  test('only reads can read a secret', () => {
    expect(names.filter((name) => allowedTo(name).some((line) => line.startsWith('secretsmanager:')))).toEqual([
      'reads',
    ]);
  });

  test('no role of a function has a managed policy', () => {
    for (const role of rolesOf('lambda.amazonaws.com')) expect(role).not.toHaveProperty('ManagedPolicyArns');
  });
});

describe('the role of the workflow', () => {
  test('invokes exactly its functions, of which no version', () => {
    const policies = rolesOf('states.amazonaws.com').flatMap((role) => role['Policies'] as Policy[]);
    const statements = policies.flatMap((policy) => policy.PolicyDocument.Statement);
    const invoked = statements
      .filter(({ Action }) => Action === 'lambda:InvokeFunction')
      .flatMap(({ Resource }) => Resource);
    const ids = functionIds(service);
    const steps = ['plan', 'research', 'write', 'evaluate', 'publish', 'announce', 'record-failure'];
    expect(invoked).toHaveLength(steps.length);
    expect(invoked).toEqual(expect.arrayContaining(steps.map((name) => ({ 'Fn::GetAtt': [ids.get(name), 'Arn'] }))));
    expect(statements.flatMap(({ Action }) => Action).filter((action) => !/^(lambda|logs|xray):/.test(action))).toEqual(
      [],
    );
  });
});

interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** `action resource`, one line each. */
function allowedTo(name: FunctionName): string[] {
  const roleId: string = propertiesOf(service, name).Role['Fn::GetAtt'][0];
  return Object.values(service.findResources('AWS::IAM::Policy'))
    .map(({ Properties }) => Properties as Policy & { Roles: { Ref: string }[] })
    .filter((policy) => policy.Roles.some(({ Ref }) => Ref === roleId))
    .flatMap((policy) => policy.PolicyDocument.Statement.flatMap(linesOf));
}

function linesOf(statement: Statement): string[] {
  if (statement.Effect !== 'Allow') throw new Error('The roles are written with Allow only');
  const condition = Object.entries(statement.Condition ?? {}).map(([operator, values]) => {
    if (operator !== 'StringLikeIfExists') throw new Error(`The test does not know ${operator}`);
    return ` if ${Object.values(values).join()}`;
  });
  return [statement.Action]
    .flat()
    .flatMap((action) =>
      [statement.Resource].flat().map((resource) => `${action} ${readable(resource)}${condition.join()}`),
    );
}

function rolesOf(principal: string): Record<string, unknown>[] {
  return Object.values(service.findResources('AWS::IAM::Role'))
    .map(({ Properties }) => Properties as Record<string, unknown>)
    .filter(({ AssumeRolePolicyDocument }) => JSON.stringify(AssumeRolePolicyDocument).includes(principal));
}

function constructId(name: string): string {
  return name.replaceAll('-', '');
}
