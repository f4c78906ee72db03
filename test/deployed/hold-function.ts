import { DeleteFunctionConcurrencyCommand, LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';

/** Lets nobody call the function while `work` goes on: Lambda throttles it, and the workflow has minutes of patience. */
export async function holdFunction<Result>(FunctionName: string, work: () => Promise<Result>): Promise<Result> {
  const lambda = new LambdaClient({});
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  try {
    return await work();
  } finally {
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  }
}
