import { wordsOf } from '../content-words.ts';

/** The words of a text, "cannot" as the two that it is made of. */
export function spokenWords(text: string): string[] {
  return wordsOf(text).flatMap(({ word }) => (word === 'cannot' ? ['can', 'not'] : [word]));
}

/** The words of each reading as a whole, and of each of its sentences. */
export function sentencesIn(readings: readonly string[]): string[][] {
  return readings.flatMap((reading) => [reading, ...reading.split(/(?<=[.!?;])\s+/)]).map(spokenWords);
}
