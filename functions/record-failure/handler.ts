import { readEnvironment } from '../../contract/environment.ts';
import { failedRecordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { dynamoClient } from '../adapters/aws-clients.ts';
import { systemClock } from '../adapters/clock.ts';
import { DynamoTasks } from '../adapters/dynamo-tasks.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import { parseRecord } from '../step.ts';
import { recordFailure } from './record-failure.ts';

const environment = readEnvironment('record-failure', process.env);
const telemetry = new PowertoolsTelemetry();
const tasks = new DynamoTasks(dynamoClient(telemetry.tracer), environment.tasksTable, systemClock.now);

export async function handler(event: unknown): Promise<WorkflowRecord> {
  const failed = parseRecord(failedRecordSchema, event);
  const { tenantId, taskId, correlationId } = failed;
  telemetry.annotate({ tenantId, taskId, correlationId });
  const record = await recordFailure({ tasks, telemetry }, failed);
  telemetry.flush();
  return record;
}
