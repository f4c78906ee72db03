import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { EnvironmentOf } from '../../contract/environment.ts';
import type { StepPorts } from '../step.ts';
import { dynamoClient, requestHandler } from './aws-clients.ts';
import { systemClock } from './clock.ts';
import { DynamoTasks } from './dynamo-tasks.ts';
import { S3Bodies } from './s3-bodies.ts';
import { PowertoolsTelemetry } from './telemetry.ts';

/** What every agent step needs, from its environment; `dynamo` is for ports of other tables, so that all share its connections. */
export function stepPorts(environment: Pick<EnvironmentOf<'plan'>, 'tasksTable' | 'bodiesBucket'>): StepPorts & {
  readonly telemetry: PowertoolsTelemetry;
  readonly dynamo: DynamoDBClient;
} {
  const telemetry = new PowertoolsTelemetry();
  const { tracer } = telemetry;
  const dynamo = dynamoClient(tracer);
  return {
    telemetry,
    dynamo,
    clock: systemClock,
    tasks: new DynamoTasks(dynamo, environment.tasksTable, systemClock.now),
    bodies: new S3Bodies(tracer.captureAWSv3Client(new S3Client({ requestHandler })), environment.bodiesBucket),
  };
}
