import { type Word, wordsOf } from './content-words.ts';

/** Words for people to read: as `text` has them, with its capitals and accents. */
export function asWritten(words: readonly Word[], text: string): string[] {
  const tokens = text.match(/[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
  return words.map(({ word }) => tokens.find((token) => wordsOf(token).some((one) => one.word === word)) ?? word);
}
