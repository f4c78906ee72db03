import { randomUUID } from 'node:crypto';
import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyPersistenceLayerError,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../domain/fault.ts';
import type { Minted, Minting } from '../ports.ts';
import { toFault } from './aws-fault.ts';

/** Mints task ids, one per caller and idempotency key, with the Powertools table layout. */
export class PowertoolsMinting implements Minting {
  readonly #store: DynamoDBPersistenceLayer;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, tableName: string, now: () => Date) {
    this.#store = new DynamoDBPersistenceLayer({ tableName, awsSdkV3Client: client });
    this.#now = now;
  }

  async mint(input: Parameters<Minting['mint']>[0]): Promise<Minted> {
    let replayed = true;
    const mintOnce = async () => {
      replayed = false;
      return { taskId: randomUUID() as string, createdAt: this.#now().toISOString() };
    };
    if (input.idempotencyKey === undefined) return { ...(await mintOnce()), replayed };
    const mint = makeIdempotent((_request: { key: string; payloadHash: string }) => mintOnce(), {
      persistenceStore: this.#store,
      config: configOf(input.remainingTimeMs),
      keyPrefix: 'create-report',
    });
    try {
      const minted = await mint({ key: `${input.scope}#${input.idempotencyKey}`, payloadHash: input.payloadHash });
      return { ...minted, replayed };
    } catch (error) {
      throw translate(error);
    }
  }
}

function configOf(remainingTimeMs: number): IdempotencyConfig {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: 'key',
    payloadValidationJmesPath: 'payloadHash',
    expiresAfterSeconds: limits.idempotencySeconds,
    hashFunction: 'sha256',
  });
  // Without a time, and 0 counts as none, a request that died would block its key for 24 h.
  const deadlineMs = Math.max(1, remainingTimeMs);
  config.registerLambdaContext({ getRemainingTimeInMillis: () => deadlineMs } as Context);
  return config;
}

function translate(error: unknown): unknown {
  if (error instanceof IdempotencyValidationError) return new Fault('IdempotencyMismatch', { cause: error });
  if (error instanceof IdempotencyAlreadyInProgressError) return new Fault('IdempotencyInProgress', { cause: error });
  if (error instanceof IdempotencyPersistenceLayerError) return new Fault('StorageUnavailable', { cause: error });
  return toFault(error, 'StorageUnavailable');
}
