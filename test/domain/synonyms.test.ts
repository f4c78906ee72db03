import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../functions/domain/content-words.ts';
import { relatedTo, saidAs } from '../../functions/domain/synonyms.ts';

describe('by what documents may say a word of a question', () => {
  it('is what means the same, worth the same', () => {
    const exact = relatedTo(stemOf('cost'));
    expect(exact.size).toBeGreaterThan(0);
    for (const [other, worth] of exact) expect(saidAs(stemOf('cost')).get(other)).toBe(worth);
  });

  it('is also what people say for it in everyday life, in three languages', () => {
    for (const [asked, said] of [
      ['barbecue', 'grill'],
      ['Fahrstuhl', 'Aufzug'],
      ['poubelle', 'bac'],
    ] as const) {
      expect(saidAs(stemOf(asked)).get(stemOf(said)), asked).toBeGreaterThan(0.5);
    }
  });

  it('is no reason to take a claim for what its evidence says', () => {
    expect(relatedTo(stemOf('barbecue')).size).toBe(0);
  });
});

function stemOf(word: string): string {
  return wordsOf(word)[0]?.stem ?? '';
}
