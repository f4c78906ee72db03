import type { Secrets } from '../ports.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** Secrets Manager, loaded with the first secret that is asked for: who needs none does without. */
export function lazySecrets(telemetry: PowertoolsTelemetry): Secrets {
  let opening: Promise<Secrets> | undefined;
  return {
    async get(name, options) {
      opening ??= import('./secrets-port.ts').then(({ secretsPort }) => secretsPort(telemetry));
      return (await opening).get(name, options);
    },
  };
}
