import { isContentWord, type Word, wordsOf } from '../content-words.ts';
import { type Check, contradicted } from './check.ts';

/** Of a text, in words: what is longer is not read to its end. */
const mostWords = 200;

/**
 * What stands in one place of a sentence in the evidence stands there in the claim: from Dublin to Frankfurt is not from
 * Frankfurt to Dublin, and in a copied sentence no two words have changed places.
 */
export const comparePlaces: Check = (claim, { readings }) => {
  const claimed = wordsOf(claim).slice(0, mostWords);
  const sentences = readings.flatMap((reading) => [reading, ...reading.split(/(?<=[.!?;])\s+/)]);
  const said = [...new Set(sentences)].map((sentence) => wordsOf(sentence).slice(0, mostWords));
  const isCrossed = areCrossed(pairsIn(claimed), said.flatMap(pairsIn));
  const swapped = said.some((words) => areSwapped(claimed, words)) && !said.some((words) => areEqual(claimed, words));
  return isCrossed || swapped
    ? [contradicted('the evidence says it the other way round: two things have changed places')]
    : [];
};

/** What it goes from and what it goes to. */
interface Pair {
  readonly from: string;
  readonly to: string;
}

function pairsIn(words: readonly Word[]): Pair[] {
  return words.flatMap(({ word }, index): Pair[] => {
    if (word !== 'from') return [];
    const end = words.findIndex((other, place) => place > index && /^(?:to|into)$/.test(other.word));
    const before = words.findLastIndex((other, place) => place < index && /^(?:to|into)$/.test(other.word));
    const [from] = objectOf(words, index);
    const [to] = objectOf(words, end >= 0 && end - index < 8 ? end : before >= 0 && index - before < 8 ? before : -1);
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
}

function objectOf(words: readonly Word[], index: number): string[] {
  if (index < 0) return [];
  return words
    .slice(index + 1, index + 4)
    .filter(isContentWord)
    .map(({ stem }) => stem);
}

function areCrossed(claimed: readonly Pair[], known: readonly Pair[]): boolean {
  return claimed.some(
    ({ from, to }) =>
      known.some((other) => other.from === to && other.to === from) &&
      !known.some((other) => other.from === from && other.to === to),
  );
}

function areEqual(left: readonly Word[], right: readonly Word[]): boolean {
  return left.length === right.length && left.every(({ stem }, index) => stem === right[index]?.stem);
}

/** Whether one is the other but for two words that have changed places. */
function areSwapped(claimed: readonly Word[], said: readonly Word[]): boolean {
  if (claimed.length !== said.length) return false;
  const different = claimed.flatMap(({ stem }, index) => (stem === said[index]?.stem ? [] : [index]));
  const [first, second] = different;
  if (first === undefined || second === undefined || different.length > 2) return false;
  // In "Leeds and York" the order says nothing.
  const between = claimed.slice(first + 1, second);
  if (between.every(({ word }) => /^(?:and|or|und|oder|et|ou|y|o)$/.test(word))) return false;
  return claimed[first]?.stem === said[second]?.stem && claimed[second]?.stem === said[first]?.stem;
}
