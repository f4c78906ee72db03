import { createHash } from 'node:crypto';
import type { ModelName } from '../../contract/models.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { toUnitVector } from '../../functions/domain/vectors.ts';
import type { Embedded, Embeddings } from '../../functions/engine-ports.ts';

/** Vectors by what words mean, as it was told; `faults` are what the next calls come to. */
export class FakeEmbeddings implements Embeddings {
  readonly name: ModelName;
  readonly asked: { readonly texts: readonly string[]; readonly kind: 'query' | 'passage' }[] = [];
  faults: (Fault | undefined)[] = [];
  readonly #meanings: Readonly<Record<string, string>>;
  readonly #dimensions: number;

  /** `meanings`: words, each with another that it stands for. */
  constructor(script: { name?: ModelName; meanings?: Readonly<Record<string, string>>; dimensions?: number } = {}) {
    this.name = script.name ?? 'openai-compatible:fake';
    this.#meanings = script.meanings ?? {};
    this.#dimensions = script.dimensions ?? 256;
  }

  async embed(texts: readonly string[], kind: 'query' | 'passage', deadlineAtMs: number): Promise<Embedded> {
    this.asked.push({ texts, kind });
    const fault = deadlineAtMs <= 0 ? new Fault('ModelTimedOut') : this.faults.shift();
    const call = {
      model: this.name,
      inputTokens: texts.length,
      cachedInputTokens: 0,
      cacheWriteTokens: 0,
      outputTokens: 0,
      costMicroUsd: null,
      latencyMs: 0,
      parts: {},
    };
    if (fault !== undefined) return { call: { ...call, fault: fault.name }, fault };
    return { call, vectors: texts.map((text) => this.#vectorOf(text)) };
  }

  #vectorOf(text: string): Float32Array {
    const vector = Array.from({ length: this.#dimensions }, () => 0.001);
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      const hash = createHash('sha256')
        .update(this.#meanings[word] ?? word)
        .digest();
      const place = hash.readUInt32LE() % this.#dimensions;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    return toUnitVector(vector);
  }
}
