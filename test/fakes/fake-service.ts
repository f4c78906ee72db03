import './set-environment.ts';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { expect } from 'vitest';
import { faultDefinitions, problemType } from '../../contract/errors.ts';
import { allRoutes, errorsOf, type Route } from '../../contract/routes.ts';
import { type Problem, problemSchema } from '../../contract/service-shapes.ts';
import type { TaskStatus } from '../../contract/words.ts';
import { createHandler as createChanges } from '../../functions/changes/handler.ts';
import { bodyOf, snapshotPath } from '../../functions/domain/body.ts';
import type { ExportedReport } from '../../functions/domain/exported-report.ts';
import type { Caller, Report, Task } from '../../functions/domain/model.ts';
import { createHandler as createExport } from '../../functions/export/handler.ts';
import { createHandler as createHealth } from '../../functions/health/handler.ts';
import type { ApiHandler } from '../../functions/http.ts';
import { createHandler as createOrders } from '../../functions/orders/handler.ts';
import { createHandler as createReads } from '../../functions/reads/handler.ts';
import { settleDueTasks } from '../../functions/sweep/settle-due-tasks.ts';
import { type ApiCall, apiEvent } from './api-event.ts';
import { FakeBodies } from './fake-bodies.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeEvents } from './fake-events.ts';
import { FakeFeedback } from './fake-feedback.ts';
import { FakeMinting } from './fake-minting.ts';
import { FakeSecrets } from './fake-secrets.ts';
import { FakeTasks } from './fake-tasks.ts';
import { FakeTelemetry } from './fake-telemetry.ts';
import { FakeWorkflow } from './fake-workflow.ts';
import { sampleReport, sourceText } from './sample-report.ts';
import { ada, sampleOrder, sampleTask } from './samples.ts';

export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The text as JSON; undefined when it is none. */
  readonly json: unknown;
}

export interface CallOptions extends Omit<ApiCall, 'method' | 'resource' | 'parameters'> {
  readonly remainingTimeMs?: number;
}

/**
 * The whole API with fakes for the world. Every answer is held against the contract: its status and
 * schema, a request id, and a problem document for every error.
 */
export class FakeService {
  readonly clock = new FakeClock();
  readonly tasks = new FakeTasks(this.clock.now);
  readonly bodies = new FakeBodies();
  readonly workflow = new FakeWorkflow();
  readonly events = new FakeEvents();
  readonly minting = new FakeMinting(this.clock.now);
  readonly feedback = new FakeFeedback();
  readonly telemetry = new FakeTelemetry();
  readonly ports = {
    clock: this.clock,
    tasks: this.tasks,
    bodies: this.bodies,
    workflow: this.workflow,
    events: this.events,
    minting: this.minting,
    feedback: this.feedback,
    telemetry: this.telemetry,
    secrets: new FakeSecrets({ cursors: 'a secret for cursors' }),
    cursorSecretName: 'cursors',
    printDocx: async (report: ExportedReport) => Buffer.from(`docx of ${report.title.text}`),
    printPdf: async (report: ExportedReport) => Buffer.from(`pdf of ${report.title.text}`),
    corsOrigins: [] as readonly string[],
    reportRetentionDays: 90,
    engineName: 'extractive',
    feedbackRetentionDays: 365,
  };

  /** Calls as Ada unless the options name somebody else; `ports` stand in for the service's own. */
  async call(method: string, path: string, options: CallOptions = {}, ports = this.ports): Promise<Answer> {
    const { remainingTimeMs = 15_000, ...call } = options;
    const { resource, parameters } = placeOf(path);
    const here = allRoutes.filter((route) => route.path === resource);
    const route = here.find((one) => one.method === method);
    const handler = this.#handlerOf((route ?? here[0])?.function, ports);
    const event = apiEvent({ caller: ada, ...call, method, resource, parameters });
    const result = await handler(event, { getRemainingTimeInMillis: () => remainingTimeMs });
    return checked(readAnswer(result), route);
  }

  sweep(): Promise<void> {
    return settleDueTasks(this.ports);
  }

  /** A task of Ada's in this status with everything that belongs to it. */
  async addTask(status: TaskStatus, changes: Partial<Task> = {}): Promise<Task> {
    const task = sampleTask(changes);
    await this.tasks.putOrder(sampleOrder({ tenantId: task.tenantId, taskId: task.taskId }));
    await this.tasks.putTask(task);
    if (status === 'PENDING') return task;
    await this.tasks.begin(task, 'plan', task.dueAtSeconds);
    if (status === 'COMPLETED') await this.#publish(task);
    else if (status !== 'RUNNING') await this.tasks.transition(task, status, { dueAtSeconds: task.expiresAtSeconds });
    return (await this.tasks.find(task)) ?? task;
  }

  async #publish(task: Task): Promise<void> {
    const report: Report = sampleReport();
    const body = bodyOf('report', report);
    await this.bodies.put(task, body.path, body.text, 'application/json');
    for (const source of report.sources) {
      await this.bodies.put(task, snapshotPath(source.sha256), sourceText, 'text/plain; charset=utf-8');
    }
    await this.tasks.transition(task, 'COMPLETED', {
      title: report.title,
      outcome: report.outcome,
      reportHash: body.hash,
      knowledgeVersion: 'k1',
      dueAtSeconds: task.expiresAtSeconds,
    });
  }

  #handlerOf(name: Route['function'] | undefined, ports: FakeService['ports']): ApiHandler {
    switch (name) {
      case 'orders':
        return createOrders(ports);
      case 'reads':
        return createReads(ports);
      case 'export':
        return createExport(ports);
      case 'changes':
        return createChanges(ports);
      case 'health':
        return createHealth({ ...ports, probes: this.probes });
      default:
        throw new Error('The API has no such path');
    }
  }

  /** What `ready` asks; a test replaces one to make it fail. */
  readonly probes = {
    tables: () => this.tasks.probe(),
    workflow: () => this.workflow.probe(),
    knowledge: async () => {},
  };
}

/** Another user of the same tenant, and the same user name of another tenant. */
export const strangers: Readonly<Record<string, Caller>> = {
  'another user': { ...ada, userId: 'bob' },
  'another tenant': { ...ada, tenantId: 'globex' },
};

function placeOf(path: string): { resource: string; parameters: Record<string, string> } {
  for (const { path: resource } of allRoutes) {
    const pattern = new RegExp(`^${resource.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const found = pattern.exec(path);
    if (found !== null) return { resource, parameters: { ...found.groups } };
  }
  throw new Error(`The API has no path ${path}`);
}

function readAnswer(result: APIGatewayProxyResult): Answer {
  const headers = Object.fromEntries(
    Object.entries(result.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const isJson = /json/.test(headers['content-type'] ?? '');
  const text = result.isBase64Encoded ? Buffer.from(result.body, 'base64').toString() : result.body;
  return { status: result.statusCode, headers, text, json: isJson ? JSON.parse(text) : undefined };
}

function checked(answer: Answer, route: Route | undefined): Answer {
  expect(answer.headers['x-request-id']).toMatch(/^[A-Za-z0-9._:-]{1,128}$/);
  expect(answer.headers['cache-control']).toBe('no-store');
  if (answer.status >= 400) checkProblem(answer, route);
  else if (answer.status !== 304) expect(answer.status).toBe(route?.success.status);
  if (answer.status < 400) expect('etag' in answer.headers).toBe(route?.tagged === true);
  if (answer.status < 400 && route?.success.schema !== undefined && answer.json !== undefined) {
    expect(route.success.schema().safeParse(answer.json).error).toBeUndefined();
  }
  return answer;
}

function checkProblem({ status, headers, json }: Answer, route: Route | undefined): void {
  expect(headers['content-type']).toBe('application/problem+json');
  const problem: Problem = problemSchema().parse(json);
  expect(problem.status).toBe(status);
  expect(problem.requestId).toBe(headers['x-request-id']);
  const declared = route === undefined ? ['MethodNotAllowed' as const] : errorsOf(route);
  const name = declared.find((one) => problemType(one) === problem.type);
  expect(name, `${problem.type} is not declared for this route`).toBeDefined();
  if (name !== undefined) expect(faultDefinitions[name].status ?? 500).toBe(status);
}
