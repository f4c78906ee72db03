import type * as z from 'zod/mini';
import type { FaultName } from './errors.ts';
import { liveSchema, readySchema } from './service-shapes.ts';
import {
  acceptedSchema,
  type ExportFormat,
  exportQuerySchema,
  feedbackReceiptSchema,
  feedbackSchema,
  ledgerSchema,
  listQuerySchema,
  orderSchema,
  stepsSchema,
  taskListSchema,
  taskSchema,
} from './shapes.ts';
import type { Role } from './words.ts';

/**
 * Every HTTP route, once. The CDK app, the local server, the OpenAPI document, the handlers and the
 * tests walk this table.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As API Gateway writes it, with `{parameters}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** The Lambda function that answers: one per set of permissions. */
  readonly function: ApiFunctionName;
  /** Who may call it; `public` needs no key. */
  readonly roles: readonly Role[] | 'public';
  readonly body?: () => z.ZodMiniType;
  readonly query?: () => z.ZodMiniObject;
  /** Whether `Idempotency-Key` is honoured. */
  readonly idempotent?: true;
  /** Whether its answers have an `ETag`, and 304 is the answer to `If-None-Match` with it. */
  readonly tagged?: true;
  readonly success: { readonly status: number; readonly description: string; readonly schema?: () => z.ZodMiniType };
  /** Media types of the success, most preferred first; absent when it has no body. */
  readonly produces?: readonly string[];
  /** Media types of `produces` by the values of the query's `format`, which goes before the Accept header. */
  readonly formats?: Readonly<Record<string, string>>;
  /** What it may answer beyond the errors that every route of its kind shares. */
  readonly errors: readonly FaultName[];
}

export const apiFunctionNames = ['orders', 'reads', 'export', 'changes', 'health'] as const;
export type ApiFunctionName = (typeof apiFunctionNames)[number];

/** Headers of answers that a page of another origin may read. */
export const exposedHeaders = ['Content-Disposition', 'ETag', 'Location', 'Retry-After', 'X-Request-Id'];

const json = ['application/json'] as const;
/** A finished report as a document, by `format`. */
export const exportFormats = {
  md: 'text/markdown',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const satisfies Record<ExportFormat, string>;

const readers: readonly Role[] = ['admin', 'operator', 'quality', 'reviewer', 'caller', 'reader'];
const writers: readonly Role[] = ['admin', 'operator', 'caller'];

export const routes = [
  {
    method: 'POST',
    path: '/v1/reports',
    operationId: 'createReport',
    summary: 'Order a report',
    function: 'orders',
    roles: writers,
    body: orderSchema,
    idempotent: true,
    success: { status: 202, description: 'Stored; the report is being made', schema: acceptedSchema },
    produces: json,
    errors: ['IdempotencyInProgress', 'ReportDeleted', 'IdempotencyMismatch'],
  },
  {
    method: 'GET',
    path: '/v1/reports',
    operationId: 'listReports',
    summary: 'List reports, newest first',
    function: 'reads',
    roles: readers,
    query: listQuerySchema,
    success: { status: 200, description: 'One page', schema: taskListSchema },
    produces: json,
    errors: [],
  },
  {
    method: 'GET',
    path: '/v1/reports/{taskId}',
    operationId: 'getReport',
    summary: 'Status, progress and result; text/markdown gives the report alone',
    function: 'reads',
    roles: readers,
    tagged: true,
    success: { status: 200, description: 'The task', schema: taskSchema },
    produces: ['application/json', 'text/markdown'],
    errors: ['NotFound', 'Conflict'],
  },
  {
    method: 'GET',
    path: '/v1/reports/{taskId}/report',
    operationId: 'exportReport',
    summary: 'The finished report as a document with numbered citations, references and the claim ledger',
    function: 'export',
    roles: readers,
    query: exportQuerySchema,
    tagged: true,
    success: { status: 200, description: 'The document, as a file' },
    produces: Object.values(exportFormats),
    formats: exportFormats,
    errors: ['NotFound', 'Conflict', 'ExportTooLarge'],
  },
  {
    method: 'DELETE',
    path: '/v1/reports/{taskId}',
    operationId: 'deleteReport',
    summary: 'Delete a report with everything stored for it; a running one is cancelled first',
    function: 'changes',
    roles: writers,
    success: { status: 204, description: 'Deleted' },
    errors: ['NotFound'],
  },
  {
    method: 'GET',
    path: '/v1/reports/{taskId}/steps',
    operationId: 'getSteps',
    summary: 'The trace of every step',
    function: 'reads',
    roles: readers,
    success: { status: 200, description: 'The trace', schema: stepsSchema },
    produces: json,
    errors: ['NotFound'],
  },
  {
    method: 'GET',
    path: '/v1/reports/{taskId}/ledger',
    operationId: 'getLedger',
    summary: 'Every claim with the evidence that supports it',
    function: 'reads',
    roles: readers,
    success: { status: 200, description: 'The claim ledger', schema: ledgerSchema },
    produces: json,
    errors: ['NotFound', 'Conflict'],
  },
  {
    method: 'GET',
    path: '/v1/reports/{taskId}/sources/{sourceId}',
    operationId: 'getSource',
    summary: 'The exact text of a cited source, as it was read',
    function: 'reads',
    roles: readers,
    tagged: true,
    success: { status: 200, description: 'The snapshot' },
    produces: ['text/plain'],
    errors: ['NotFound', 'Conflict'],
  },
  {
    method: 'POST',
    path: '/v1/reports/{taskId}/cancel',
    operationId: 'cancelReport',
    summary: 'Stop a report and its spending',
    function: 'changes',
    roles: writers,
    success: { status: 200, description: 'The cancelled task', schema: taskSchema },
    produces: json,
    errors: ['NotFound', 'Conflict'],
  },
  {
    method: 'POST',
    path: '/v1/reports/{taskId}/feedback',
    operationId: 'giveFeedback',
    summary: 'Vote on a finished report; a second vote replaces the first',
    function: 'changes',
    roles: writers,
    body: feedbackSchema,
    success: { status: 200, description: 'The vote as stored', schema: feedbackReceiptSchema },
    produces: json,
    errors: ['NotFound', 'Conflict'],
  },
  {
    method: 'GET',
    path: '/v1/health/live',
    operationId: 'getLiveness',
    summary: 'Whether the API answers at all',
    function: 'health',
    roles: 'public',
    success: { status: 200, description: 'Live', schema: liveSchema },
    produces: json,
    errors: [],
  },
  {
    method: 'GET',
    path: '/v1/health/ready',
    operationId: 'getReadiness',
    summary: 'Whether tables, workflow and knowledge answer; 503 names what does not',
    function: 'health',
    roles: 'public',
    success: { status: 200, description: 'Ready', schema: readySchema },
    produces: json,
    errors: ['ServiceUnavailable'],
  },
  {
    method: 'GET',
    path: '/v1/openapi.json',
    operationId: 'getOpenApi',
    summary: 'This document',
    function: 'health',
    roles: 'public',
    success: { status: 200, description: 'OpenAPI 3.1' },
    produces: json,
    errors: [],
  },
] as const satisfies readonly Route[];

export type OperationId = (typeof routes)[number]['operationId'];

/** The table, typed loosely, for code that walks all of it. */
export const allRoutes: readonly Route[] = routes;

/** The errors that every route of this kind may answer with, and its own. */
export function errorsOf(route: Route): FaultName[] {
  const shared: FaultName[] = [
    'NotAcceptable',
    'InvalidRequest',
    'TooManyRequests',
    'InternalError',
    'ServiceUnavailable',
  ];
  if (route.roles !== 'public') shared.push('Unauthorized', 'Forbidden');
  if (route.body !== undefined) {
    shared.push('MalformedRequest', 'PayloadTooLarge', 'UnsupportedMediaType');
  }
  return [...new Set([...shared, ...route.errors])];
}

/** Methods per path, as the `Allow` header of a 405 lists them. */
export function allowedMethods(path: string): string[] {
  return allRoutes.filter((route) => route.path === path).map((route) => route.method);
}
