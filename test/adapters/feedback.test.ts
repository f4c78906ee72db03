import { randomUUID } from 'node:crypto';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { DynamoFeedback } from '../../functions/adapters/dynamo-feedback.ts';
import type { Feedback, TaskKey } from '../../functions/domain/model.ts';
import type { FeedbackStore } from '../../functions/ports.ts';
import { FakeFeedback } from '../fakes/fake-feedback.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();

interface World {
  readonly feedback: FeedbackStore;
  /** What is stored of these fields of a vote. */
  readonly votesOn: (key: TaskKey) => Promise<Pick<Feedback, 'userId' | 'score' | 'text'>[]>;
}

function fakeWorld(): World {
  const feedback = new FakeFeedback();
  return { feedback, votesOn: async (key) => feedback.of(key) };
}

async function itemsOf(key: TaskKey): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await new DynamoDBClient({}).send(
    new QueryCommand({
      TableName: aws.names.feedbackTable,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `${key.tenantId}#${key.taskId}` } },
    }),
  );
  return Items.map((item) => unmarshall(item));
}

function realWorld(): World {
  return {
    feedback: new DynamoFeedback(new DynamoDBClient({}), aws.names.feedbackTable),
    votesOn: async (key) => (await itemsOf(key)) as unknown as Feedback[],
  };
}

function ownVote(changes: Partial<Feedback> = {}): Feedback {
  return {
    tenantId: 'acme',
    taskId: randomUUID(),
    feedbackId: 'f1',
    userId: 'ada',
    kind: 'explicit',
    score: 'down',
    text: 'The year is wrong.',
    timestamp: '2026-11-21T12:00:00.000Z',
    prompt: { excerpt: 'Why?', sha256: 'a' },
    response: { excerpt: '# Because', sha256: 'b' },
    spec: { version: '1', hash: 'c' },
    expiresAtSeconds: 1_000,
    ...changes,
  };
}

describe.each([
  ['fake', fakeWorld],
  ['real', realWorld],
] as const)('the feedback port, %s', (_name, create) => {
  test('keeps one vote per report and user: a second one replaces all of the first', async () => {
    const { feedback, votesOn } = create();
    const vote = ownVote();
    await feedback.put(vote);
    expect(await votesOn(vote)).toMatchObject([{ userId: 'ada', score: 'down', text: 'The year is wrong.' }]);
    const { text: _text, ...withoutText } = vote;
    await feedback.put({ ...withoutText, score: 'up' });
    const [replaced, ...others] = await votesOn(vote);
    expect(others).toEqual([]);
    expect(replaced).toMatchObject({ score: 'up' });
    expect(replaced).not.toHaveProperty('text');
  });

  test('keeps votes of other users and reports apart', async () => {
    const { feedback, votesOn } = create();
    const vote = ownVote();
    const other = ownVote();
    await feedback.put(vote);
    await feedback.put({ ...vote, userId: 'bob', score: 'up' });
    await feedback.put(other);
    expect(await votesOn(vote)).toHaveLength(2);
    await feedback.deleteAll(vote);
    expect(await votesOn(vote)).toEqual([]);
    expect(await votesOn(other)).toHaveLength(1);
    await feedback.deleteAll(vote);
  });
});

test('a stored vote is found by spec and time, and dropped a week after its time', async () => {
  const vote = ownVote();
  await realWorld().feedback.put(vote);
  const { spec: _spec, ...facts } = vote;
  expect(await itemsOf(vote)).toEqual([
    {
      ...facts,
      pk: `acme#${vote.taskId}`,
      item: 'explicit#ada',
      specVersion: '1',
      specHash: 'c',
      ttlSeconds: 1_000 + 7 * 24 * 60 * 60,
    },
  ]);
});
