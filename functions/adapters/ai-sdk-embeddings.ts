import { embedMany } from 'ai';
import { limits } from '../../contract/limits.ts';
import { type ModelName, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import { costOf, type ModelCall } from '../domain/model-call.ts';
import { toUnitVector } from '../domain/vectors.ts';
import type { Embedded, Embeddings } from '../engine-ports.ts';
import type { Clock } from '../ports.ts';
import { attemptTwice, leastRequestMs, noTimeLeft, type Outcome } from './attempt-twice.ts';
import type { EmbeddingConnection, EmbeddingKind } from './embedding-connection.ts';
import { toModelFault } from './model-fault.ts';
import { retryAfterMs } from './retry-after.ts';

/** Requests at the same time, for models that take one text each. */
const parallelRequests = 8;

export interface EmbeddingsOptions {
  readonly connection: EmbeddingConnection;
  readonly clock: Clock;
  readonly requestMs?: number;
}

/** A model that embeds, through the AI SDK; repeated as `aiSdkModel` repeats. */
export function aiSdkEmbeddings(name: ModelName, options: EmbeddingsOptions): Embeddings {
  const { connection, clock, requestMs = limits.modelRequestSeconds * 1_000 } = options;

  async function attempt(texts: readonly string[], kind: EmbeddingKind, timeLeftMs: number): Promise<Attempt> {
    const timeoutMs = Math.min(requestMs, timeLeftMs);
    if (timeoutMs < leastRequestMs) return { fault: noTimeLeft(), tokens: 0 };
    try {
      const { embeddings, usage } = await embedMany({
        model: await connection.open(kind),
        values: texts.map((text) => connection.toInput(text.slice(0, limits.embeddingCharacters).toWellFormed(), kind)),
        maxParallelCalls: parallelRequests,
        maxRetries: 0,
        abortSignal: AbortSignal.timeout(timeoutMs),
        providerOptions: connection.optionsFor(kind),
      });
      // Not every provider counts.
      const tokens = Number.isFinite(usage.tokens) ? usage.tokens : 0;
      const vectors = embeddings.map(toUnitVector);
      return areUsable(vectors, texts.length) ? { vectors, tokens } : { fault: nonsense(name), tokens };
    } catch (error) {
      return { fault: toModelFault(error, name), retryAfterMs: retryAfterMs(error, clock.now()), tokens: 0 };
    }
  }

  return {
    name,
    async embed(texts, kind, deadlineAtMs): Promise<Embedded> {
      const startedAtMs = clock.now().getTime();
      const timeLeftMs = () => deadlineAtMs - clock.now().getTime();
      const { tokens, vectors, fault } = await attemptTwice(
        () => attempt(texts, kind, timeLeftMs()),
        connection,
        timeLeftMs,
      );
      const used = { inputTokens: tokens, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };
      const call: ModelCall = {
        model: name,
        ...used,
        costMicroUsd: costOf(name, used),
        latencyMs: clock.now().getTime() - startedAtMs,
        parts: { [kind === 'query' ? 'question' : 'passages']: tokens },
        ...(fault === undefined ? {} : { fault: fault.name }),
      };
      return fault === undefined ? { call, vectors } : { call, fault };
    },
  };
}

type Attempt = Outcome & { readonly tokens: number } & (
    | { readonly vectors: readonly Float32Array[]; readonly fault?: undefined }
    | { readonly fault: Fault; readonly vectors?: undefined }
  );

/** One for each text, all of as many dimensions, and every one pointing somewhere. */
function areUsable(vectors: readonly Float32Array[], count: number): boolean {
  const dimensions = vectors[0]?.length ?? 0;
  return vectors.length === count && vectors.every((vector) => vector.length === dimensions && vector.some(Boolean));
}

function nonsense(name: ModelName): Fault {
  return new Fault('ModelNonsense', { message: `The vectors of ${partsOf(name).provider} cannot be compared` });
}
