import { isAmong, languageOf, shareOf, stemsOf } from '../clauses.ts';
import { isContentWord, type Word, wordsOf } from '../content-words.ts';
import { generalWords } from '../english-words.ts';
import { valueOfWords } from '../number-words.ts';
import { isPole } from '../opposites.ts';
import { unitOf } from '../units.ts';
import { type Check, insufficient } from './check.ts';

/** In shorter statements one word more or less is too large a share to tell. */
const leastWords = 3;
/** The part of the claim's words that the sentence has to have before a word between two of them counts as exchanged. */
const leastShared = 0.6;
/** A claim with more words of its own is a free rewording. */
const mostUnknown = 2;
/** Of evidence, in words; more is no sentence. */
const mostWords = 200;

/** A claim that has another noun between the very words of its evidence speaks of something else, unless both mean the same. */
export const compareSubstitutes: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  // Other languages have articles and verbs that are not told from nouns here.
  if (![undefined, 'en'].includes(languageOf(claim, evidence))) return [];
  const everywhere = stemsOf([evidence, ...headings].join('\n'));
  const claimed = wordsOf(claim).slice(0, mostWords);
  const stems = stemsOf(claim);
  const unknown = claimed.filter(
    (word) => isSubject(word) && !everywhere.includes(word.stem) && !isAmong(word.stem, everywhere),
  );
  if (stems.length < leastWords || unknown.length === 0 || unknown.length > mostUnknown) return [];
  const found = readings.flatMap(sentencesOf).flatMap((sentence) => {
    if (shareOf(stems, stemsOf(sentence)) < leastShared) return [];
    const said = wordsOf(sentence).slice(0, mostWords);
    const frames = said.flatMap((word, index) =>
      isNoun(said, index) && !isAmong(word.stem, stems) ? [frameOf(said, index)] : [],
    );
    return claimed.flatMap((word, index) => {
      if (!unknown.includes(word) || !isNoun(claimed, index)) return [];
      const mine = frameOf(claimed, index);
      const its = frames.find((frame) => isSame(frame, mine) && !isSameSort(frame.word, word.word));
      return its === undefined ? [] : [{ claimed: word.word, known: its.word }];
    });
  });
  const [first] = found;
  return first === undefined ? [] : [insufficient(`the evidence says ${first.known}, not ${first.claimed}`)];
};

/** A word with its neighbours: content words with what stands between, or an end of the sentence. */
interface Frame {
  readonly word: string;
  readonly left: string;
  readonly right: string;
}

function frameOf(words: readonly Word[], index: number): Frame {
  return {
    word: words[index]?.word ?? '',
    left: neighbour(words.slice(0, index).toReversed()),
    right: neighbour(words.slice(index + 1)),
  };
}

const edge = '.';

function neighbour(words: readonly Word[]): string {
  const place = words.findIndex((word) => isContentWord(word) || isNumber(word.word));
  const between = words.slice(0, place < 0 ? words.length : place).filter(({ word }) => !article.test(word));
  return [...between.map(({ word }) => word), place < 0 ? edge : (words[place]?.stem ?? edge)].join(' ');
}

function isSame(left: Frame, right: Frame): boolean {
  const isWithin = left.left !== edge || left.right !== edge;
  return isWithin && left.left === right.left && left.right === right.right;
}

/** A decline and a loss are much the same, as are renal and kidney. */
function isSameSort(left: string, right: string): boolean {
  return (isPole(left) && isPole(right)) || adjective.test(left) !== adjective.test(right);
}

const adjective = /(?:al|ic|ac|ar)$/;
const article = /^(?:the|an?|its|their|his|her|this|these)$/;
const beforeNouns =
  /^(?:the|an?|of|in|on|at|with|by|from|for|and|or|as|than|its|their|his|her|every|each|all|no|some|to|into|between|under|over|against|through|during|about|these|those|this|any|most|many|few|other|both)$/;

/** As far as its form and what stands before it tell: verbs are exchanged for others more freely. */
function isNoun(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word === undefined || !isSubject(word) || /(?:ed|ly|est|ive|ous|ful|[ai]ble)$/.test(word.word)) return false;
  const before = words[index - 1];
  if (before?.word === 'to') return words[index + 1] === undefined || !article.test(words[index + 1]?.word ?? '');
  if (before === undefined || beforeNouns.test(before.word)) return true;
  // A plural after a noun may be its verb.
  return isContentWord(before) && !word.word.endsWith('s');
}

/** Numbers and units are compared by value, and general words are exchanged freely. */
function isSubject(word: Word): boolean {
  return isContentWord(word) && !isNumber(word.word) && !generalWords.has(word.word);
}

function isNumber(word: string): boolean {
  return (
    /\p{N}/u.test(word) ||
    unitOf(word) !== undefined ||
    /^(?:once|twice|thrice)$/.test(word) ||
    valueOfWords(word) !== undefined
  );
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+/);
}
