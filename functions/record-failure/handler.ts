import { readEnvironment } from '../../contract/environment.ts';
import { failedRecordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { dynamoClient } from '../adapters/aws-clients.ts';
import { systemClock } from '../adapters/clock.ts';
import { DynamoTasks } from '../adapters/dynamo-tasks.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import type { Tasks, Telemetry } from '../ports.ts';
import { parseRecord } from '../step.ts';
import { recordFailure } from './record-failure.ts';

export interface RecordFailurePorts {
  readonly tasks: Tasks;
  readonly telemetry: Telemetry;
}

export function createHandler(ports: RecordFailurePorts) {
  return async (event: unknown): Promise<WorkflowRecord> => {
    const failed = parseRecord(failedRecordSchema, event);
    const { tenantId, taskId, correlationId } = failed;
    ports.telemetry.annotate({ tenantId, taskId, correlationId });
    const record = await recordFailure(ports, failed);
    ports.telemetry.flush();
    return record;
  };
}

export function productionPorts(): RecordFailurePorts {
  const environment = readEnvironment('record-failure', process.env);
  const telemetry = new PowertoolsTelemetry();
  return {
    telemetry,
    tasks: new DynamoTasks(dynamoClient(telemetry.tracer), environment.tasksTable, systemClock.now),
  };
}

export const handler = createHandler(productionPorts());
