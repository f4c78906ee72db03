import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Caller } from '../../functions/domain/model.ts';
import { noIdentity } from '../../local/api/proxy-event.ts';

export interface ApiCall {
  readonly method: string;
  /** As the route table writes it; `parameters` fill its braces. */
  readonly resource: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Undefined for nobody. */
  readonly caller?: Caller | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  /** Text is sent as it is, bytes as base64, anything else as JSON with its content type. */
  readonly body?: unknown;
}

/** The proxy event API Gateway makes of a call. */
export function apiEvent(call: ApiCall): APIGatewayProxyEvent {
  const { parameters = {}, query = {}, caller, body } = call;
  const path = call.resource.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const headers = { ...(isJson ? { 'Content-Type': 'application/json' } : {}), ...call.headers };
  const hasQuery = Object.keys(query).length > 0;
  return {
    httpMethod: call.method,
    resource: call.resource,
    path,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    pathParameters: Object.keys(parameters).length > 0 ? { ...parameters } : null,
    queryStringParameters: hasQuery
      ? Object.fromEntries(entriesOf(query).map(([name, all]) => [name, all.at(-1)]))
      : null,
    multiValueQueryStringParameters: hasQuery ? Object.fromEntries(entriesOf(query)) : null,
    stageVariables: null,
    body: encodeBody(body),
    isBase64Encoded: Buffer.isBuffer(body),
    requestContext: {
      requestId: 'gateway-request-1',
      accountId: '000000000000',
      apiId: 'api',
      authorizer:
        caller === undefined ? {} : { ...caller, roles: caller.roles.join(','), labels: caller.labels.join(',') },
      httpMethod: call.method,
      identity: { ...noIdentity, sourceIp: '127.0.0.1', userAgent: null },
      path,
      protocol: 'HTTP/1.1',
      requestTimeEpoch: 0,
      resourceId: 'resource',
      resourcePath: call.resource,
      stage: 'dev',
    },
  };
}

function entriesOf(query: Readonly<Record<string, readonly string[]>>): [string, string[]][] {
  return Object.entries(query).map(([name, values]) => [name, [...values]]);
}

function encodeBody(body: unknown): string | null {
  if (body === undefined) return null;
  if (Buffer.isBuffer(body)) return body.toString('base64');
  return typeof body === 'string' ? body : JSON.stringify(body);
}
