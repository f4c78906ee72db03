import { describe, expect, it } from 'vitest';
import { searchStems } from '../../functions/domain/content-words.ts';
import { coverageOf, matchesOf, type Stems, weighConcepts } from '../../functions/domain/weighed-concepts.ts';

const nothing: ReadonlySet<string> = new Set();

function passages(...texts: string[]): Stems[] {
  return texts.map((text) => ({ document: nothing, heading: nothing, body: new Set(searchStems(text)) }));
}

function weights(question: string, sample: readonly Stems[]): Record<string, number> {
  return Object.fromEntries(weighConcepts(question, sample).map(({ text, weight }) => [text, weight]));
}

const few = passages(
  'The pump is blue.',
  'The pump is loud.',
  'The pump has a seal.',
  'Oil the pump.',
  'Clean the pump.',
);
const many = Array.from({ length: 1_000 }, () => few).flat();

describe('the weight of what a question is about', () => {
  it('is a share of the question, the greater the rarer', () => {
    const { pump = 0, seal = 0, ...others } = weights('Has the pump a seal?', few);
    expect(seal).toBeGreaterThan(1.5 * pump);
    expect(others).toEqual({});
    expect(pump + seal).toBeCloseTo(1);
  });

  it('is greater for what no passage speaks of, and greatest for a name', () => {
    const { seal = 0, warranty = 0, kowalski = 0 } = weights('Is the seal under warranty at Kowalski?', few);
    expect(warranty).toBeGreaterThan(seal);
    expect(kowalski).toBeGreaterThan(warranty);
  });

  it('is small for what only leads up to the question and no passage speaks of', () => {
    const { seal = 0, kowalski = 0 } = weights('My boss Kowalski is curious. Has the pump a seal?', few);
    expect(kowalski).toBeLessThan(seal);
  });

  it('is given to the kind of fact asked for, too', () => {
    expect(weights('How many seals are there?', few)['#number']).toBeGreaterThan(0);
    expect(weights('Which seals are there?', few)['#number']).toBeUndefined();
  });

  it('differs little between five passages and five thousand', () => {
    const question = 'Where is the loud pump with a seal?';
    for (const [text, weight] of Object.entries(weights(question, few))) {
      expect(Math.abs((weights(question, many)[text] ?? 0) - weight), text).toBeLessThan(0.2);
    }
  });
});

describe('the coverage of a question', () => {
  it('is the share of it of which any place speaks, where related words count for less', () => {
    const concepts = weighConcepts('Has the pump a seal?', few);
    const cover = (...texts: string[]) =>
      coverageOf(concepts, ...texts.map((text) => matchesOf(concepts, new Set(searchStems(text)))));
    expect(cover('The pump has a seal.')).toBeCloseTo(1);
    expect(cover('A pump.', 'A seal.')).toBeCloseTo(1);
    expect(cover('A seal.')).toBeLessThan(1);
    expect(cover('Nothing.')).toBe(0);
  });
});
