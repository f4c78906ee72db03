import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from '../http-server.ts';
import { AwsError, type JsonObject, type JsonService, unknownOperation } from './aws-error.ts';
import type { S3, S3Response } from './s3.ts';
import { errorToXml, S3Error } from './s3-xml.ts';

export interface AwsServices {
  readonly dynamodb: JsonService;
  readonly states: JsonService;
  readonly events: JsonService;
  readonly secrets: JsonService;
  readonly s3: S3;
}

/**
 * All AWS services behind one port, told apart as AWS clients address them. Whoever does not sign with
 * `accessKeyId` is refused, so that neither a web page nor another user of the machine can reach the data;
 * the signature itself is not verified.
 */
export function createAwsServer(options: {
  readonly services: AwsServices;
  readonly accessKeyId: string;
  readonly onDurableWrite: ((description: string) => void | Promise<void>) | undefined;
  readonly report: (problem: string) => void;
}): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      response.destroy();
    });
  });
}

/** A generous bound; each service has its own. */
const bodyBytes = 64 * 1024 * 1024;

type Options = Parameters<typeof createAwsServer>[0];

async function answer(request: IncomingMessage, response: ServerResponse, options: Options): Promise<void> {
  const body = await readBody(request, bodyBytes);
  // The client has gone, or sent more than any service takes.
  if (!Buffer.isBuffer(body)) {
    response.destroy();
    return;
  }
  const requestId = randomUUID();
  response.setHeader('x-amzn-requestid', requestId);
  const target = request.headers['x-amz-target'];
  const {
    status,
    headers,
    body: content,
  } = await (typeof target === 'string'
    ? answerJson(target, request, body, options)
    : answerS3(request, body, requestId, options));
  response.writeHead(status, { ...headers });
  response.end(content);
}

async function answerJson(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  options: Options,
): Promise<S3Response> {
  try {
    refuseStrangers(request, options.accessKeyId);
    const [prefix = '', operation = ''] = target.split('.');
    const service = serviceOf(prefix, options.services);
    if (service === undefined) throw unknownOperation(target);
    const input = parseInput(body);
    const output = await service(operation, input);
    const subject = writes[operation];
    if (subject !== undefined) await options.onDurableWrite?.(`${operation} ${input[subject] as string}`);
    return json(200, output);
  } catch (error) {
    if (error instanceof AwsError) return json(error.status, { __type: error.type, message: error.message });
    options.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return json(500, { __type: 'InternalServerError', message: 'The local stack failed; its output says why.' });
  }
}

/** The operations that change something, with the field that names what they change. */
const writes: Readonly<Record<string, string>> = {
  PutItem: 'TableName',
  UpdateItem: 'TableName',
  DeleteItem: 'TableName',
  BatchWriteItem: 'TableName',
  StartExecution: 'name',
  StopExecution: 'executionArn',
};

function serviceOf(prefix: string, services: AwsServices): JsonService | undefined {
  switch (prefix) {
    case 'DynamoDB_20120810':
      return services.dynamodb;
    case 'AWSStepFunctions':
      return services.states;
    case 'AWSEvents':
      return services.events;
    case 'secretsmanager':
      return services.secrets;
    default:
      return undefined;
  }
}

function parseInput(body: Buffer): JsonObject {
  try {
    const input: unknown = JSON.parse(body.toString());
    if (typeof input === 'object' && input !== null) return input as JsonObject;
  } catch {
    // Falls through: neither is an object.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object.');
}

function refuseStrangers(request: IncomingMessage, accessKeyId: string): void {
  if (request.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`)) return;
  throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.');
}

function json(status: number, value: unknown): S3Response {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(value ?? {}) };
}

async function answerS3(
  request: IncomingMessage,
  body: Buffer,
  requestId: string,
  options: Options,
): Promise<S3Response> {
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const method = request.method ?? 'GET';
  try {
    refuseStrangers(request, options.accessKeyId);
    const query = new URLSearchParams(search);
    const response = await options.services.s3({ method, path, query, headers: request.headers, body });
    if (method !== 'GET' && method !== 'HEAD') await options.onDurableWrite?.(`${method} ${path}`);
    return response;
  } catch (error) {
    const known = asS3Error(error);
    if (known === undefined) options.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const answered = known ?? new S3Error(500, 'InternalError', 'The local stack failed; its output says why.', path);
    return {
      status: answered.status,
      headers: { 'content-type': 'application/xml' },
      body: method === 'HEAD' ? '' : errorToXml(answered, requestId),
    };
  }
}

function asS3Error(error: unknown): S3Error | undefined {
  if (error instanceof S3Error) return error;
  if (error instanceof AwsError) return new S3Error(403, 'InvalidAccessKeyId', error.message, '');
  if (error instanceof URIError) return new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.", '');
  return undefined;
}
