import * as z from 'zod/mini';
import { faultDefinitions, problemType } from './errors.ts';
import { limits } from './limits.ts';
import { allRoutes, errorsOf, type OperationId, type Route } from './routes.ts';
import { problemSchema } from './service-shapes.ts';
import type { FeedbackRequest, Order } from './shapes.ts';
import { identifiers } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document, made from the route table alone; `basePath` is what stands before `/v1`. */
export function openApiDocument(basePath = ''): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of allRoutes) {
    paths[route.path] ??= pathItem(route.path);
    Object.assign(paths[route.path] ?? {}, { [route.method.toLowerCase()]: operation(route) });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dossier',
      version: '1',
      summary: 'Reports in which every claim links to the evidence that supports it.',
      description:
        'Order a report with POST /v1/reports, poll it by its id, and check every sentence in its ledger. Errors are RFC 9457 problem documents.',
      contact: { name: 'Whoever deployed this service' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    tags: [
      { name: 'reports', description: 'Order, watch, read and check reports' },
      { name: 'service', description: 'Health and this document' },
    ],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key made with `npm run keys -- create`.' },
      },
      schemas: { Problem: schemaOf(problemSchema(), 'output') },
      headers: {
        RequestId: { description: 'Finds this call in the logs', required: true, schema: { type: 'string' } },
        ETag: { description: 'Of this answer, for If-None-Match', required: true, schema: { type: 'string' } },
        RetryAfter: { description: 'Seconds to wait before asking', required: true, schema: { type: 'string' } },
      },
    },
  };
}

function pathItem(path: string): Record<string, unknown> {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: name === 'taskId' ? 'The id of the task' : 'The id of a source that the report cites',
    schema: { type: 'string', pattern: (name === 'taskId' ? identifiers.taskId : identifiers.sourceId).source },
  }));
  return parameters.length > 0 ? { parameters } : {};
}

function operation(route: Route): Json {
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: describe(route),
    tags: [route.path.startsWith('/v1/reports') ? 'reports' : 'service'],
    security: route.roles === 'public' ? [] : [{ apiKey: [] }],
    parameters: [
      requestIdParameter,
      ...(route.idempotent ? [idempotencyParameter] : []),
      ...(route.tagged ? [ifNoneMatchParameter] : []),
      ...queryParameters(route),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': bodyOf(route, route.body()) } },
        }),
    responses: {
      [route.success.status]: success(route),
      ...(route.tagged ? { 304: notModified } : {}),
      ...problems(route),
    },
  };
}

function bodyOf({ operationId }: Route, schema: z.ZodMiniType): Json {
  const example = examples[operationId];
  return { schema: schemaOf(schema, 'input'), ...(example === undefined ? {} : { example }) };
}

/** What a first call may look like. */
const examples: Readonly<Record<string, Json | undefined>> = {
  createReport: {
    prompt: 'How does Dossier finish a report after a crash?',
    options: { maxQuestions: 3 },
  } satisfies Order,
  giveFeedback: { score: 'up', text: 'Every sentence could be checked.' } satisfies FeedbackRequest,
} satisfies Partial<Record<OperationId, Json>>;

/** Where to go on: what an answer says that another operation asks for. */
const links: Readonly<Record<string, Json | undefined>> = {
  createReport: {
    poll: { operationId: 'getReport', parameters: { taskId: '$response.body#/taskId' } },
    cancel: { operationId: 'cancelReport', parameters: { taskId: '$response.body#/taskId' } },
    trace: { operationId: 'getSteps', parameters: { taskId: '$response.body#/taskId' } },
  },
  listReports: {
    next: { operationId: 'listReports', parameters: { cursor: '$response.body#/nextCursor' } },
    newest: { operationId: 'getReport', parameters: { taskId: '$response.body#/items/0/taskId' } },
  },
  getReport: {
    claims: { operationId: 'getLedger', parameters: { taskId: '$request.path.taskId' } },
    document: { operationId: 'exportReport', parameters: { taskId: '$request.path.taskId' } },
  },
  getLedger: {
    source: {
      operationId: 'getSource',
      parameters: { taskId: '$request.path.taskId', sourceId: '$response.body#/sources/0/sourceId' },
    },
    vote: { operationId: 'giveFeedback', parameters: { taskId: '$request.path.taskId' } },
  },
} satisfies Partial<Record<OperationId, Json>>;

function describe(route: Route): string {
  if (route.roles === 'public') return `${route.summary}. Needs no key.`;
  return `${route.summary}. For the roles ${route.roles.join(', ')}.`;
}

const requestIdParameter = {
  name: 'X-Request-Id',
  in: 'header',
  description: 'Taken over as the id of this call if it is valid; ignored otherwise',
  schema: { type: 'string' },
};

const idempotencyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: `With the same key and body the answer is the same for ${limits.idempotencySeconds / 3600} hours`,
  schema: { type: 'string', pattern: identifiers.idempotencyKey.source },
};

const ifNoneMatchParameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'Tags of answers that the caller has; while one of them still holds, the answer is 304 without a body',
  schema: { type: 'string' },
};

const tagHeader = { ETag: { $ref: '#/components/headers/ETag' } };

const notModified = {
  description: 'The caller has this answer already',
  headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' }, ...tagHeader },
};

function queryParameters(route: Route): Json[] {
  if (route.query === undefined) return [];
  const { properties } = schemaOf(route.query(), 'output') as { properties: Record<string, Json> };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    description,
    schema,
  }));
}

function success(route: Route): Json {
  const headers: Record<string, unknown> = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
  if (route.success.status === 202) {
    headers['Location'] = { description: 'The path of the task', required: true, schema: { type: 'string' } };
    headers['Retry-After'] = { $ref: '#/components/headers/RetryAfter' };
  }
  if (route.tagged) Object.assign(headers, tagHeader);
  if (route.formats !== undefined) {
    headers['Content-Disposition'] = {
      description: 'The name of the file',
      required: true,
      schema: { type: 'string' },
    };
  }
  const schema = route.success.schema;
  const content = (route.produces ?? []).map((mediaType) => [
    mediaType,
    {
      schema:
        mediaType !== 'application/json'
          ? { type: 'string', ...(mediaType.startsWith('text/') ? {} : { format: 'binary' }) }
          : schema === undefined
            ? { type: 'object' }
            : schemaOf(schema(), 'output'),
    },
  ]);
  return {
    description: route.success.description,
    headers,
    ...(content.length > 0 ? { content: Object.fromEntries(content) } : {}),
    ...(links[route.operationId] === undefined ? {} : { links: links[route.operationId] }),
  };
}

/** One response per status; a status with two causes names both types. */
function problems(route: Route): Json {
  const byStatus = new Map<number, string[]>();
  for (const name of errorsOf(route)) {
    const { status = 500, title } = faultDefinitions[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${title} (\`${problemType(name)}\`)`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, causes]) => [
      status,
      {
        description: causes.join('; '),
        headers: {
          'X-Request-Id': { $ref: '#/components/headers/RequestId' },
          ...(status === 429 || status === 503 ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
        },
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
