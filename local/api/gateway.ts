import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { readBody } from '../http-server.ts';
import type { LocalFunctions } from '../local-functions.ts';
import type { Resource } from '../template/resolve-template.ts';
import type { Place } from '../template/resource-identity.ts';
import { type ApiRequest, headerOf, readRequest } from './api-request.ts';
import type { ApiResponse } from './api-response.ts';
import { type Authorize, createAuthorize } from './authorize.ts';
import { isBinary } from './binary-media-types.ts';
import { type FoundMethod, findMethod } from './find-method.ts';
import { type AnswerByGateway, createGatewayResponses, type GatewayResponseType } from './gateway-responses.ts';
import { type AnswerByMock, createMock } from './mock-integration.ts';
import { type AuthorizerContext, toProxyEvent } from './proxy-event.ts';
import { fromProxyResponse } from './proxy-response.ts';
import { type Api, type Method, type PathNode, readApi } from './read-api.ts';

/** API Gateway's limit for a request's body. */
const bodyBytes = 10 * 1024 * 1024;

interface Gateway {
  readonly api: Api;
  readonly functions: LocalFunctions;
  readonly authorize: Authorize;
  readonly byGateway: AnswerByGateway;
  readonly mocks: ReadonlyMap<Method, AnswerByMock>;
  readonly report: (problem: string) => void;
}

/** The REST API of the template on HTTP, without the stage in its paths, as behind a domain of one's own. */
export function createGateway(options: {
  readonly resources: readonly Resource[];
  readonly place: Place;
  readonly functions: LocalFunctions;
  readonly report: (problem: string) => void;
}): Server {
  const { place, functions, report } = options;
  const api = readApi(options.resources);
  const gateway: Gateway = {
    api,
    functions,
    report,
    authorize: createAuthorize({ api, place, functions, nowMs: Date.now }),
    byGateway: createGatewayResponses(api),
    mocks: compileMocks(api.root),
  };
  return createServer((request, response) => {
    answer(gateway, request)
      .then((answered) => answered && send(response, answered))
      .catch((error: unknown) => {
        report(error instanceof Error ? (error.stack ?? error.message) : String(error));
        response.destroy();
      });
  });
}

/** Undefined when the client has gone. */
async function answer(gateway: Gateway, incoming: IncomingMessage): Promise<ApiResponse | undefined> {
  const request = readRequest(incoming);
  const refuse = (type: GatewayResponseType) => withRequestId(gateway.byGateway(type, request), request);
  const body = await readBody(incoming, bodyBytes);
  if (body === 'gone') return undefined;
  if (body === 'too-large') return refuse('REQUEST_TOO_LARGE');
  const found = find(gateway.api, request);
  if (typeof found === 'string') return refuse(found);
  const { authorizer, integration } = found.method;
  const authorization = authorizer && (await gateway.authorize(authorizer, request, found));
  if (authorization?.allowed === false) return refuse(authorization.response);
  const answered =
    integration.Type === 'MOCK'
      ? (gateway.mocks.get(found.method)?.(request) ?? 'UNSUPPORTED_MEDIA_TYPE')
      : await callFunction(gateway, request, { found, integration, body, authorizer: authorization?.context });
  return typeof answered === 'string' ? refuse(answered) : withRequestId(answered, request);
}

function find(api: Api, request: ApiRequest): FoundMethod | GatewayResponseType {
  try {
    return findMethod(api, request.method, request.path) ?? 'MISSING_AUTHENTICATION_TOKEN';
  } catch (error) {
    if (error instanceof URIError) return 'BAD_REQUEST_PARAMETERS';
    throw error;
  }
}

async function callFunction(
  { api, functions, report }: Gateway,
  request: ApiRequest,
  call: {
    found: FoundMethod;
    integration: Extract<Method['integration'], { Type: 'AWS_PROXY' }>;
    body: Buffer;
    authorizer: AuthorizerContext | undefined;
  },
): Promise<ApiResponse | GatewayResponseType> {
  const event = toProxyEvent(api, request, call.found, call.body, call.authorizer);
  const patience = new AbortController();
  const invocation = await Promise.race([
    functions.invoke(call.integration.Uri, event),
    setTimeout(call.integration.TimeoutInMillis, 'too-late' as const, { signal: patience.signal }),
  ]);
  patience.abort();
  if (invocation === 'too-late') return 'INTEGRATION_TIMEOUT';
  if (!invocation.ok) {
    report(
      `${request.method} ${request.path}: ${(invocation.error.trace ?? [invocation.error.errorMessage]).join('\n')}`,
    );
    return 'DEFAULT_5XX';
  }
  const takesBytes = isBinary(api.binaryMediaTypes, headerOf(request, 'accept'));
  return fromProxyResponse(invocation.payload, takesBytes) ?? 'DEFAULT_5XX';
}

function withRequestId(response: ApiResponse, request: ApiRequest): ApiResponse {
  return { ...response, headers: [...response.headers, ['x-amzn-RequestId', request.requestId]] };
}

function send(response: ServerResponse, answered: ApiResponse): void {
  response.statusCode = answered.status;
  for (const [name, value] of answered.headers) response.appendHeader(name, value);
  response.end(answered.body);
}

function compileMocks(node: PathNode): Map<Method, AnswerByMock> {
  const own = [...node.methods].flatMap(([httpMethod, method]) =>
    method.integration.Type === 'MOCK'
      ? [[method, createMock(method.integration, `${httpMethod} ${node.path}`)] as const]
      : [],
  );
  return new Map([...own, ...node.children.flatMap((child) => [...compileMocks(child)])]);
}
