import type { APIGatewayEventRequestContextWithAuthorizer, APIGatewayProxyEvent } from 'aws-lambda';
import { type ApiRequest, headerOf } from './api-request.ts';
import { isBinary } from './binary-media-types.ts';
import type { FoundMethod } from './find-method.ts';
import type { Api } from './read-api.ts';

/** What the authorizer said about the caller, as functions receive it. */
export type AuthorizerContext = Readonly<Record<string, string>>;

/** The event a Lambda proxy integration receives. */
export function toProxyEvent(
  api: Api,
  request: ApiRequest,
  found: FoundMethod,
  body: Buffer,
  authorizer: AuthorizerContext | undefined,
): APIGatewayProxyEvent {
  const headers = group([...request.headers, ...addedHeaders(request)], (name) => name.toLowerCase());
  const query = group([...request.query], (name) => name);
  const isBytes = isBinary(api.binaryMediaTypes, headerOf(request, 'content-type'));
  return {
    resource: found.node.path,
    path: request.path,
    httpMethod: request.method,
    headers: lastOf(headers) ?? {},
    multiValueHeaders: headers,
    queryStringParameters: lastOf(query),
    multiValueQueryStringParameters: nullIfEmpty(query),
    pathParameters: nullIfEmpty({ ...found.pathParameters }),
    stageVariables: null,
    requestContext: toRequestContext(api, request, found, authorizer),
    body: body.length === 0 ? null : body.toString(isBytes ? 'base64' : 'utf8'),
    isBase64Encoded: body.length > 0 && isBytes,
  };
}

function toRequestContext(
  api: Api,
  request: ApiRequest,
  found: FoundMethod,
  authorizer: AuthorizerContext | undefined,
): APIGatewayEventRequestContextWithAuthorizer<AuthorizerContext | undefined> {
  return {
    accountId: '000000000000',
    apiId: api.id,
    authorizer,
    protocol: 'HTTP/1.1',
    httpMethod: request.method,
    identity: { ...noIdentity, sourceIp: request.sourceIp, userAgent: headerOf(request, 'user-agent') ?? null },
    path: request.path,
    stage: api.stage,
    requestId: request.requestId,
    extendedRequestId: request.requestId,
    requestTimeEpoch: request.startedAt.getTime(),
    resourceId: found.node.id,
    resourcePath: found.node.path,
  };
}

/** Who called, as far as IAM and Cognito know: nobody. */
export const noIdentity = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/** What API Gateway tells the function about the connection. */
function addedHeaders(request: ApiRequest): [string, string][] {
  return [
    ['X-Forwarded-For', request.sourceIp],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
}

/** All values of a name, under the spelling that came first. */
function group(
  entries: readonly (readonly [string, string])[],
  identity: (name: string) => string,
): Record<string, string[]> {
  const spellings = new Map<string, string>();
  const groups: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of entries) {
    const spelling = spellings.get(identity(name)) ?? name;
    spellings.set(identity(name), spelling);
    groups[spelling] = [...(groups[spelling] ?? []), value];
  }
  return groups;
}

function lastOf(groups: Record<string, string[]>): Record<string, string> | null {
  return nullIfEmpty(Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values.at(-1) ?? ''])));
}

function nullIfEmpty<Value extends object>(value: Value): Value | null {
  return Object.keys(value).length === 0 ? null : value;
}
