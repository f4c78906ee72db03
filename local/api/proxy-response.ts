import { validateHeaderName, validateHeaderValue } from 'node:http';
import * as z from 'zod';
import type { ApiResponse } from './api-response.ts';

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const schema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), value).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(value)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().default(false),
});

/**
 * What a function's answer means over HTTP; undefined for one that API Gateway calls malformed. `takesBytes`: whether the
 * caller is sent bytes; one who is not is sent the base64 itself.
 */
export function fromProxyResponse(payload: unknown, takesBytes: boolean): ApiResponse | undefined {
  const { success, data } = schema.safeParse(payload);
  if (!success) return undefined;
  const single = Object.entries(data.headers ?? {});
  const multiple = Object.entries(data.multiValueHeaders ?? {}).flatMap(([name, all]) =>
    all.map((one) => [name, one] as const),
  );
  const overridden = new Set(multiple.map(([name]) => name.toLowerCase()));
  const headers = [...single.filter(([name]) => !overridden.has(name.toLowerCase())), ...multiple].map(
    ([name, text]) => [remapped.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name, text] as const,
  );
  if (!headers.every(isSendable)) return undefined;
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const body = data.body ?? '';
  return {
    status: data.statusCode,
    headers: typed || body === '' ? headers : [...headers, ['Content-Type', 'application/json']],
    body: data.isBase64Encoded && takesBytes ? Buffer.from(body, 'base64') : body,
  };
}

function isSendable([name, text]: readonly [string, string]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Headers that API Gateway keeps for itself: a function that sets them finds them renamed. */
const remapped = new Set([
  'connection',
  'content-length',
  'date',
  'host',
  'server',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
]);
