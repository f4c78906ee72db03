import type { LocalFunctions } from '../local-functions.ts';
import type { Place } from '../template/resource-identity.ts';
import { type ApiRequest, headerOf } from './api-request.ts';
import { type AuthorizerResult, allows, authorizerResultSchema } from './evaluate-policy.ts';
import type { FoundMethod } from './find-method.ts';
import type { AuthorizerContext } from './proxy-event.ts';
import { toProxyEvent } from './proxy-event.ts';
import type { Api, Authorizer } from './read-api.ts';

/** What the authorizer said of the caller, or the gateway response that refuses the request. */
export type Authorization =
  | { readonly allowed: true; readonly context: AuthorizerContext }
  | { readonly allowed: false; readonly response: 'UNAUTHORIZED' | 'ACCESS_DENIED' | AuthorizerFault };

type AuthorizerFault = 'AUTHORIZER_FAILURE' | 'AUTHORIZER_CONFIGURATION_ERROR';

export type Authorize = (authorizer: Authorizer, request: ApiRequest, found: FoundMethod) => Promise<Authorization>;

/** API Gateway's Lambda authorizers, with their cache: by identity, for the whole API. */
export function createAuthorize(options: {
  readonly api: Api;
  readonly place: Place;
  readonly functions: LocalFunctions;
  readonly nowMs: () => number;
}): Authorize {
  const { api, place, functions, nowMs } = options;
  const cache = new Map<string, { readonly result: AuthorizerResult; readonly expiresAtMs: number }>();

  async function ask(
    authorizer: Authorizer,
    event: object,
  ): Promise<AuthorizerResult | 'UNAUTHORIZED' | AuthorizerFault> {
    const invocation = await functions.invoke(authorizer.functionArn, event);
    // The one message by which a function says 401.
    if (!invocation.ok) return invocation.error.errorMessage === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
    const { success, data } = authorizerResultSchema.safeParse(invocation.payload);
    return success ? data : 'AUTHORIZER_CONFIGURATION_ERROR';
  }

  function forgetExpired(): void {
    for (const [key, entry] of cache) if (entry.expiresAtMs <= nowMs()) cache.delete(key);
  }

  return async (authorizer, request, found) => {
    const identity = identityOf(authorizer, request);
    if (identity === undefined) return { allowed: false, response: 'UNAUTHORIZED' };
    const methodArn = methodArnOf(api, place, request);
    const cacheKey = JSON.stringify([authorizer.id, ...identity]);
    forgetExpired();
    let result = cache.get(cacheKey)?.result;
    if (result === undefined) {
      const asked = await ask(authorizer, eventOf(authorizer, { api, request, found, methodArn, identity }));
      if (typeof asked === 'string') return { allowed: false, response: asked };
      result = asked;
      const ttlMs = authorizer.AuthorizerResultTtlInSeconds * 1000;
      if (ttlMs > 0) cache.set(cacheKey, { result, expiresAtMs: nowMs() + ttlMs });
    }
    if (!allows(result.policyDocument, methodArn)) return { allowed: false, response: 'ACCESS_DENIED' };
    return { allowed: true, context: toContext(result) };
  };
}

/** The values the caller is recognised by; undefined when one is missing or not of the required form. */
function identityOf(authorizer: Authorizer, request: ApiRequest): string[] | undefined {
  const sources = authorizer.IdentitySource.split(',').map((source) => source.trim());
  const values = sources.filter((source) => source !== '').map((source) => readSource(source, request));
  if (values.some((value) => value === undefined || value === '')) return undefined;
  const [token = ''] = values;
  const required = authorizer.IdentityValidationExpression;
  if (required !== undefined && !new RegExp(`^(?:${required})$`).test(token)) return undefined;
  return values as string[];
}

function readSource(source: string, request: ApiRequest): string | undefined {
  const [, kind, name = ''] = /^method\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (kind === 'header') return headerOf(request, name);
  if (kind === 'querystring') return request.query.get(name) ?? undefined;
  throw new Error(`The local stack does not know the identity source ${source}`);
}

function eventOf(
  authorizer: Authorizer,
  call: { api: Api; request: ApiRequest; found: FoundMethod; methodArn: string; identity: readonly string[] },
): object {
  const { api, request, found, methodArn, identity } = call;
  if (authorizer.Type === 'TOKEN') return { type: 'TOKEN', methodArn, authorizationToken: identity[0] };
  const { body: _, isBase64Encoded: __, ...event } = toProxyEvent(api, request, found, Buffer.alloc(0), undefined);
  return { type: 'REQUEST', methodArn, ...event };
}

function methodArnOf(api: Api, { partition, region, accountId }: Place, request: ApiRequest): string {
  return `arn:${partition}:execute-api:${region}:${accountId}:${api.id}/${api.stage}/${request.method}${request.path}`;
}

/** Functions receive every value as text. */
function toContext({ principalId, context }: AuthorizerResult): AuthorizerContext {
  const texts = Object.entries(context).map(([name, value]) => [name, String(value)]);
  return { principalId, ...(Object.fromEntries(texts) as Record<string, string>) };
}
