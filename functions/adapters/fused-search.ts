import { limits } from '../../contract/limits.ts';
import { fuseRankings } from '../domain/fuse-rankings.ts';
import type { ModelCall } from '../domain/model-call.ts';
import type { Embeddings } from '../engine-ports.ts';
import type { Clock, Telemetry } from '../ports.ts';
import type { IndexSearch } from './index-search.ts';
import type { PassageIndex } from './passage-index.ts';
import { openVectors } from './vector-index.ts';

/** Passages found by words that vectors put in another order, where there are too many vectors to compare them all. */
const shortlist = 100;

interface Needs {
  readonly embeddings: Embeddings;
  readonly clock: Clock;
  readonly telemetry: Pick<Telemetry, 'warn'>;
}

/**
 * Searches by words and by meaning, and makes one ranking of the two. Without vectors of this model in the file, or when
 * the question cannot be embedded, by words alone.
 */
export function openFusedSearch(
  file: string,
  index: PassageIndex,
  { embeddings, clock, telemetry }: Needs,
): IndexSearch {
  const vectors = openVectors(file);
  if (vectors?.model !== embeddings.name) {
    telemetry.warn('The index has no vectors of the model; it is searched by words', { model: embeddings.name });
  }

  async function embed(question: string, onCall?: (call: ModelCall) => void): Promise<Float32Array | undefined> {
    const deadlineAtMs = clock.now().getTime() + limits.embeddingQuerySeconds * 1_000;
    const { vectors: embedded, call, fault } = await embeddings.embed([question], 'query', deadlineAtMs);
    onCall?.(call);
    if (fault !== undefined) telemetry.warn('A question is searched by words alone', { fault: fault.name });
    const [vector] = embedded ?? [];
    if (vector === undefined || vector.length === vectors?.dimensions) return vector;
    telemetry.warn('The model gives vectors of another length than before', { dimensions: vector.length });
    return undefined;
  }

  return {
    close: () => vectors?.close(),
    search: async (question, limit, { filter, onCall }) => {
      if (vectors?.model !== embeddings.name) return index.search(question, limit, filter);
      const vector = await embed(question, onCall);
      if (vector === undefined) return index.search(question, limit, filter);
      const found = index.rank(question, vectors.isSearchable ? limit : Math.max(limit, shortlist), filter);
      const byWords = found.map(({ row }) => row);
      const byMeaning = vectors.isSearchable
        ? vectors.nearest(vector, limit, filter === undefined ? undefined : index.allows(filter))
        : vectors.sort(byWords, vector);
      return [...fuseRankings([byWords, byMeaning])]
        .slice(0, limit)
        .map(([row, score]) => ({ ...index.passageAt(row), score }));
    },
  };
}
