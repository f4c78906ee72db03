import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Fault } from '../../functions/domain/fault.ts';

export const losses = ['repeated by the SDK', 'given up by the SDK'] as const;
export type Loss = (typeof losses)[number];

/**
 * Makes the answer to the client's first command of this name, such as `PutItem`, get lost on its way back:
 * it has taken effect, the client sees a broken connection. Either the SDK repeats the request by itself, or
 * all its repetitions were in vain too and the caller hears of it.
 */
export function loseFirstAnswer(client: DynamoDBClient, command: string, loss: Loss): DynamoDBClient {
  let isLost = false;
  const lose = async <Output>(commandName: string | undefined, answer: Promise<Output>): Promise<Output> => {
    const output = await answer;
    if (isLost || commandName !== `${command}Command`) return output;
    isLost = true;
    throw new LostAnswer();
  };
  if (loss === 'repeated by the SDK') {
    client.middlewareStack.add((next, context) => (input) => lose(context.commandName, next(input)), {
      step: 'finalizeRequest',
      priority: 'low',
    });
  } else {
    client.middlewareStack.add((next, context) => (input) => lose(context.commandName, next(input)), {
      step: 'initialize',
      priority: 'high',
    });
  }
  return client;
}

/** What the caller of a port does about a fault that passes: the same again. How often it tried, and the result. */
export async function untilItWorks<Result>(work: () => Promise<Result>): Promise<{ tries: number; result: Result }> {
  try {
    return { tries: 1, result: await work() };
  } catch (error) {
    if (!(error instanceof Fault) || error.name !== 'StorageUnavailable') throw error;
    return { tries: 2, result: await work() };
  }
}

/** What the SDK's HTTP handler throws when a connection breaks; the SDK repeats the request. */
class LostAnswer extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ECONNRESET';
}
