import { describe, expect, test } from 'vitest';
import { faultDefinitions, problemType } from '../../contract/errors.ts';
import { openApiDocument } from '../../contract/openapi.ts';
import { allRoutes, errorsOf, type Route } from '../../contract/routes.ts';
import { checkOpenApi } from './check-openapi.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { name: string; in: string; description: string; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  readonly responses: Readonly<
    Record<
      string,
      {
        description: string;
        headers: object;
        content?: Record<string, { schema: object }>;
        links?: Record<string, { operationId: string }>;
      }
    >
  >;
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  paths: Record<string, Record<string, Operation>>;
};

function operationOf({ path, method }: Pick<Route, 'path' | 'method'>): Operation {
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`The document lacks ${method} ${path}`);
  return operation;
}

test('the document is OpenAPI 3.1', () => {
  expect(checkOpenApi(document)).toEqual([]);
});

test('what is not OpenAPI is found out', () => {
  expect(checkOpenApi({})).toContain('# lacks paths');
  const broken = structuredClone(document);
  Object.assign(operationOf({ method: 'GET', path: '/v1/reports' }), {});
  const list = broken.paths['/v1/reports']?.['get'];
  Object.assign(list ?? {}, {
    operationID: 'x',
    responses: {
      '200': {
        headers: { A: { $ref: '#/components/x/y' } },
        links: { a: { operationId: 'nothing' }, b: { operationId: 'getReport', parameters: { page: '1' } } },
      },
    },
  });
  expect(checkOpenApi(broken)).toEqual([
    '#/paths//v1/reports/get has the unknown field operationID',
    '#/paths//v1/reports/get/responses/200 lacks description',
    '#/paths//v1/reports/get/responses/200/headers/A refers to #/components/x/y, which is not there',
    '#/paths//v1/reports/get/responses/200/headers/A lacks schema',
    '#/paths//v1/reports/get/responses/200/headers/A/schema is no object',
    '#/paths//v1/reports/get/responses/200/links/a leads to nothing, which is not there',
    '#/paths//v1/reports/get/responses/200/links/b gives page, which getReport does not take',
  ]);
});

test('it holds the routes of the table and no other', () => {
  const documented = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => method !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(documented.toSorted()).toEqual(allRoutes.map(({ method, path }) => `${method} ${path}`).toSorted());
});

describe.each(allRoutes.map((route) => [route.operationId, route] as const))('%s', (operationId, route) => {
  const operation = operationOf(route);

  test('has its id, and a key where one is needed', () => {
    expect(operation.operationId).toBe(operationId);
    expect(operation.security).toEqual(route.roles === 'public' ? [] : [{ apiKey: [] }]);
  });

  test('documents its success and every error it may answer with, shared ones included', () => {
    const errors = errorsOf(route);
    const statuses = [
      route.success.status,
      ...(route.tagged ? [304] : []),
      ...errors.map((name) => faultDefinitions[name].status ?? 500),
    ];
    expect(Object.keys(operation.responses)).toEqual([...new Set(statuses.map(String))].toSorted());
    for (const name of errors) {
      const response = operation.responses[String(faultDefinitions[name].status ?? 500)];
      expect(response?.description).toContain(problemType(name));
      expect(response?.content?.['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
    }
  });

  test('answers with a request id, whatever it answers, and says when to come back', () => {
    for (const response of Object.values(operation.responses)) expect(response.headers).toHaveProperty('X-Request-Id');
    for (const status of ['429', '503']) expect(operation.responses[status]?.headers).toHaveProperty('Retry-After');
  });

  test('has a tag where the table says so, for 304 as well', () => {
    for (const status of [route.success.status, 304]) {
      const headers = operation.responses[status]?.headers ?? {};
      expect(Object.keys(headers).includes('ETag')).toBe(route.tagged === true);
    }
    expect(operation.responses['304']?.content).toBeUndefined();
  });

  test('produces what the table says', () => {
    const { content = {} } = operation.responses[route.success.status] ?? {};
    expect(Object.keys(content)).toEqual(route.produces ?? []);
  });

  test('takes a body, a query and an idempotency key where the table says so', () => {
    expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
    const names = (where: string) => operation.parameters.filter((one) => one.in === where).map(({ name }) => name);
    expect(names('query')).toEqual(Object.keys(route.query?.().shape ?? {}));
    expect(names('header').includes('Idempotency-Key')).toBe(route.idempotent === true);
    expect(names('header')).toContain('X-Request-Id');
    expect(names('header').includes('If-None-Match')).toBe(route.tagged === true);
  });
});

test('limits of a field stand in its schema', () => {
  const { schema } =
    operationOf({ method: 'POST', path: '/v1/reports' }).requestBody?.content['application/json'] ?? {};
  expect(schema).toMatchObject({
    additionalProperties: false,
    required: ['prompt'],
    properties: {
      prompt: { type: 'string', minLength: 1, maxLength: 10_000 },
      options: { properties: { maxQuestions: { minimum: 1, maximum: 10 } } },
    },
  });
});

test('every body has an example that the service would accept', () => {
  const withBody = allRoutes.flatMap((route) => (route.body === undefined ? [] : [{ ...route, body: route.body }]));
  for (const route of withBody) {
    const { example } = operationOf(route).requestBody?.content['application/json'] ?? {};
    expect(route.body().safeParse(example), route.operationId).toMatchObject({ success: true });
  }
});

test('an answer leads on: from the order to the report, to its claims, to the text they cite', () => {
  const leads = allRoutes.flatMap((route) => {
    const { links = {} } = operationOf(route).responses[route.success.status] ?? {};
    return Object.values(links).map(({ operationId }) => `${route.operationId} → ${operationId}`);
  });
  expect(leads).toEqual(
    expect.arrayContaining(['createReport → getReport', 'getReport → getLedger', 'getLedger → getSource']),
  );
});

test('a page of a list takes 1 to 100 items', () => {
  const { parameters } = operationOf({ method: 'GET', path: '/v1/reports' });
  const limit = parameters.find(({ name }) => name === 'limit');
  expect(limit?.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 100 });
});

test('every parameter is described', () => {
  for (const { parameters } of allRoutes.map(operationOf)) {
    for (const { description } of parameters) expect(description).toMatch(/^\S/);
  }
});

test('a client finds the service below the stage it read the document from', () => {
  expect(openApiDocument()).toMatchObject({ servers: [{ url: '/' }] });
  expect(openApiDocument('/dev')).toMatchObject({ servers: [{ url: '/dev' }] });
});
