import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Makes the answer to each request that `isLost` picks, by command name, get lost on its way back: the
 * request has taken effect, the client sees a broken connection. Either the SDK repeats the request by
 * itself, or every repetition of its was in vain too and the caller hears of it.
 */
export function loseAnswers(
  client: DynamoDBClient,
  isLost: (command: string) => boolean,
  kind: 'repeated by the SDK' | 'given up by the SDK',
): DynamoDBClient {
  const lose = async <Output>(commandName: string | undefined, answer: Promise<Output>): Promise<Output> => {
    const output = await answer;
    if (isLost((commandName ?? '').replace(/Command$/, ''))) throw new LostAnswer();
    return output;
  };
  if (kind === 'repeated by the SDK') {
    client.middlewareStack.add((next, context) => (input) => lose(context.commandName, next(input)), {
      step: 'finalizeRequest',
      priority: 'low',
      name: 'loseAnswers',
    });
  } else {
    client.middlewareStack.add((next, context) => (input) => lose(context.commandName, next(input)), {
      step: 'initialize',
      priority: 'high',
      name: 'loseAnswers',
    });
  }
  return client;
}

/** What the SDK's HTTP handler throws when a connection breaks; the SDK repeats the request. */
class LostAnswer extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ECONNRESET';
}
