import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { identifiers } from '../../contract/words.ts';
import { PowertoolsMinting } from '../../functions/adapters/powertools-minting.ts';
import type { Minted, Minting } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeMinting } from '../fakes/fake-minting.ts';
import { loseFirstAnswer, losses, untilItWorks } from './lose-answers.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();

interface World {
  readonly minting: Minting;
  /** The same minting in a request that dies after it has claimed its key. */
  readonly dying: Minting;
  /** Lets time pass, however short the lock of a dead request is. */
  readonly wait: () => Promise<void>;
}

function fakeWorld(): World {
  const clock = new FakeClock();
  const minting = new FakeMinting(clock.now);
  const dying: Minting = {
    mint: (input) => {
      minting.diesAfterClaim = true;
      return minting.mint(input);
    },
  };
  return { minting, dying, wait: async () => clock.advanceMs(2) };
}

function realWorld(): World {
  const now = () => new Date();
  const create = (client: DynamoDBClient) => new PowertoolsMinting(client, aws.names.idempotencyTable, now);
  const cutOff = new DynamoDBClient({ maxAttempts: 1 });
  cutOff.middlewareStack.add(
    (next, context) => (input) => {
      if (context.commandName !== 'UpdateItemCommand') return next(input);
      throw Object.assign(new Error('cut off'), { name: 'TimeoutError' });
    },
    { step: 'initialize' },
  );
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
  return { minting: create(new DynamoDBClient({})), dying: create(cutOff), wait };
}

function ownInput(changes: Partial<Parameters<Minting['mint']>[0]> = {}) {
  return {
    scope: 'acme#ada',
    idempotencyKey: randomUUID(),
    payloadHash: 'a'.repeat(64),
    remainingTimeMs: 15_000,
    ...changes,
  };
}

describe.each([
  ['fake', fakeWorld],
  ['real', realWorld],
] as const)('the minting port, %s', (_name, create) => {
  test('gives a key one task, and the same to its repetition', async () => {
    const { minting } = create();
    const input = ownInput();
    const first = await minting.mint(input);
    expect(first).toMatchObject({ replayed: false });
    expect(first.taskId).toMatch(identifiers.taskId);
    expect(new Date(first.createdAt).toISOString()).toBe(first.createdAt);
    expect(await minting.mint(input)).toEqual({ ...first, replayed: true });
  });

  test('gives a task to each request without a key', async () => {
    const { minting } = create();
    const input = ownInput({ idempotencyKey: undefined });
    const [first, second] = [await minting.mint(input), await minting.mint(input)];
    expect([first.replayed, second.replayed]).toEqual([false, false]);
    expect(first.taskId).not.toBe(second.taskId);
  });

  test('keeps keys of different callers apart', async () => {
    const { minting } = create();
    const input = ownInput();
    const minted = await Promise.all(
      ['acme#ada', 'acme#bob', 'globex#ada'].map((scope) => minting.mint({ ...input, scope })),
    );
    expect(new Set(minted.map(({ taskId }) => taskId)).size).toBe(3);
  });

  test('refuses the key with another payload', async () => {
    const { minting } = create();
    const input = ownInput();
    await minting.mint(input);
    await expect(minting.mint({ ...input, payloadHash: 'b'.repeat(64) })).rejects.toMatchObject({
      name: 'IdempotencyMismatch',
    });
  });

  test('gives a hundred equal requests at once one task', async () => {
    const { minting } = create();
    const input = ownInput();
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => minting.mint(input)));
    const minted = results.flatMap((result): Minted[] => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
    expect(new Set(minted.map(({ taskId }) => taskId)).size).toBe(1);
    expect(minted.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const reason of refused) expect(reason).toMatchObject({ name: 'IdempotencyInProgress' });
  });

  test('blocks the key of a request that died as long as it might still have gone on', async () => {
    const { minting, dying, wait } = create();
    const input = ownInput();
    await expect(dying.mint(input)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    await wait();
    await expect(minting.mint(input)).rejects.toMatchObject({ name: 'IdempotencyInProgress' });
  });

  test.each([1, 0, -5])('and no longer, when it had %d ms left', async (remainingTimeMs) => {
    const { minting, dying, wait } = create();
    const input = ownInput({ remainingTimeMs });
    await expect(dying.mint(input)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    await wait();
    const minted = await minting.mint({ ...input, remainingTimeMs: 15_000 });
    expect(minted.replayed).toBe(false);
    expect(await minting.mint(input)).toEqual({ ...minted, replayed: true });
  });
});

describe.each(losses)('an answer lost and %s', (loss) => {
  const deafTo = (command: string) => {
    const client = loseFirstAnswer(new DynamoDBClient({}), command, loss);
    return new PowertoolsMinting(client, aws.names.idempotencyTable, () => new Date());
  };

  test('never makes a second task', async () => {
    const input = ownInput();
    const minting = deafTo('UpdateItem');
    const { tries, result } = await untilItWorks(() => minting.mint(input));
    expect(tries).toBe(loss === 'repeated by the SDK' ? 1 : 2);
    expect(await realWorld().minting.mint(input)).toEqual({ ...result, replayed: true });
  });

  test('to the claim of a key leaves it to be claimed again', async () => {
    const input = ownInput({ remainingTimeMs: 1 });
    await deafTo('PutItem')
      .mint(input)
      .catch((error: unknown) => error);
    const { minting, wait } = realWorld();
    await wait();
    const minted = await minting.mint({ ...input, remainingTimeMs: 15_000 });
    expect(await minting.mint(input)).toEqual({ ...minted, replayed: true });
  });
});

test('a table that does not answer is a fault that passes', async () => {
  const nobody = new DynamoDBClient({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 });
  const minting = new PowertoolsMinting(nobody, aws.names.idempotencyTable, () => new Date());
  await expect(minting.mint(ownInput())).rejects.toMatchObject({ name: 'StorageUnavailable', class: 'transient' });
});
