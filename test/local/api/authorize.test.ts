import { expect, test } from 'vitest';
import type { ApiRequest } from '../../../local/api/api-request.ts';
import { createAuthorize } from '../../../local/api/authorize.ts';
import type { FoundMethod } from '../../../local/api/find-method.ts';
import type { Api, Authorizer } from '../../../local/api/read-api.ts';
import type { LocalFunctions } from '../../../local/local-functions.ts';
import { localPlace } from '../../../local/template/resource-identity.ts';

const api: Api = {
  id: 'api',
  stage: 'dev',
  root: { id: 'root', part: '', path: '/', children: [], methods: new Map() },
  gatewayResponses: new Map(),
  binaryMediaTypes: [],
};

const authorizer: Authorizer = {
  id: 'a',
  functionArn: 'function',
  Type: 'TOKEN',
  AuthorizerUri: '',
  AuthorizerResultTtlInSeconds: 60,
  IdentitySource: 'method.request.header.Authorization',
};

function requestOf(token: string): ApiRequest {
  return {
    requestId: 'r',
    method: 'GET',
    path: '/things',
    query: new URLSearchParams('tenant=acme'),
    headers: [['authorization', token]],
    sourceIp: '127.0.0.1',
    startedAt: new Date(0),
  };
}

/** An authorizer function that lets everybody do all, and how often it was asked. */
function open() {
  const events: unknown[] = [];
  let nowMs = 0;
  const Statement = [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }];
  const functions = {
    async invoke(_arn: string, event: unknown) {
      events.push(event);
      return { ok: true, payload: { principalId: 'p', policyDocument: { Statement } } };
    },
  } as unknown as LocalFunctions;
  const authorize = createAuthorize({ api, place: localPlace, functions, nowMs: () => nowMs });
  const ask = (token: string, change: Partial<Authorizer> = {}) =>
    authorize({ ...authorizer, ...change }, requestOf(token), { node: api.root, pathParameters: {} } as FoundMethod);
  return { events, ask, passMs: (ms: number) => (nowMs += ms) };
}

test('an answer is remembered by token, for as long as the template says', async () => {
  const { events, ask, passMs } = open();
  await ask('one');
  await ask('two');
  passMs(59_999);
  await ask('one');
  expect(events).toHaveLength(2);
  passMs(1);
  await ask('one');
  expect(events).toHaveLength(3);
});

test('a time of 0 remembers nothing', async () => {
  const { events, ask } = open();
  await ask('one', { AuthorizerResultTtlInSeconds: 0 });
  await ask('one', { AuthorizerResultTtlInSeconds: 0 });
  expect(events).toHaveLength(2);
});

test('a token of another form than the template asks for is refused unasked', async () => {
  const { events, ask } = open();
  expect(await ask('Basic x', { IdentityValidationExpression: 'Bearer .+' })).toEqual({
    allowed: false,
    response: 'UNAUTHORIZED',
  });
  expect(events).toEqual([]);
});

test('a REQUEST authorizer is known by all its sources and told the whole request', async () => {
  const { events, ask } = open();
  const IdentitySource = 'method.request.header.Authorization, method.request.querystring.tenant';
  expect(await ask('one', { Type: 'REQUEST', IdentitySource })).toEqual({
    allowed: true,
    context: { principalId: 'p' },
  });
  expect(events).toMatchObject([
    { type: 'REQUEST', httpMethod: 'GET', path: '/things', queryStringParameters: { tenant: 'acme' } },
  ]);
  const missing = 'method.request.querystring.other';
  expect(await ask('one', { Type: 'REQUEST', IdentitySource: missing })).toMatchObject({ response: 'UNAUTHORIZED' });
});
