import { connect } from 'node:net';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { Handler } from '../../../local/local-functions.ts';
import { startSample } from '../start-sample.ts';

const answer: Handler = () => ({ statusCode: 200, body: '{}' });

/** Lets `good` do all, `reader` only GET, and nobody else anything. */
function authorizer(calls: unknown[] = []): Handler {
  return (event) => {
    calls.push(event);
    const { authorizationToken, methodArn } = event as { authorizationToken: string; methodArn: string };
    const [api, stage] = methodArn.split('/');
    if (authorizationToken === 'broken') throw new Error('broken');
    if (authorizationToken === 'odd') return { principalId: 'odd' };
    if (authorizationToken !== 'good' && authorizationToken !== 'reader') throw new Error('Unauthorized');
    const Resource = `${api}/${stage}/${authorizationToken === 'reader' ? 'GET/*' : '*'}`;
    return {
      principalId: 'acme#ada',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource }],
      },
      context: { tenantId: 'acme', level: 3, admin: true },
    };
  };
}

async function startApi(api: Handler = answer, calls: unknown[] = []) {
  const problems: string[] = [];
  const handlers = { api, authorizer: authorizer(calls) };
  const { apiUrl } = await startSample(handlers, { report: (problem) => problems.push(problem) });
  const call = (path: string, { token = 'good', ...init }: RequestInit & { token?: string } = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', token);
    return fetch(apiUrl + path, { ...init, headers });
  };
  return { apiUrl, call, problems };
}

test('a request reaches the function as a proxy event', async () => {
  const events: APIGatewayProxyEvent[] = [];
  const api: Handler = (event) => {
    events.push(event as APIGatewayProxyEvent);
    return {
      statusCode: 201,
      headers: { 'X-Own': 'yes' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      body: 'ok',
    };
  };
  const { call } = await startApi(api);
  const response = await call('/things?a=1&a=%20x+y&b', {
    method: 'POST',
    body: '{"ä":"€"}',
    headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'mine' },
  });
  expect([response.status, await response.text()]).toEqual([201, 'ok']);
  expect(response.headers.get('x-own')).toBe('yes');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    resource: '/things',
    path: '/things',
    httpMethod: 'POST',
    body: '{"ä":"€"}',
    isBase64Encoded: false,
    queryStringParameters: { a: ' x y', b: '' },
    multiValueQueryStringParameters: { a: ['1', ' x y'], b: [''] },
    pathParameters: null,
    requestContext: {
      stage: 'dev',
      resourcePath: '/things',
      identity: { sourceIp: '127.0.0.1' },
      authorizer: { principalId: 'acme#ada', tenantId: 'acme', level: '3', admin: 'true' },
    },
  });
  expect(events[0]?.headers['x-request-id'] ?? events[0]?.headers['X-Request-Id']).toBe('mine');
  expect(response.headers.get('x-amzn-requestid')).toBe(events[0]?.requestContext.requestId);
});

test('path parameters are decoded; a path that is not well encoded is a bad request', async () => {
  const { call } = await startApi((event) => {
    const { pathParameters, resource } = event as APIGatewayProxyEvent;
    return { statusCode: 200, body: JSON.stringify({ pathParameters, resource }) };
  });
  expect(await (await call('/things/a%2Fb%20%C3%A9')).json()).toEqual({
    pathParameters: { thingId: 'a/b é' },
    resource: '/things/{thingId}',
  });
  expect((await call('/things/%zz')).status).toBe(400);
});

test('an unknown path, and a known one without this method, get the gateway response of the template', async () => {
  const { call } = await startApi();
  for (const response of [
    await call('/nothing'),
    await call('/things/x', { method: 'DELETE' }),
    await call('/things/'),
    await call('/'),
  ]) {
    expect(response.status).toBe(404);
    const { requestId } = (await response.json()) as { requestId: string };
    expect(requestId).toBe(response.headers.get('x-request-id'));
  }
});

test('who sends no key, or an unknown one, gets 401; the authorizer is not asked without one', async () => {
  const calls: unknown[] = [];
  const { apiUrl, call } = await startApi(answer, calls);
  const response = await fetch(`${apiUrl}/things/x`);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ status: 401 });
  expect(calls).toEqual([]);
  expect((await call('/things/x', { token: 'bad' })).status).toBe(401);
});

test('the policy decides, over the cached answer too', async () => {
  const calls: unknown[] = [];
  const { call } = await startApi(answer, calls);
  expect((await call('/things/x', { token: 'reader' })).status).toBe(200);
  expect((await call('/things', { token: 'reader', method: 'POST' })).status).toBe(403);
  expect((await call('/things/y', { token: 'reader' })).status).toBe(200);
  expect(calls).toHaveLength(1);
  expect((await call('/things/y')).status).toBe(200);
  expect(calls).toHaveLength(2);
  expect(calls[0]).toMatchObject({
    type: 'TOKEN',
    authorizationToken: 'reader',
    methodArn: expect.stringMatching(
      /^arn:aws:execute-api:eu-central-1:000000000000:[^/]+\/dev\/GET\/things\/x$/,
    ) as string,
  });
});

test('an authorizer that fails or answers nonsense is a fault of the service', async () => {
  const { call } = await startApi();
  expect((await call('/things/x', { token: 'broken' })).status).toBe(500);
  expect((await call('/things/x', { token: 'odd' })).status).toBe(500);
});

test('a path without a key needs none', async () => {
  const { apiUrl } = await startApi();
  expect((await fetch(`${apiUrl}/health`)).status).toBe(200);
});

test('a method that no route takes gets the mock with its headers and its filled-in template', async () => {
  const { call } = await startApi();
  const response = await call('/things', {
    method: 'PUT',
    body: '{}',
    headers: { 'Content-Type': 'application/json' },
  });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, POST');
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({ status: 405, requestId: response.headers.get('x-amzn-requestid') });
  const head = await call('/things', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([405, '']);
  const strange = await call('/things', { method: 'PUT', body: 'x', headers: { 'Content-Type': 'text/x' } });
  expect(strange.status).toBe(415);
  const preflight = await call('/things', { method: 'OPTIONS' });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, 'https://a']);
});

test('a function that fails or returns no response is reported and answers 502', async () => {
  const bodies: unknown[] = [{ statusCode: 'x' }, 'text', null, { statusCode: 200, headers: { 'bad name': 'x' } }];
  const { call, problems } = await startApi((event) => {
    if ((event as APIGatewayProxyEvent).path === '/things/throws') throw new TypeError('broken');
    return bodies.shift();
  });
  expect((await call('/things/throws')).status).toBe(502);
  expect(problems[0]).toContain('GET /things/throws: TypeError: broken');
  while (bodies.length > 0) expect((await call('/things/x')).status).toBe(502);
});

test('a function that takes longer than its integration may answers 504', async () => {
  const { call } = await startApi(() => new Promise(() => {}));
  expect((await call('/things/x')).status).toBe(504);
});

test('bytes come back from base64, and what API Gateway keeps for itself is renamed', async () => {
  const { call } = await startApi(() => ({
    statusCode: 401,
    headers: { 'content-type': 'application/octet-stream', 'WWW-Authenticate': 'Bearer' },
    body: Buffer.from([0, 255]).toString('base64'),
    isBase64Encoded: true,
  }));
  const response = await call('/things/x', { headers: { Accept: 'application/octet-stream, */*' } });
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255]);
  // API Gateway looks at the first media type only.
  for (const Accept of ['*/*', 'text/html, application/octet-stream']) {
    expect(await (await call('/things/x', { headers: { Accept } })).text()).toBe('AP8=');
  }
  expect(response.headers.get('x-amzn-remapped-www-authenticate')).toBe('Bearer');
});

test('bytes that are sent reach the function as base64', async () => {
  const events: APIGatewayProxyEvent[] = [];
  const { call } = await startApi((event) => {
    events.push(event as APIGatewayProxyEvent);
    return { statusCode: 200, body: '' };
  });
  const headers = { 'Content-Type': 'application/octet-stream' };
  await call('/things', { method: 'POST', body: new Uint8Array([0, 255]), headers });
  expect(events[0]).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
});

test('a body above 10 MB is 413, and the connection lives on', async () => {
  const { call } = await startApi();
  const response = await call('/things', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
  expect(response.status).toBe(413);
  expect((await call('/things', { method: 'POST', body: 'x' })).status).toBe(200);
});

test('a client that sends nonsense or goes away harms nobody', async () => {
  const { apiUrl, call } = await startApi();
  const port = Number(new URL(apiUrl).port);
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
    socket.on('close', () => resolve()).resume();
  });
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: good\r\nContent-Length: 100\r\n\r\nhalf');
      socket.destroy();
      resolve();
    });
  });
  expect((await call('/things/x')).status).toBe(200);
});
