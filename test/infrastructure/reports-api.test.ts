import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { faultDefinitions, problemType } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { allowedMethods, allRoutes, exposedHeaders } from '../../contract/routes.ts';
import { problemSchema } from '../../contract/service-shapes.ts';
import { stages } from '../../lib/stages.ts';
import { functionIds, readable, synthesise } from './synthesise.ts';

const { service } = synthesise('production');
const methods = Object.values(service.findResources('AWS::ApiGateway::Method')).map(({ Properties }) => ({
  path: pathOf(Properties.ResourceId.Ref as string),
  verb: Properties.HttpMethod as string,
  authorization: Properties.AuthorizationType as string,
  authorizerId: Properties.AuthorizerId?.Ref as string | undefined,
  integration: Properties.Integration,
  responses: Properties.MethodResponses,
}));
const served = methods.filter(({ integration }) => integration.Type === 'AWS_PROXY');
const paths = [...new Set(allRoutes.map((route) => route.path))];
const problems = Object.values(service.findResources('AWS::ApiGateway::GatewayResponse')).map(
  ({ Properties }) => Properties,
);

describe('the routes', () => {
  test('of the API are those of the contract, no more and no less', () => {
    expect(served.map(({ verb, path }) => `${verb} ${path}`).sort()).toEqual(
      allRoutes.map((route) => `${route.method} ${route.path}`).sort(),
    );
  });

  test.each(allRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s is answered by its function, with a key unless it is public',
    (_name, route) => {
      const method = served.find(({ verb, path }) => verb === route.method && path === route.path);
      const [authorizerId] = Object.keys(service.findResources('AWS::ApiGateway::Authorizer'));
      expect(readable(method?.integration.Uri)).toContain(`functions/${route.function}Function/invocations`);
      expect(method?.authorization).toBe(route.roles === 'public' ? 'NONE' : 'CUSTOM');
      expect(method?.authorizerId).toBe(route.roles === 'public' ? undefined : authorizerId);
    },
  );

  test('let API Gateway call a function for its own routes only', () => {
    const invoked = Object.values(service.findResources('AWS::Lambda::Permission'))
      .map(({ Properties }) => readable(Properties.SourceArn))
      .filter((source) => source.includes(':execute-api:') && !source.includes('/authorizers/'))
      .map((source) => source.split('/').slice(2).join('/'));
    expect(invoked.sort()).toEqual(
      allRoutes.map((route) => `${route.method}${route.path.replaceAll(/\{\w+\}/g, '*')}`).sort(),
    );
  });
});

describe('the authorizer', () => {
  test('reads the Authorization header and remembers its answer as long as the contract says', () => {
    service.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'TOKEN',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: limits.authorizerCacheSeconds,
    });
    const [authorizer] = Object.values(service.findResources('AWS::ApiGateway::Authorizer'));
    expect(JSON.stringify(authorizer)).toContain(functionIds(service).get('authorizer'));
  });
});

describe('a method that a path does not take', () => {
  test.each(paths)('on %s is answered with 405, a problem and Allow', (path) => {
    const method = methods.find(({ verb, path: at }) => verb === 'ANY' && at === path);
    const [response] = method?.integration.IntegrationResponses ?? [];
    expect(method).toMatchObject({ authorization: 'NONE', integration: { Type: 'MOCK' } });
    expect(response.StatusCode).toBe('405');
    expect(response.ResponseParameters).toMatchObject({
      'method.response.header.Allow': `'${allowedMethods(path).join(', ')}'`,
      'method.response.header.Content-Type': "'application/problem+json'",
      'method.response.header.X-Request-Id': 'context.requestId',
    });
    expect(method?.responses[0].ResponseParameters).toMatchObject({ 'method.response.header.Allow': true });
    expect(problemSchema().parse(JSON.parse(response.ResponseTemplates['application/json']))).toMatchObject({
      status: 405,
      type: problemType('MethodNotAllowed'),
    });
  });

  test('is refused before a function runs: besides the routes there are only mocks', () => {
    expect(methods.filter(({ integration }) => integration.Type !== 'AWS_PROXY').map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['ANY', 'OPTIONS']),
    );
    expect(
      methods
        .filter(({ verb }) => verb === 'ANY')
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...paths].sort());
  });
});

describe('what the gateway answers by itself', () => {
  const expected = {
    UNAUTHORIZED: 'Unauthorized',
    ACCESS_DENIED: 'Forbidden',
    MISSING_AUTHENTICATION_TOKEN: 'NotFound',
    RESOURCE_NOT_FOUND: 'NotFound',
    INVALID_SIGNATURE: 'NotFound',
    REQUEST_TOO_LARGE: 'PayloadTooLarge',
    UNSUPPORTED_MEDIA_TYPE: 'UnsupportedMediaType',
    THROTTLED: 'TooManyRequests',
    INTEGRATION_FAILURE: 'ServiceUnavailable',
    INTEGRATION_TIMEOUT: 'ServiceUnavailable',
    AUTHORIZER_FAILURE: 'ServiceUnavailable',
    DEFAULT_4XX: 'NotFound',
    DEFAULT_5XX: 'InternalError',
  } as const;

  test.each(Object.entries(expected))('%s is the problem %s', (type, faultName) => {
    const response = problems.find(({ ResponseType }) => ResponseType === type);
    const { status, title, message } = faultDefinitions[faultName];
    expect(response?.StatusCode).toBe(String(status));
    expect(problemSchema().parse(JSON.parse(response?.ResponseTemplates['application/json']))).toEqual({
      type: problemType(faultName),
      title,
      status,
      detail: message,
      requestId: '$context.requestId',
    });
  });

  test('always names the request, says what it is, and may be read by the page that asked', () => {
    for (const { ResponseType, ResponseParameters } of problems) {
      expect(ResponseParameters, ResponseType).toMatchObject({
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
        'gatewayresponse.header.X-Request-Id': 'context.requestId',
        'gatewayresponse.header.Cache-Control': "'no-store'",
        'gatewayresponse.header.Access-Control-Allow-Origin': `'${stages.production.corsOrigins[0]}'`,
        'gatewayresponse.header.Access-Control-Expose-Headers': `'${exposedHeaders.join(', ')}'`,
      });
    }
  });

  test('says when to come back, with 429 and 503', () => {
    for (const { ResponseType, StatusCode, ResponseParameters } of problems) {
      const seconds = ['429', '503'].includes(StatusCode) ? `'${limits.retryAfterSeconds}'` : undefined;
      expect(ResponseParameters['gatewayresponse.header.Retry-After'], ResponseType).toBe(seconds);
    }
  });
});

describe('the stage', () => {
  test('is traced, throttled, and logs each request as JSON without its content', () => {
    service.hasResourceProperties('AWS::ApiGateway::Stage', {
      StageName: 'production',
      TracingEnabled: true,
      AccessLogSetting: {
        DestinationArn: Match.anyValue(),
        Format: Match.serializedJson(Match.objectLike({ requestId: '$context.requestId' })),
      },
      MethodSettings: [
        {
          HttpMethod: '*',
          ResourcePath: '/*',
          DataTraceEnabled: false,
          LoggingLevel: 'ERROR',
          MetricsEnabled: false,
          ThrottlingRateLimit: stages.production.throttle.requestsPerSecond,
          ThrottlingBurstLimit: stages.production.throttle.burstRequests,
        },
      ],
    });
  });

  test('is regional, with its default endpoint open on purpose', () => {
    service.hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['REGIONAL'] },
      DisableExecuteApiEndpoint: false,
    });
  });

  test.each(paths)('lets the listed pages call %s', (path) => {
    const preflight = methods.find(({ verb, path: at }) => verb === 'OPTIONS' && at === path);
    expect(preflight?.authorization).toBe('NONE');
    expect(preflight?.integration.IntegrationResponses[0].ResponseParameters).toMatchObject({
      'method.response.header.Access-Control-Allow-Origin': `'${stages.production.corsOrigins[0]}'`,
      'method.response.header.Access-Control-Allow-Methods': `'${allowedMethods(path).join(',')}'`,
      'method.response.header.Access-Control-Expose-Headers': `'${exposedHeaders.join(',')}'`,
    });
  });

  test('tells where it answers', () => {
    expect(readable(service.findOutputs('ApiUrl')['ApiUrl']?.['Value'])).toMatch(/^https:\/\/.*\/.*\/$/);
  });
});

function pathOf(resourceId: string): string {
  const resource = service.findResources('AWS::ApiGateway::Resource')[resourceId];
  if (resource === undefined) return '';
  const { ParentId, PathPart } = resource['Properties'];
  return `${ParentId.Ref === undefined ? '' : pathOf(ParentId.Ref as string)}/${PathPart}`;
}
