import { readEnvironment } from '../../contract/environment.ts';
import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { dynamoClient } from '../adapters/aws-clients.ts';
import { systemClock } from '../adapters/clock.ts';
import { DynamoTasks } from '../adapters/dynamo-tasks.ts';
import { eventsPort } from '../adapters/event-bridge-events.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import type { Clock, Events, Tasks, Telemetry } from '../ports.ts';
import { parseRecord } from '../step.ts';
import { announceEnd } from './announce-end.ts';

export interface AnnouncePorts {
  readonly tasks: Tasks;
  readonly events: Events;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export function createHandler(ports: AnnouncePorts) {
  return async (event: unknown): Promise<WorkflowRecord> => {
    const record = parseRecord(recordSchema, event);
    const { tenantId, taskId, correlationId } = record;
    ports.telemetry.annotate({ tenantId, taskId, correlationId });
    await announceEnd(ports, record);
    ports.telemetry.flush();
    return record;
  };
}

export function productionPorts(): AnnouncePorts {
  const environment = readEnvironment('announce', process.env);
  const telemetry = new PowertoolsTelemetry();
  return {
    telemetry,
    clock: systemClock,
    tasks: new DynamoTasks(dynamoClient(telemetry.tracer), environment.tasksTable, systemClock.now),
    events: eventsPort(telemetry, environment),
  };
}

export const handler = createHandler(productionPorts());
