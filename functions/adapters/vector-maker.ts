import { readEmbeddings } from '../../contract/embeddings.ts';
import { limits } from '../../contract/limits.ts';
import type { VectorMaker } from './index-builder.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** Left of a function's time for what it does with the finished index. */
const reserveMs = 60_000;

/** What adds vectors to indexes in a stage that names a model for them; undefined in others. */
export function vectorMaker(
  telemetry: PowertoolsTelemetry,
  { stage, embeddings }: { stage: string; embeddings: string },
): VectorMaker | undefined {
  const setup = readEmbeddings(embeddings);
  if (setup === undefined) return undefined;
  return {
    model: setup.model,
    add: async (file, former) => {
      const deadlineAtMs = Date.now() + limits.ingestSeconds * 1_000 - reserveMs;
      const { addStageVectors } = await import('./open-embeddings.ts');
      const added = await addStageVectors(telemetry, stage, setup, file, {
        deadlineAtMs,
        ...(former === undefined ? {} : { former: [former] }),
      });
      return added.version;
    },
  };
}
