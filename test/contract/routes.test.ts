import { expect, test } from 'vitest';
import { faultDefinitions } from '../../contract/errors.ts';
import { allowedMethods, allRoutes, apiFunctionNames, errorsOf } from '../../contract/routes.ts';
import { codeVersion } from '../../contract/version.ts';
import { roles } from '../../contract/words.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { FakeService } from '../fakes/fake-service.ts';

test('every operation and every method of a path stands in the table once', () => {
  const operations = allRoutes.map((route) => route.operationId);
  const places = allRoutes.map((route) => `${route.method} ${route.path}`);
  expect(new Set(operations).size).toBe(operations.length);
  expect(new Set(places).size).toBe(places.length);
});

test('every path is versioned', () => {
  for (const { path } of allRoutes) expect(path).toMatch(/^\/v1(\/(\{[a-zA-Z]+\}|[a-z.]+))+$/);
});

test('every function serves something, every role may do something', () => {
  for (const name of apiFunctionNames) expect(allRoutes.some((route) => route.function === name)).toBe(true);
  for (const role of roles) {
    expect(allRoutes.some((route) => route.roles !== 'public' && route.roles.includes(role))).toBe(true);
  }
});

test('whoever only reads can change nothing', () => {
  for (const role of ['reader', 'reviewer', 'quality'] as const) {
    const mayCall = allRoutes.filter((route) => route.roles !== 'public' && route.roles.includes(role));
    expect(mayCall.every((route) => route.method === 'GET')).toBe(true);
  }
});

test('every error of a route has a status', () => {
  for (const route of allRoutes) {
    for (const name of errorsOf(route)) expect(faultDefinitions[name].status, name).toBeDefined();
  }
});

test('every route with an id may say that there is nothing', () => {
  for (const route of allRoutes.filter(({ path }) => path.includes('{'))) expect(errorsOf(route)).toContain('NotFound');
});

test('the methods of a path are those of its routes', () => {
  expect(allowedMethods('/v1/reports')).toEqual(['POST', 'GET']);
  expect(allowedMethods('/v1/reports/{taskId}')).toEqual(['GET', 'DELETE']);
  expect(allowedMethods('/nowhere')).toEqual([]);
});

test('every route is answered by the function the table names', async () => {
  for (const { method, path, body } of allRoutes) {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    const place = path.replace('{taskId}', taskId).replace('{sourceId}', '0123456789abcdef');
    const answer = await service.call(method, place, body === undefined ? {} : { body: {} });
    expect(answer.status, `${method} ${path}`).toBeLessThan(500);
  }
});

test('the release is that of the package', () => {
  expect(codeVersion).toBe(packageJson.version);
});
