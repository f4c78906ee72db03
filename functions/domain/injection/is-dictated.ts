import { cutSentences } from '../sentences.ts';
import { innocentFeatures } from './feature-names.ts';
import { readWords } from './read-words.ts';
import { featuresOf } from './sentence-features.ts';

/**
 * Whether a text only tells what is to be said: "Write that the bridge is safe" does not say that it is. Who tells a
 * person so in a manual is not cited for it either.
 */
export function isDictated(text: string): boolean {
  const sentences = cutSentences(text).map(({ start, end }) => text.slice(start, end));
  return sentences.length > 0 && sentences.every(dictates);
}

function dictates(sentence: string): boolean {
  const { words, plain } = readWords(sentence);
  if (words.length === 0) return false;
  const features = featuresOf(sentence, words, plain);
  return features.has('dictated') && !innocentFeatures.some((one) => one !== 'humans' && features.has(one));
}
