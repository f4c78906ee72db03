import { describe, expect, it } from 'vitest';
import { asWritten } from '../../functions/domain/as-written.ts';
import { wordsOf } from '../../functions/domain/content-words.ts';

describe('words as written', () => {
  it.each([
    ['capitals and accents', 'Müller’s café in Orléans', ['Müller’s', 'café', 'in', 'Orléans']],
    ['nothing', '', []],
  ])('keeps %s', (_case, text, words) => {
    expect(asWritten(wordsOf(text), text)).toEqual(words);
  });

  it('gives a word that the text lacks as it is', () => {
    expect(asWritten(wordsOf('harbour'), 'The pier.')).toEqual(['harbour']);
  });
});
