import { readEnvironment } from '../../contract/environment.ts';
import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { dynamoClient } from '../adapters/aws-clients.ts';
import { systemClock } from '../adapters/clock.ts';
import { DynamoTasks } from '../adapters/dynamo-tasks.ts';
import { eventsPort } from '../adapters/step-ports.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import { parseRecord } from '../step.ts';
import { announceEnd } from './announce-end.ts';

const environment = readEnvironment('announce', process.env);
const telemetry = new PowertoolsTelemetry();
const ports = {
  telemetry,
  clock: systemClock,
  tasks: new DynamoTasks(dynamoClient(telemetry.tracer), environment.tasksTable, systemClock.now),
  events: eventsPort(telemetry, environment),
};

export async function handler(event: unknown): Promise<WorkflowRecord> {
  const record = parseRecord(recordSchema, event);
  const { tenantId, taskId, correlationId } = record;
  telemetry.annotate({ tenantId, taskId, correlationId });
  await announceEnd(ports, record);
  telemetry.flush();
  return record;
}
