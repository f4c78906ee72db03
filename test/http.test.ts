import './fakes/set-environment.ts';
import { describe, expect, test } from 'vitest';
import { limits } from '../contract/limits.ts';
import { allowedMethods, allRoutes } from '../contract/routes.ts';
import type { Accepted } from '../contract/shapes.ts';
import { roles } from '../contract/words.ts';
import { serveRoutes } from '../functions/http.ts';
import { createHandler as createOrders } from '../functions/orders/handler.ts';
import { apiEvent } from './fakes/api-event.ts';
import { FakeService } from './fakes/fake-service.ts';
import { FakeTelemetry } from './fakes/fake-telemetry.ts';
import { ada } from './fakes/samples.ts';

const unknownTask = '/v1/reports/00000000-0000-4000-8000-000000000000';
const unknownSource = '0123456789abcdef';

/** The path of a route with ids that could be ours. */
function pathOf(resource: string): string {
  return resource.replace('/v1/reports/{taskId}', unknownTask).replace('{sourceId}', unknownSource);
}

describe('a page of another origin', () => {
  const listed = 'https://app.example';
  const from = async (origin: string, path = '/v1/health/live') => {
    const service = new FakeService();
    const ports = { ...service.ports, corsOrigins: [listed] };
    return (await service.call('GET', path, { headers: { Origin: origin } }, ports)).headers;
  };

  test('may read answers and problems if it is on the list', async () => {
    for (const path of ['/v1/health/live', unknownTask]) {
      expect(await from(listed, path)).toMatchObject({
        'access-control-allow-origin': listed,
        'access-control-expose-headers': 'Content-Disposition, ETag, Location, Retry-After, X-Request-Id',
        vary: 'Origin',
      });
    }
  });

  test('may not if it is not', async () => {
    for (const origin of ['https://evil.example', `${listed}.evil.example`, 'null', '*', '']) {
      expect(await from(origin)).not.toHaveProperty('access-control-allow-origin');
    }
  });
});

test('links name the stage a caller reached the API by', async () => {
  const event = apiEvent({ method: 'POST', resource: '/v1/reports', caller: ada, body: { prompt: 'Why?' } });
  const staged = { ...event, requestContext: { ...event.requestContext, path: '/dev/v1/reports' } };
  const handler = createOrders(new FakeService().ports);
  const context = { getRemainingTimeInMillis: () => 15_000 };
  const accepted = async (call: typeof event) => JSON.parse((await handler(call, context)).body) as Accepted;
  const { taskId, links } = await accepted(staged);
  expect(links.self).toBe(`/dev/v1/reports/${taskId}`);
  expect((await accepted(event)).links.self).toMatch(/^\/v1\/reports\//);
});

describe('every answer carries a request id', () => {
  test.each(['abc', 'A-1_b.c:d', 'x'.repeat(128)])('the caller’s own if it is valid: %s', async (id) => {
    const service = new FakeService();
    const ok = await service.call('GET', '/v1/health/live', { headers: { 'x-request-id': id } });
    const problem = await service.call('GET', unknownTask, { headers: { 'X-REQUEST-ID': id } });
    expect([ok.headers['x-request-id'], problem.headers['x-request-id']]).toEqual([id, id]);
    expect(service.telemetry.annotations['requestId']).toBe(id);
  });

  test.each(['', ' ', 'a b', 'é', 'a\nb', 'x'.repeat(129), '<script>'])('the gateway’s otherwise: %j', async (id) => {
    const answer = await new FakeService().call('GET', '/v1/health/live', { headers: { 'X-Request-Id': id } });
    expect(answer.headers['x-request-id']).toBe('gateway-request-1');
  });
});

describe('who may call', () => {
  const secured = allRoutes.filter((route) => route.roles !== 'public');

  test.each(secured.map((route) => [route.method, route.path]))('%s %s needs a caller', async (method, path) => {
    const answer = await new FakeService().call(method, pathOf(path), { caller: undefined });
    expect(answer).toMatchObject({ status: 401, json: { type: 'urn:dossier:problem:unauthorized' } });
  });

  test.each(secured.map((route) => [route.method, route.path, route] as const))(
    '%s %s is for the roles of the table only',
    async (method, path, route) => {
      for (const role of [...roles, 'unheard-of', '']) {
        const caller = { ...ada, roles: [role] };
        const { status } = await new FakeService().call(method, pathOf(path), { caller });
        const isAllowed = route.roles !== 'public' && route.roles.some((allowed) => allowed === role);
        expect(status === 403, `${role}: ${status}`).toBe(!isAllowed);
      }
    },
  );

  test('one allowed role among others is enough', async () => {
    const caller = { ...ada, roles: ['unheard-of', 'reader'] };
    expect((await new FakeService().call('GET', '/v1/reports', { caller })).status).toBe(200);
  });

  test('public routes need nobody', async () => {
    for (const path of ['/v1/health/live', '/v1/health/ready', '/v1/openapi.json']) {
      expect((await new FakeService().call('GET', path, { caller: undefined })).status).toBe(200);
    }
  });

  test('who may not call learns nothing else', async () => {
    const options = { caller: { ...ada, roles: ['reader'] }, body: 'nonsense', headers: { Accept: 'text/html' } };
    expect((await new FakeService().call('POST', '/v1/reports', options)).status).toBe(403);
  });
});

test('a method that a path does not take is refused and the others are named', async () => {
  for (const path of new Set(allRoutes.map((route) => route.path))) {
    const taken = allowedMethods(path);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !taken.includes(one))) {
      const answer = await new FakeService().call(method, pathOf(path));
      expect(answer).toMatchObject({ status: 405, headers: { allow: taken.join(', ') } });
    }
  }
});

test('an id that cannot be ours names nothing', async () => {
  for (const id of ['1', 'null', '%00', unknownTask.slice(12).toUpperCase().replace(/0$/, 'G'), '..']) {
    for (const path of ['', '/steps', '/ledger', `/sources/${unknownSource}`]) {
      expect((await new FakeService().call('GET', `/v1/reports/${id}${path}`)).status).toBe(404);
    }
  }
  expect((await new FakeService().call('GET', `${unknownTask}/sources/nope`)).status).toBe(404);
});

describe('what nobody foresaw', () => {
  async function failing(error: unknown) {
    const telemetry = new FakeTelemetry();
    const fail = async () => {
      throw error;
    };
    const handler = serveRoutes('health', { getLiveness: fail }, telemetry);
    const event = apiEvent({ method: 'GET', resource: '/v1/health/live' });
    const result = await handler(event, { getRemainingTimeInMillis: () => 1_000 });
    return { result, telemetry };
  }

  test('is a 500 that tells nothing and is logged', async () => {
    for (const error of [new Error('canary'), 'canary', undefined, { name: 'NotFound', message: 'canary' }]) {
      const { result, telemetry } = await failing(error);
      expect(result).toMatchObject({ statusCode: 500, headers: { 'Content-Type': 'application/problem+json' } });
      expect(result.body).not.toContain('canary');
      expect(telemetry.errors()).toEqual(['The request failed']);
    }
  });

  test('requests are counted by class of status and nothing else', async () => {
    const { telemetry } = await failing(new Error('boom'));
    expect(telemetry.dimensionsOf('Requests')).toEqual([{ status: '5xx' }]);
  });

  test('an operation nobody wrote is a 500', async () => {
    const handler = serveRoutes('health', {}, new FakeTelemetry());
    const event = apiEvent({ method: 'GET', resource: '/v1/health/live' });
    expect((await handler(event, { getRemainingTimeInMillis: () => 1_000 })).statusCode).toBe(500);
  });

  test('a part that does not answer is a 503 that says when to come back', async () => {
    const service = new FakeService();
    service.workflow.isDown = true;
    const { taskId } = await service.addTask('RUNNING');
    const answer = await service.call('POST', `/v1/reports/${taskId}/cancel`);
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': String(limits.retryAfterSeconds) },
      json: { type: 'urn:dossier:problem:service-unavailable' },
    });
    expect(answer.text).not.toMatch(/workflow/i);
  });
});
