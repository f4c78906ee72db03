import { isAmong, languageOf, stemsOf } from '../clauses.ts';
import { contentWords } from '../content-words.ts';
import { datesIn } from '../dates.ts';
import { generalWords } from '../english-words.ts';
import { frequenciesIn } from '../frequencies.ts';
import { valueOfWords } from '../number-words.ts';
import { passingQuantitiesIn } from '../passing-quantities.ts';
import { quantitiesIn } from '../quantities.ts';
import { relatedTo } from '../synonyms.ts';
import { unitOf } from '../units.ts';
import { type Check, insufficient } from './check.ts';

/** The part of a claim's words that has to stand in the evidence or above it, as they are or as others of the same meaning. */
const leastKnown = 0.5;
/** The same beside a number that is right, and in other languages, where few synonyms are known. */
const leastKnownElsewhere = 0.3;
/** The same of claims with few words, where each weighs much. */
const leastKnownOfFew = 0.25;
const shortest = 3;
/** So many words in a row of which the evidence knows none add something to it. */
const mostUnknown = 4;

/** The claim speaks of what the evidence speaks of, and adds nothing to it. */
export const compareScope: Check = (claim, { readings, headings }) => {
  const isEnglish = [undefined, 'en'].includes(languageOf(claim, readings.join('\n')));
  const words = contentWords(withoutAmounts(claim)).filter(
    ({ word }) => isSubject(word) && (isEnglish || word.length > 3),
  );
  const known = stemsOf(readings.join('\n'));
  const above = stemsOf(headings.join('\n'));
  const states = words.map(({ word, stem }): State => {
    if (isKnown(stem, known)) return 'known';
    // A heading names the subject, and general words could stand anywhere.
    return generalWords.has(word) || isKnown(stem, above) ? 'neutral' : 'unknown';
  });
  const unknown = words.filter((_word, index) => states[index] === 'unknown');
  const weighed = states.filter((state) => state !== 'neutral').length;
  if (weighed === 0) return [];
  if (weighed === 1 && hasNumber(claim)) return [];
  const least = !isEnglish || hasNumber(claim) ? leastKnownElsewhere : leastKnown;
  const isApart = unknown.length / weighed > 1 - (weighed <= shortest ? leastKnownOfFew : least);
  if (!isApart && (longestRow(states) < mostUnknown || !isEnglish)) return [];
  const named = unknown.slice(0, 5).map(({ word }) => word);
  return [insufficient(`the evidence says nothing of: ${named.join(', ')}`)];
};

function hasNumber(text: string): boolean {
  return quantitiesIn(text).length > 0 || withoutAmounts(text) !== text;
}

/** Dates, "half a year" and "twice a day" are compared by value. */
function withoutAmounts(text: string): string {
  const { rest } = datesIn(text);
  const amounts = [
    ...frequenciesIn(rest),
    ...passingQuantitiesIn(rest).map(({ at, text: said }) => ({ start: at, end: at + said.length })),
  ];
  return amounts.reduce(
    (left, { start, end }) => `${left.slice(0, start)}${' '.repeat(end - start)}${left.slice(end)}`,
    rest,
  );
}

type State = 'known' | 'neutral' | 'unknown';

/** Numbers and units are compared by value. */
function isSubject(word: string): boolean {
  return !/\p{N}/u.test(word) && unitOf(word) === undefined && valueOfWords(word) === undefined;
}

function isKnown(stem: string, known: readonly string[]): boolean {
  return isAmong(stem, known) || known.some((other) => (relatedTo(other).get(stem) ?? 0) > 0);
}

function longestRow(states: readonly State[]): number {
  let longest = 0;
  let row = 0;
  for (const state of states) {
    row = state === 'unknown' ? row + 1 : state === 'known' ? 0 : row;
    longest = Math.max(longest, row);
  }
  return longest;
}
