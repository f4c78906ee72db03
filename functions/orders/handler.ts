import { readEnvironment, splitOrigins } from '../../contract/environment.ts';
import { limits } from '../../contract/limits.ts';
import type { Accepted, Order } from '../../contract/shapes.ts';
import { dynamoClient } from '../adapters/aws-clients.ts';
import { systemClock } from '../adapters/clock.ts';
import { DynamoTasks } from '../adapters/dynamo-tasks.ts';
import { eventsPort } from '../adapters/event-bridge-events.ts';
import { PowertoolsMinting } from '../adapters/powertools-minting.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import { workflowPort } from '../adapters/workflow-port.ts';
import { type ApiResponse, requireCaller, serveRoutes } from '../http.ts';
import { type CreateReportPorts, createReport } from './create-report.ts';

export type OrdersPorts = CreateReportPorts & {
  reportRetentionDays: number;
  engineName: string;
  corsOrigins?: readonly string[];
};

export function createHandler(ports: OrdersPorts) {
  return serveRoutes(
    'orders',
    {
      createReport: async (request) => {
        const task = await createReport(ports, {
          caller: requireCaller(request),
          order: request.body as Order,
          idempotencyKey: request.idempotencyKey,
          remainingTimeMs: request.remainingTimeMs,
          reportRetentionDays: ports.reportRetentionDays,
          engine: ports.engineName,
        });
        return accepted(task, request.basePath);
      },
    },
    ports.telemetry,
    ports.corsOrigins,
  );
}

/** The same task and links to every replay, in the status the task has by then. */
function accepted(task: Omit<Accepted, 'links'>, basePath: string): ApiResponse {
  const self = `${basePath}/v1/reports/${task.taskId}`;
  const links = { self, steps: `${self}/steps`, ledger: `${self}/ledger`, cancel: `${self}/cancel` };
  const body: Accepted = { ...task, links };
  return { body, headers: { Location: self, 'Retry-After': String(limits.pollSeconds) } };
}

export function productionPorts(): OrdersPorts {
  const environment = readEnvironment('orders', process.env);
  const telemetry = new PowertoolsTelemetry();
  const { tracer } = telemetry;
  const dynamo = dynamoClient(tracer);
  return {
    telemetry,
    corsOrigins: splitOrigins(environment.corsOrigins),
    clock: systemClock,
    minting: new PowertoolsMinting(dynamo, environment.idempotencyTable, systemClock.now),
    tasks: new DynamoTasks(dynamo, environment.tasksTable, systemClock.now),
    workflow: workflowPort(telemetry, environment),
    events: eventsPort(telemetry, environment),
    reportRetentionDays: Number(environment.reportRetentionDays),
    engineName: environment.engine,
  };
}

export const handler = createHandler(productionPorts());
