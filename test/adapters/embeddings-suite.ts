import { describe, expect, test } from 'vitest';
import type { Embeddings } from '../../functions/engine-ports.ts';

/** What any model that embeds has to do, whoever serves it. */
export function describeEmbeddings(name: string, open: () => Promise<Embeddings>): void {
  describe(`embeddings of ${name}`, () => {
    const embed = async (texts: readonly string[], kind: 'query' | 'passage') => {
      const embedded = await (await open()).embed(texts, kind, Number.POSITIVE_INFINITY);
      if (embedded.fault !== undefined) throw embedded.fault;
      return embedded;
    };

    test('are one vector of length 1 for each text, in their order and all of as many dimensions', async () => {
      const texts = ['The car is red.', 'Invoices are kept for ten years.', 'The car is red.'];
      const { vectors } = await embed(texts, 'passage');
      const [first, second, third] = vectors;
      expect(vectors).toHaveLength(3);
      expect(new Set(vectors.map((vector) => vector.length)).size).toBe(1);
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      expect(dot(first, third)).toBeCloseTo(1, 3);
      expect(dot(first, second)).toBeLessThan(0.99);
    });

    test('are nearer to what answers a question than to something else', async () => {
      const { vectors } = await embed(['What colour is the automobile?'], 'query');
      const { vectors: passages } = await embed(['The car is red.', 'Invoices are shredded.'], 'passage');
      expect(dot(vectors[0], passages[0])).toBeGreaterThan(dot(vectors[0], passages[1]));
    });

    test('say what they took', async () => {
      const { call } = await embed(['The car is red.'], 'passage');
      expect(call.inputTokens).toBeGreaterThan(0);
      expect(call).toMatchObject({ outputTokens: 0, cachedInputTokens: 0, parts: { passages: call.inputTokens } });
    });

    test('can be made of any text', async () => {
      const texts = ['', ' ', '\0', '\u{D800}', '👩‍💻', '报告保存九十天。', 'word '.repeat(5_000)];
      const { vectors } = await embed(texts, 'passage');
      expect(vectors).toHaveLength(texts.length);
    });
  });
}

function dot(left: Float32Array | undefined, right: Float32Array | undefined): number {
  return Array.from(left ?? []).reduce((sum, value, index) => sum + value * (right?.[index] ?? 0), 0);
}
