import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Fault } from '../domain/fault.ts';
import type { Secrets } from '../ports.ts';
import { requestHandler } from './aws-clients.ts';
import { guarded } from './aws-fault.ts';
import { systemClock } from './clock.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** A rotation is picked up within this time, in milliseconds. */
const cacheMs = 5 * 60 * 1000;

/** Secrets by name, each asked for once in five minutes. */
export class SecretsManagerSecrets implements Secrets {
  readonly #client: SecretsManagerClient;
  readonly #now: () => Date;
  readonly #known = new Map<string, { value: string; untilMs: number }>();

  constructor(client: SecretsManagerClient, now: () => Date) {
    this.#client = client;
    this.#now = now;
  }

  async get(name: string, { fresh }: { fresh: boolean } = { fresh: false }): Promise<string> {
    const nowMs = this.#now().getTime();
    const known = fresh ? undefined : this.#known.get(name);
    if (known !== undefined && known.untilMs > nowMs) return known.value;
    const output = await guarded('StorageUnavailable', () =>
      this.#client.send(new GetSecretValueCommand({ SecretId: name })),
    );
    const value = output.SecretString;
    if (value === undefined) throw new Fault('StorageUnavailable', { message: 'A secret has no text' });
    this.#known.set(name, { value, untilMs: nowMs + cacheMs });
    return value;
  }
}

/** The secrets of this account. */
export function secretsPort(telemetry: PowertoolsTelemetry): Secrets {
  const client = telemetry.tracer.captureAWSv3Client(new SecretsManagerClient({ requestHandler }));
  return new SecretsManagerSecrets(client, systemClock.now);
}
