import { readableText } from '../domain/readable-text.ts';
import { cutSentences } from '../domain/sentences.ts';

/** A longer sentence is none that people read. */
const sentenceCharacters = 600;

/**
 * What a model wrote as plain sentences, one of a kind each: without markup, links, citation marks and line breaks.
 * What is left of a sentence without a letter is dropped.
 */
export function cleanSentences(text: string): string[] {
  const plain = readableText(
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .replaceAll(/\]\([^)]*\)/g, ']()')
      .replaceAll(/\b[a-z]{2,10}:\/\/\S+/gi, ' '),
  )
    .replaceAll(/<[^<>]{0,200}>/g, ' ')
    .replaceAll(/\[\s*\d+(?:\s*,\s*\d+)*\s*\]/g, ' ')
    .replaceAll(/^(?:[-*+#>]+|\d+[.)])\s+/g, '')
    .replaceAll(/\s+(?=[.,;:!?])/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return cutSentences(plain)
    .map(({ start, end }) => plain.slice(start, end))
    .filter((sentence) => /\p{L}/u.test(sentence) && sentence.length <= sentenceCharacters);
}

/** Sentences that differ in case or punctuation only are the same to a reader. */
export function sameness(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
