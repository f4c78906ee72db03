import { type Tracer } from '@aws-lambda-powertools/tracer';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * How long one AWS call may take. A step has seconds to spare and SFN repeats it; a caller of the API
 * has 15 s, so a dead connection must be noticed early.
 */
export const requestHandler = {
  connectionTimeout: 1_000,
  requestTimeout: 5_000,
  // Without it the client only warns, and waits.
  throwOnRequestTimeout: true,
} as const;

export function dynamoClient(tracer: Tracer): DynamoDBClient {
  return tracer.captureAWSv3Client(new DynamoDBClient({ requestHandler }));
}
