import type { APIGatewayProxyEvent } from 'aws-lambda';
import Negotiator from 'negotiator';
import * as z from 'zod/mini';
import { limits } from '../contract/limits.ts';
import type { Route } from '../contract/routes.ts';
import { describeIssue } from './describe-issue.ts';
import { Fault, type InvalidPlace } from './domain/fault.ts';

// zod/mini brings no words of its own: without these every detail would be "Invalid input".
z.config({ localeError: describeIssue });

/** What all answers are in, so that a caller who asks for it takes what there is. */
const utf8Parameter = /;\s*charset="?utf-8"?(?=\s*(?:[;,]|$))/gi;

/** The media type to answer in; 406 when the caller takes none of those the route produces. */
export function acceptableMediaType(produces: readonly string[], accept: string | undefined): string {
  const [preferred = ''] = produces;
  if (accept === undefined || produces.length === 0) return preferred;
  const chosen = new Negotiator({ headers: { accept: accept.replaceAll(utf8Parameter, '') } }).mediaType([...produces]);
  // Problems are always possible, so a caller that lists only their type is still told what is wrong.
  if (chosen === undefined) throw new Fault('NotAcceptable');
  return chosen;
}

/** The body as the route's schema reads it; 415, 413, 400 and 422 in this order. */
export function readBody(
  route: Route,
  event: Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'>,
  contentType: string | undefined,
  contentEncoding: string | undefined,
): unknown {
  if (route.body === undefined) return undefined;
  const encoded = contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity';
  if (encoded || !/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '')) {
    throw new Fault('UnsupportedMediaType');
  }
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > limits.bodyBytes) throw new Fault('PayloadTooLarge');
  return validate(route.body(), parseJson(bytes), '');
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Fault('MalformedRequest', { cause: error });
  }
}

/** The query as the route's schema reads it; a route without one takes no parameters at all. */
export function readQuery(route: Route, parameters: APIGatewayProxyEvent['multiValueQueryStringParameters']): unknown {
  const given = Object.entries(parameters ?? {});
  const repeated = given.filter(([, values]) => (values?.length ?? 0) > 1);
  if (repeated.length > 0) throw invalid(repeated.map(([name]) => placeInQuery(name, 'must be given once')));
  if (route.query === undefined) {
    if (given.length > 0) throw invalid(given.map(([name]) => placeInQuery(name, 'is not a known parameter')));
    return {};
  }
  return validate(route.query(), Object.fromEntries(given.map(([name, values]) => [name, values?.[0]])), '#query');
}

function placeInQuery(name: string, detail: string): InvalidPlace {
  return { pointer: `#query/${escapePointer(name)}`, detail };
}

function validate(schema: z.ZodMiniType, value: unknown, prefix: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.flatMap((issue) => placesOf(issue, prefix)));
}

function placesOf(issue: z.core.$ZodIssue, prefix: string): InvalidPlace[] {
  const pointer = `${prefix}${issue.path.map((part) => `/${escapePointer(String(part))}`).join('')}`;
  if (issue.code !== 'unrecognized_keys') return [{ pointer, detail: issue.message }];
  return issue.keys.map((key) => ({ pointer: `${pointer}/${escapePointer(key)}`, detail: 'is not a known field' }));
}

/** RFC 6901; a hostile name is cut, and what could not be sent back as JSON is repaired. */
function escapePointer(part: string): string {
  return part.slice(0, 100).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}

function invalid(places: readonly InvalidPlace[]): Fault {
  return new Fault('InvalidRequest', { places: places.slice(0, 20) });
}
