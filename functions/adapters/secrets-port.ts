import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Secrets } from '../ports.ts';
import { requestHandler } from './aws-clients.ts';
import { systemClock } from './clock.ts';
import { SecretsManagerSecrets } from './secrets-manager.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** Secrets Manager, for functions that are given the name of a secret. */
export function secretsPort(telemetry: PowertoolsTelemetry): Secrets {
  const client = telemetry.tracer.captureAWSv3Client(new SecretsManagerClient({ requestHandler }));
  return new SecretsManagerSecrets(client, systemClock.now);
}
