import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { limits } from '../contract/limits.ts';
import {
  type ApiFunctionName,
  allowedMethods,
  allRoutes,
  exposedHeaders,
  type OperationId,
  type Route,
} from '../contract/routes.ts';
import { identifiers } from '../contract/words.ts';
import { Fault } from './domain/fault.ts';
import type { Caller } from './domain/model.ts';
import { problemOf } from './domain/problem.ts';
import type { Telemetry } from './ports.ts';
import { acceptableMediaType, readBody, readQuery } from './read-request.ts';

/** A request that has passed everything the route table says about it. */
export interface ApiRequest {
  /** Absent on public routes. */
  readonly caller: Caller | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  /** The header of that name, as the caller sent it; undefined on routes whose answers have no tag. */
  readonly ifNoneMatch: string | undefined;
  /** The media type of `produces` that the caller prefers. */
  readonly mediaType: string;
  readonly remainingTimeMs: number;
  /** What stands before `/v1` in the caller's URL: API Gateway's stage, nothing behind a domain of its own. */
  readonly basePath: string;
}

export interface ApiResponse {
  /** The route's own status unless given. */
  readonly status?: number;
  /** Text and bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ApiHandler = (
  event: APIGatewayProxyEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<APIGatewayProxyResult>;

export type Operation = (request: ApiRequest) => Promise<ApiResponse>;

/**
 * The Lambda handler of one API function: finds the route, checks roles, media types, query and body
 * against the contract, calls the operation, and turns whatever is thrown into a problem document.
 */
export function serveRoutes(
  name: ApiFunctionName,
  operations: Partial<Record<OperationId, Operation>>,
  telemetry: Telemetry,
  corsOrigins: readonly string[] = [],
): ApiHandler {
  const routes = allRoutes.filter((route) => route.function === name);
  return async (event, context) => {
    const requestId = requestIdOf(event);
    telemetry.annotate({ requestId });
    const response = await answer(event, requestId, context.getRemainingTimeInMillis());
    response.headers = { ...response.headers, ...corsHeaders(headerOf(event, 'origin'), corsOrigins) };
    telemetry.count('Requests', 1, { status: `${Math.floor(response.statusCode / 100)}xx` });
    telemetry.flush();
    return response;
  };

  async function answer(
    event: APIGatewayProxyEvent,
    requestId: string,
    remainingTimeMs: number,
  ): Promise<APIGatewayProxyResult> {
    try {
      const route = findRoute(routes, event);
      const operation = operations[route.operationId as OperationId];
      if (operation === undefined) throw new Error(`${name} has no operation ${route.operationId}`);
      const request = { ...readRequest(route, event), remainingTimeMs, basePath: basePathOf(event) };
      telemetry.annotate({ operationId: route.operationId, tenantId: request.caller?.tenantId });
      const response = await operation(request);
      return respond(route, request.mediaType, response, requestId);
    } catch (error) {
      const problem = problemOf(error, requestId);
      if (problem.status >= 500) telemetry.error('The request failed', error);
      return {
        statusCode: problem.status,
        headers: {
          'Content-Type': 'application/problem+json',
          'X-Request-Id': requestId,
          ...(problem.status === 405 ? { Allow: allowedMethods(event.resource).join(', ') } : {}),
          ...(problem.status === 503 || problem.status === 429
            ? { 'Retry-After': String(limits.retryAfterSeconds) }
            : {}),
          ...noCache,
        },
        body: JSON.stringify(problem),
      };
    }
  }
}

const noCache = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** The caller's `X-Request-Id` if it is valid, else the gateway's. */
function requestIdOf(event: APIGatewayProxyEvent): string {
  const given = headerOf(event, 'x-request-id');
  return given !== undefined && identifiers.requestId.test(given) ? given : event.requestContext.requestId;
}

/** A page of another origin may read the answer only if its origin is on the stage's list. */
function corsHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  if (origin === undefined || !allowed.includes(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': exposedHeaders.join(', '),
    Vary: 'Origin',
  };
}

function basePathOf(event: APIGatewayProxyEvent): string {
  const { path } = event.requestContext;
  return path?.endsWith(event.path) ? path.slice(0, path.length - event.path.length) : '';
}

export function headerOf(event: Pick<APIGatewayProxyEvent, 'headers'>, name: string): string | undefined {
  // API Gateway hands headers on as the client spelled them.
  const found = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1];
}

function findRoute(routes: readonly Route[], event: APIGatewayProxyEvent): Route {
  const here = routes.filter((route) => route.path === event.resource);
  const route = here.find((each) => each.method === event.httpMethod);
  if (route !== undefined) return route;
  throw new Fault(here.length > 0 ? 'MethodNotAllowed' : 'NotFound');
}

function readRequest(route: Route, event: APIGatewayProxyEvent): Omit<ApiRequest, 'remainingTimeMs' | 'basePath'> {
  const caller = callerOf(event);
  if (route.roles !== 'public') {
    const { roles } = route;
    if (caller === undefined) throw new Fault('Unauthorized');
    if (!caller.roles.some((role) => roles.some((allowed) => allowed === role))) throw new Fault('Forbidden');
  }
  const query = readQuery(route, event.multiValueQueryStringParameters);
  const mediaType = formatOf(route, query) ?? acceptableMediaType(route.produces ?? [], headerOf(event, 'accept'));
  return {
    caller,
    parameters: cleanParameters(event.pathParameters),
    query,
    body: readBody(route, event, headerOf(event, 'content-type'), headerOf(event, 'content-encoding')),
    idempotencyKey: route.idempotent === true ? readIdempotencyKey(event) : undefined,
    ifNoneMatch: route.tagged === true ? headerOf(event, 'if-none-match') : undefined,
    mediaType,
  };
}

/** The media type that the query asks for by name. */
function formatOf({ formats }: Route, query: unknown): string | undefined {
  const { format } = query as { format?: string };
  return format === undefined ? undefined : formats?.[format];
}

function callerOf(event: APIGatewayProxyEvent): Caller | undefined {
  const authorizer: Readonly<Record<string, unknown>> | null | undefined = event.requestContext.authorizer;
  const { tenantId, userId, roles, labels, keyId } = authorizer ?? {};
  if (typeof tenantId !== 'string' || typeof userId !== 'string' || typeof roles !== 'string') return undefined;
  return {
    tenantId,
    userId,
    roles: roles.split(','),
    // An answer that was cached before there were labels has none.
    labels: typeof labels === 'string' && labels !== '' ? labels.split(',') : [],
    keyId: typeof keyId === 'string' ? keyId : '',
  };
}

/** An id that cannot be one of ours names nothing: 404, not 422, so that ids tell nothing. */
function cleanParameters(parameters: APIGatewayProxyEvent['pathParameters']): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters ?? {})) {
    const pattern = name === 'taskId' ? identifiers.taskId : identifiers.sourceId;
    if (value === undefined || !pattern.test(value)) throw new Fault('NotFound');
    clean[name] = value;
  }
  return clean;
}

function readIdempotencyKey(event: APIGatewayProxyEvent): string | undefined {
  const key = headerOf(event, 'idempotency-key');
  if (key === undefined || identifiers.idempotencyKey.test(key)) return key;
  throw new Fault('InvalidRequest', {
    places: [
      {
        pointer: '#header/Idempotency-Key',
        detail: `must have 1 to ${limits.idempotencyKeyCharacters} visible ASCII characters`,
      },
    ],
  });
}

function respond(route: Route, mediaType: string, response: ApiResponse, requestId: string): APIGatewayProxyResult {
  const { body, headers, status = route.success.status } = response;
  return {
    statusCode: status,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': contentTypeOf(mediaType) }),
      'X-Request-Id': requestId,
      ...noCache,
      ...headers,
    },
    ...encoded(body),
  };
}

function encoded(body: unknown): Pick<APIGatewayProxyResult, 'body' | 'isBase64Encoded'> {
  if (body instanceof Uint8Array) return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  if (typeof body === 'string') return { body };
  return { body: body === undefined ? '' : JSON.stringify(body) };
}

function contentTypeOf(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

/** The caller of a route that needs a key; the gateway lets nobody else through. */
export function requireCaller(request: ApiRequest): Caller {
  if (request.caller === undefined) throw new Fault('Unauthorized');
  return request.caller;
}
