import {
  AuthorizationType,
  ContentHandling,
  type IResource,
  type Method,
  MockIntegration,
  PassthroughBehavior,
  ResponseType,
  type RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { type FaultName, faultDefinitions, problemType } from '../contract/errors.ts';
import { limits } from '../contract/limits.ts';
import { exposedHeaders } from '../contract/routes.ts';
import type { Problem } from '../contract/service-shapes.ts';
import type { Stage } from './stages.ts';

/** What API Gateway answers by itself, in the form and with the texts of the service. */
export function answerWithProblems(restApi: RestApi, stage: Stage): void {
  const headers = {
    'Content-Type': `'${problemMediaType}'`,
    'X-Request-Id': 'context.requestId',
    'Cache-Control': "'no-store'",
    'X-Content-Type-Options': "'nosniff'",
    'Access-Control-Allow-Origin': `'${stage.corsOrigins[0]}'`,
    'Access-Control-Expose-Headers': `'${exposedHeaders.join(', ')}'`,
  };
  for (const [type, faultName] of gatewayFaults) {
    restApi.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(statusOf(faultName)),
      responseHeaders: retriable.has(faultName)
        ? { ...headers, 'Retry-After': `'${limits.retryAfterSeconds}'` }
        : headers,
      templates: { 'application/json': problemTemplate(faultName) },
    });
  }
}

/** Answers every method that no route takes with 405 and the `Allow` header. */
export function refuseOtherMethods(resource: IResource, allowed: readonly string[]): Method {
  const body = problemTemplate('MethodNotAllowed');
  const headers = {
    'Content-Type': `'${problemMediaType}'`,
    'X-Request-Id': 'context.requestId',
    'Cache-Control': "'no-store'",
    Allow: `'${allowed.join(', ')}'`,
  };
  const statusCode = String(statusOf('MethodNotAllowed'));
  return resource.addMethod(
    'ANY',
    new MockIntegration({
      passthroughBehavior: PassthroughBehavior.NEVER,
      // All bodies are bytes to this API, and a mock reads text.
      contentHandling: ContentHandling.CONVERT_TO_TEXT,
      requestTemplates: Object.fromEntries(bodyTypes.map((type) => [type, JSON.stringify({ statusCode: 405 })])),
      integrationResponses: [
        {
          statusCode,
          responseParameters: prefixed(headers, (value) => value),
          responseTemplates: { 'application/json': body },
        },
      ],
    }),
    {
      authorizationType: AuthorizationType.NONE,
      methodResponses: [{ statusCode, responseParameters: prefixed(headers, () => true) }],
    },
  );
}

const problemMediaType = 'application/problem+json';

const gatewayFaults: readonly (readonly [ResponseType, FaultName])[] = [
  [ResponseType.UNAUTHORIZED, 'Unauthorized'],
  [ResponseType.ACCESS_DENIED, 'Forbidden'],
  [ResponseType.INVALID_API_KEY, 'Forbidden'],
  [ResponseType.WAF_FILTERED, 'Forbidden'],
  // What the gateway says of a path it does not know, depending on the Authorization header it came with.
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, 'NotFound'],
  [ResponseType.INVALID_SIGNATURE, 'NotFound'],
  [ResponseType.EXPIRED_TOKEN, 'NotFound'],
  [ResponseType.RESOURCE_NOT_FOUND, 'NotFound'],
  [ResponseType.DEFAULT_4XX, 'NotFound'],
  [ResponseType.BAD_REQUEST_BODY, 'MalformedRequest'],
  [ResponseType.BAD_REQUEST_PARAMETERS, 'InvalidRequest'],
  [ResponseType.REQUEST_TOO_LARGE, 'PayloadTooLarge'],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, 'UnsupportedMediaType'],
  [ResponseType.THROTTLED, 'TooManyRequests'],
  [ResponseType.QUOTA_EXCEEDED, 'TooManyRequests'],
  [ResponseType.API_CONFIGURATION_ERROR, 'InternalError'],
  [ResponseType.DEFAULT_5XX, 'InternalError'],
  [ResponseType.AUTHORIZER_FAILURE, 'ServiceUnavailable'],
  [ResponseType.AUTHORIZER_CONFIGURATION_ERROR, 'ServiceUnavailable'],
  [ResponseType.INTEGRATION_FAILURE, 'ServiceUnavailable'],
  [ResponseType.INTEGRATION_TIMEOUT, 'ServiceUnavailable'],
];

const retriable = new Set<FaultName>(['TooManyRequests', 'ServiceUnavailable']);

/** A mock chooses its template by the request's type and refuses others with 415: what clients send by habit. */
const bodyTypes = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/octet-stream',
  'text/plain',
];

function problemTemplate(name: FaultName): string {
  const { title, message } = faultDefinitions[name];
  const problem: Problem = {
    type: problemType(name),
    title,
    status: statusOf(name),
    detail: message,
    requestId: '$context.requestId',
  };
  return JSON.stringify(problem);
}

function statusOf(name: FaultName): number {
  const { status } = faultDefinitions[name];
  if (status === undefined) throw new Error(`The API never answers with ${name}`);
  return status;
}

function prefixed<Value>(
  headers: Readonly<Record<string, string>>,
  toValue: (value: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, toValue(value)]),
  );
}
