import type { EmbeddingsSetup } from '../../contract/embeddings.ts';
import { usageOf } from '../domain/model-call.ts';
import type { Embeddings } from '../engine-ports.ts';
import { type AddOptions, addVectors, type VectorsAdded } from './add-vectors.ts';
import { aiSdkEmbeddings } from './ai-sdk-embeddings.ts';
import { systemClock } from './clock.ts';
import { connectEmbeddings } from './connect-embeddings.ts';
import type { EmbeddingConnectionSetup } from './embedding-connection.ts';
import { openFusedSearch } from './fused-search.ts';
import type { OpenSearch } from './index-search.ts';
import { lazySecrets } from './lazy-secrets.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** The model that embeds, at its address and with its key. */
export async function openEmbeddings(setup: EmbeddingConnectionSetup): Promise<Embeddings> {
  return aiSdkEmbeddings(setup.model, { connection: await connectEmbeddings(setup), clock: systemClock });
}

/** Adds vectors of the stage's model to an index file, and says what that took. */
export async function addStageVectors(
  telemetry: PowertoolsTelemetry,
  stage: string,
  setup: EmbeddingsSetup,
  file: string,
  options: AddOptions,
): Promise<VectorsAdded> {
  const embeddings = await openEmbeddings({ ...setup, stage, secrets: lazySecrets(telemetry) });
  const added = await addVectors(file, embeddings, options);
  const { inputTokens, costMicroUsd } = usageOf(added.calls);
  telemetry.info('Passages were embedded', { embedded: added.embedded, reused: added.reused, inputTokens });
  telemetry.count('InputTokens', inputTokens);
  telemetry.count('CostMicroUsd', costMicroUsd);
  return added;
}

/** How functions search an index file of a stage that embeds. */
export async function fusedSearchOf(
  telemetry: PowertoolsTelemetry,
  stage: string,
  setup: EmbeddingsSetup,
): Promise<OpenSearch> {
  const embeddings = await openEmbeddings({ ...setup, stage, secrets: lazySecrets(telemetry) });
  return async (file, index) => openFusedSearch(file, index, { embeddings, clock: systemClock, telemetry });
}
