import { type CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  AuthorizationType,
  type CfnMethod,
  ContentHandling,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type Method,
  MethodLoggingLevel,
  RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { limits } from '../contract/limits.ts';
import { type ApiFunctionName, allowedMethods, allRoutes, exposedHeaders } from '../contract/routes.ts';
import { acknowledge } from './acknowledge.ts';
import { answerWithProblems, refuseOtherMethods } from './gateway-problems.ts';
import { createLogGroup } from './log-group.ts';
import type { Stage } from './stages.ts';

/** The HTTP API: every route of the contract, and a problem document for everything else. */
export class ReportsApi extends Construct {
  readonly restApi: RestApi;
  /** One line of JSON for each request. */
  readonly accessLogs: LogGroup;

  constructor(
    scope: Construct,
    id: string,
    stage: Stage,
    authorizer: IFunction,
    handlers: Readonly<Record<ApiFunctionName, IFunction>>,
  ) {
    super(scope, id);
    this.accessLogs = createLogGroup(this, 'AccessLogs', stage);
    this.restApi = createRestApi(this, stage, this.accessLogs);
    const withKey = {
      authorizationType: AuthorizationType.CUSTOM,
      authorizer: new TokenAuthorizer(this, 'Authorizer', {
        handler: authorizer,
        resultsCacheTtl: Duration.seconds(limits.authorizerCacheSeconds),
      }),
    };
    const withoutKey = { authorizationType: AuthorizationType.NONE };

    for (const route of allRoutes) {
      const method = this.restApi.root
        .resourceForPath(route.path)
        .addMethod(
          route.method,
          new LambdaIntegration(handlers[route.function], { allowTestInvoke: false }),
          route.roles === 'public' ? withoutKey : withKey,
        );
      if (route.roles === 'public') acknowledge(method, { ...noCognito, ...openToAll });
      else acknowledge(method, noCognito);
    }
    for (const path of new Set(allRoutes.map((route) => route.path))) {
      const resource = this.restApi.root.resourceForPath(path);
      const preflight = resource.addCorsPreflight({
        allowOrigins: [...stage.corsOrigins],
        allowMethods: allowedMethods(path),
        allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'X-Request-Id'],
        exposeHeaders: exposedHeaders,
        maxAge: Duration.hours(1),
      });
      readAsText(preflight);
      acknowledge(refuseOtherMethods(resource, allowedMethods(path)), { ...noCognito, ...openToAll });
    }
    answerWithProblems(this.restApi, stage);
  }
}

/** A mock reads the body of a request as a template of text, and fails on bytes. */
function readAsText(method: Method): void {
  const resource = method.node.defaultChild as CfnMethod;
  resource.addPropertyOverride('Integration.ContentHandling', ContentHandling.CONVERT_TO_TEXT);
}

const noCognito = {
  'AwsSolutions-COG4':
    'Callers are applications with API keys of ours; the authorizer looks them up. A Cognito user pool would give each caller a second identity, and has no keys that rotate with overlap.',
};

const openToAll = {
  'AwsSolutions-APIG4':
    'Answers the same to everybody: probes and the OpenAPI document hold no data, and a method that does not exist has nothing to protect. Behind the authorizer a load balancer could not probe, and a wrong method would be called a wrong key.',
};

function createRestApi(scope: Construct, stage: Stage, accessLogs: LogGroup): RestApi {
  const restApi = new RestApi(scope, 'RestApi', {
    restApiName: `Dossier-${stage.name}`,
    description: `Dossier (${stage.name})`,
    endpointTypes: [EndpointType.REGIONAL],
    // Bytes go out only to a caller whose Accept header names one of these first, and most send none or `*/*`.
    binaryMediaTypes: ['*/*'],
    disableExecuteApiEndpoint: false,
    // One role per account writes the logs of all its APIs: it must survive the stack that brought it.
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
    deployOptions: {
      stageName: stage.name,
      tracingEnabled: true,
      // Alarms and dashboard read the metrics of the stage; those of every method would cost more than all of them.
      metricsEnabled: false,
      throttlingRateLimit: stage.throttle.requestsPerSecond,
      throttlingBurstLimit: stage.throttle.burstRequests,
      loggingLevel: MethodLoggingLevel.ERROR,
      // Would log bodies, and with them prompts.
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(accessLogs),
      accessLogFormat: accessLogFormat(),
    },
  });
  // API Gateway writes its execution log to this name; left to itself it would keep it for ever.
  const executionLogs = createLogGroup(
    scope,
    'ExecutionLogs',
    stage,
    `API-Gateway-Execution-Logs_${restApi.restApiId}/${stage.name}`,
  );
  restApi.deploymentStage.node.addDependency(executionLogs);
  acknowledge(restApi, {
    'AwsSolutions-APIG2':
      'The functions validate bodies and queries against the contract, so that each message is written once and names each place. A validator of the gateway would answer first, with less.',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
      'The policy AWS made for this one account-wide role. A policy of our own would need the same wildcards and would not follow when API Gateway needs more.',
  });
  acknowledge(restApi.deploymentStage, {
    'AwsSolutions-APIG3':
      'Every route that costs anything needs an API key, and the stage is throttled. A web ACL has a fixed monthly price for each stage and knows no rule that the authorizer and the validation do not; a team with an organisation-wide ACL associates it with this stage.',
  });
  // Every RestApi declares this output; its own name is made from the path of the construct.
  (restApi.node.findChild('Endpoint') as CfnOutput).overrideLogicalId('ApiUrl');
  return restApi;
}

/** Who asked for what and how it went, one JSON line each; no header, query or body. */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: AccessLogField.contextRequestId(),
      time: AccessLogField.contextRequestTime(),
      ip: AccessLogField.contextIdentitySourceIp(),
      method: AccessLogField.contextHttpMethod(),
      resource: AccessLogField.contextResourcePath(),
      status: AccessLogField.contextStatus(),
      responseBytes: AccessLogField.contextResponseLength(),
      latencyMs: AccessLogField.contextResponseLatency(),
      functionMs: AccessLogField.contextIntegrationLatency(),
      tenantId: AccessLogField.contextAuthorizer('tenantId'),
      keyId: AccessLogField.contextAuthorizer('keyId'),
      error: AccessLogField.contextErrorResponseType(),
      traceId: AccessLogField.contextXrayTraceId(),
    }),
  );
}
