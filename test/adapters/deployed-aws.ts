import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { findProbe } from '../deployed/find-deployment.ts';
import type { Aws, HeardEvent } from './aws.ts';

/** What was deployed beside the service: the same constructs, with data that no sweep touches. */
export async function findDeployedAws(): Promise<Aws & { close(): Promise<void> }> {
  const { names, scripts, heardQueue } = await findProbe();
  const hear = () => receive(new SQSClient({}), heardQueue);
  while ((await hear()).length > 0);
  return {
    names,
    runs: {
      fail: ({ taskId }, error) => scripts.put(taskId, { plan: [{ fails: error }] }),
      async release(records) {
        for (const { taskId } of records) await scripts.put(taskId, { plan: [{ fails: 'TaskCancelled' }] });
      },
    },
    async heard(count) {
      const events: HeardEvent[] = [];
      while (events.length < count) events.push(...(await hear()));
      return events;
    },
    async close() {},
  };
}

async function receive(client: SQSClient, QueueUrl: string): Promise<HeardEvent[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  for (const { ReceiptHandle } of Messages) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return Messages.map(({ Body = '{}' }) => JSON.parse(Body) as HeardEvent);
}
