import { wordsOf } from '../domain/content-words.ts';

/** Shorter texts may well say a word twice. */
const leastWords = 12;

/** Of all runs of three words, those that are there for the first time. */
const leastFresh = 0.6;

/** Whether a text goes round in circles, as small models do when they have nothing more to say. */
export function isRepetitive(text: string): boolean {
  const words = wordsOf(text).map(({ word }) => word);
  if (words.length < leastWords) return false;
  const runs = words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`);
  return new Set(runs).size < leastFresh * runs.length;
}
