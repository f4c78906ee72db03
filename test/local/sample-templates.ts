import type { StackTemplate } from '../../local/template/resolve-template.ts';

/**
 * Two small stacks in the shapes CDK writes: tables, a bucket and a secret in one, functions, a bus with
 * rules, a state machine and an API in the other.
 */
export function sampleTemplates(
  changes: { readonly definition?: object; readonly functionSeconds?: number } = {},
): StackTemplate[] {
  return [
    {
      name: 'Data',
      template: { Resources: dataResources, Outputs: exportsOf(['Things', 'Bodies', 'Watched', 'Signing']) },
    },
    { name: 'Service', template: { Resources: serviceResources(changes) } },
  ];
}

const dataResources = {
  Things: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'item', AttributeType: 'S' },
        { AttributeName: 'dueAtSeconds', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'item', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'dueAtSeconds', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    },
  },
  Bodies: { Type: 'AWS::S3::Bucket' },
  Watched: {
    Type: 'AWS::S3::Bucket',
    Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
  },
  Signing: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } },
  },
};

function exportsOf(logicalIds: readonly string[]) {
  return Object.fromEntries(
    logicalIds.map((id) => [`Export${id}`, { Value: { Ref: id }, Export: { Name: `Data:ExportsOutputRef${id}` } }]),
  );
}

function imported(logicalId: string) {
  return { 'Fn::ImportValue': `Data:ExportsOutputRef${logicalId}` };
}

export const stepStates = {
  StartAt: 'Work',
  TimeoutSeconds: 60,
  States: { Work: { ...task('step'), Next: 'Finish' }, Finish: { ...task('finish'), End: true } },
};

/** A Task that calls a function with its whole input and goes on with what it returns. */
export function task(functionName: string) {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: `\${${functionName}}`, 'Payload.$': '$' },
    OutputPath: '$.Payload',
    TimeoutSeconds: 30,
  };
}

function serviceResources(changes: Parameters<typeof sampleTemplates>[0] & object) {
  const functions = ['step', 'finish', 'api', 'authorizer', 'listener', 'sweep'];
  return {
    ...Object.fromEntries(functions.map((name) => [`${name}Function`, lambda(name, changes.functionSeconds ?? 5)])),
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'sample-bus' } },
    OnThing: rule(['listener'], {
      EventBusName: { Ref: 'Bus' },
      EventPattern: { source: ['sample'], 'detail-type': [{ prefix: 'thing.' }], detail: { kind: ['new', 'old'] } },
    }),
    OnRunEnded: rule(['listener'], {
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [{ Ref: 'Machine' }] },
      },
    }),
    EveryMinute: rule(['sweep'], { ScheduleExpression: 'rate(1 minute)' }),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'sample-machine',
        DefinitionString: { 'Fn::Sub': [JSON.stringify(changes.definition ?? stepStates), arnsOf(functions)] },
      },
    },
    ...apiResources,
  };
}

function lambda(name: string, seconds: number) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Timeout: seconds,
      Environment: {
        Variables: {
          SAMPLE_TABLE: imported('Things'),
          SAMPLE_BUCKET: imported('Bodies'),
          SAMPLE_WATCHED_BUCKET: imported('Watched'),
          SAMPLE_SECRET: imported('Signing'),
          SAMPLE_PLACE: { 'Fn::Join': ['/', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }]] },
          POWERTOOLS_SERVICE_NAME: name,
        },
      },
    },
    Metadata: { 'dossier:handler': name },
  };
}

function arnsOf(functions: readonly string[]) {
  return Object.fromEntries(functions.map((name) => [name, { 'Fn::GetAtt': [`${name}Function`, 'Arn'] }]));
}

function rule(targets: readonly string[], properties: object) {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      ...properties,
      State: 'ENABLED',
      Targets: targets.map((name, index) => ({
        Id: `Target${index}`,
        Arn: { 'Fn::GetAtt': [`${name}Function`, 'Arn'] },
      })),
    },
  };
}

const api = { RestApiId: { Ref: 'Api' } };

function path(part: string, parent: object) {
  return { Type: 'AWS::ApiGateway::Resource', Properties: { ...api, PathPart: part, ParentId: parent } };
}

function method(httpMethod: string, resource: string, properties: object) {
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: { ...api, HttpMethod: httpMethod, ResourceId: { Ref: resource }, ...properties },
  };
}

function uriOf(functionName: string) {
  const arn = { 'Fn::GetAtt': [`${functionName}Function`, 'Arn'] };
  return {
    'Fn::Join': [
      '',
      ['arn:aws:apigateway:', { Ref: 'AWS::Region' }, ':lambda:path/2015-03-31/functions/', arn, '/invocations'],
    ],
  };
}

const proxied = {
  Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: uriOf('api'), TimeoutInMillis: 300 },
};
const withKey = { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } };
const open = { AuthorizationType: 'NONE' };

const notAllowed = {
  ...open,
  Integration: {
    Type: 'MOCK',
    RequestTemplates: { 'application/json': '{"statusCode":405}' },
    IntegrationResponses: [
      {
        StatusCode: '405',
        ResponseParameters: {
          'method.response.header.Allow': "'GET, POST'",
          'method.response.header.Content-Type': "'application/problem+json'",
        },
        ResponseTemplates: { 'application/json': '{"status":405,"requestId":"$context.requestId"}' },
      },
    ],
  },
};

const preflight = {
  ...open,
  Integration: {
    Type: 'MOCK',
    RequestTemplates: { 'application/json': '{ statusCode: 200 }' },
    IntegrationResponses: [
      {
        StatusCode: '204',
        ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'https://a'" },
      },
    ],
  },
};

function gatewayResponse(type: string, status: string) {
  return {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: {
      ...api,
      ResponseType: type,
      StatusCode: status,
      ResponseParameters: { 'gatewayresponse.header.X-Request-Id': 'context.requestId' },
      ResponseTemplates: { 'application/json': `{"status":${status},"requestId":"$context.requestId"}` },
    },
  };
}

const apiResources = {
  Api: {
    Type: 'AWS::ApiGateway::RestApi',
    Properties: { Name: 'sample', BinaryMediaTypes: ['application/octet-stream'] },
  },
  Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { ...api, StageName: 'dev' } },
  ThingsPath: path('things', { 'Fn::GetAtt': ['Api', 'RootResourceId'] }),
  ThingPath: path('{thingId}', { Ref: 'ThingsPath' }),
  HealthPath: path('health', { 'Fn::GetAtt': ['Api', 'RootResourceId'] }),
  GetThing: method('GET', 'ThingPath', { ...withKey, ...proxied }),
  PostThing: method('POST', 'ThingsPath', { ...withKey, ...proxied }),
  AnyThing: method('ANY', 'ThingsPath', notAllowed),
  OptionsThing: method('OPTIONS', 'ThingsPath', preflight),
  GetHealth: method('GET', 'HealthPath', { ...open, ...proxied }),
  Authorizer: {
    Type: 'AWS::ApiGateway::Authorizer',
    Properties: {
      ...api,
      Type: 'TOKEN',
      AuthorizerUri: uriOf('authorizer'),
      AuthorizerResultTtlInSeconds: 60,
      IdentitySource: 'method.request.header.Authorization',
    },
  },
  Unauthorized: gatewayResponse('UNAUTHORIZED', '401'),
  Missing: gatewayResponse('MISSING_AUTHENTICATION_TOKEN', '404'),
};
