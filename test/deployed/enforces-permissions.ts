import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

/** Whether the endpoint looks at who calls: a made-up key is refused. A local one may let everybody do everything. */
export async function enforcesPermissions(): Promise<boolean> {
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'made-up'.repeat(6) };
  return new DynamoDBClient({ credentials, maxAttempts: 1 }).send(new ListTablesCommand({})).then(
    () => false,
    () => true,
  );
}
