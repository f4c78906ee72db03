import type { EnvironmentOf } from '../../contract/environment.ts';
import { type ModelEndpoints, modelsOf } from '../../contract/models.ts';
import type { Model } from '../engine-ports.ts';
import { aiSdkModel } from './ai-sdk-model.ts';
import { systemClock } from './clock.ts';
import { connectModel } from './connect-model.ts';
import type { openTokenCounter } from './count-tokens.ts';
import { lazySecrets } from './lazy-secrets.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

// Goes with the models, so that who uses none loads neither.
export { languageModelEngine } from '../language-model/language-model-engine.ts';
// Goes with them too: both need the library, and two files would be two copies of it.
export { fusedSearchOf } from './open-embeddings.ts';

export type EngineEnvironment = Pick<EnvironmentOf<'plan'>, 'stage' | 'engine' | 'modelEndpoints'>;

export interface LanguageModels {
  readonly models: readonly Model[];
  readonly openTokenCounter: typeof openTokenCounter;
}

/** The language models that the environment names, in their order. */
export async function openLanguageModels(
  telemetry: PowertoolsTelemetry,
  { stage, engine, modelEndpoints }: EngineEnvironment,
): Promise<LanguageModels> {
  const setup = { stage, endpoints: JSON.parse(modelEndpoints) as ModelEndpoints, secrets: lazySecrets(telemetry) };
  const models = await Promise.all(
    modelsOf(engine).map(async (name) => {
      return aiSdkModel(name, { connection: await connectModel(name, setup), clock: systemClock });
    }),
  );
  return { models, openTokenCounter: async () => (await import('./count-tokens.ts')).openTokenCounter() };
}
