import { asWritten } from '../as-written.ts';
import { isAmong, languageOf, stemsOf } from '../clauses.ts';
import { contentWords } from '../content-words.ts';
import { datesIn } from '../dates.ts';
import { generalWords } from '../english-words.ts';
import { frequenciesIn } from '../frequencies.ts';
import { functionWordsOf } from '../function-words.ts';
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
/** So few words beside a number that is right may all be other words for the same. */
const mostBesideNumber = 2;

/** Whoever a rule is for, and how sure or how much something is: a writer names them where the evidence has them understood. */
const understood: ReadonlySet<string> = new Set(
  `patient patients customer customers user users employee employees staff passenger passengers applicant applicants owner owners
  student students member members reader readers persons individual individuals anyone everyone someone nobody
  apparently reportedly presumably roughly approximately nearly barely merely altogether additionally respectively
  exceed exceeds exceeding exceeded below above beyond receive receives received undergo undergoes consist consists remain remains
  stay stays apply applies amount amounts amounted reach reaches reached`.split(/\s+/),
);
/** Where the evidence gives an amount of money, or none, it speaks of paying. */
const money = /[$€£¥]|\b(?:free|gratis|euros?|dollars?|pounds?|cents?)\b/i;
const payment = /^(?:pay|pays|paid|paying|charge|charges|charged|cost|costs|fee|fees|price|prices)$/;
/** What it speaks of was named in a sentence before it. */
const pronoun = /^(?:it|they|this|these|that|those|he|she|both|its|their)\b/i;
/** Of a claim about what the evidence only calls "it". */
const mostNamed = 2;

/** The claim speaks of what the evidence speaks of, and adds nothing to it. */
export const compareScope: Check = (claim, { readings, headings }) => {
  const isEnglish = [undefined, 'en'].includes(languageOf(claim, readings.join('\n')));
  const isFunctionWord = functionWordsOf(claim);
  const words = contentWords(withoutAmounts(claim)).filter(
    (one) => isSubject(one.word) && (isEnglish || one.word.length > 3),
  );
  const known = stemsOf(readings.join('\n'));
  const above = stemsOf(headings.join('\n'));
  const isMoney = readings.some((reading) => money.test(reading));
  const states = words.map((one): State => {
    const { word, stem } = one;
    if (isKnown(stem, known) || (!isEnglish && known.some((other) => isOfOneRoot(stem, other)))) return 'known';
    if (isFunctionWord(one)) return 'neutral';
    // A heading names the subject, and general words could stand anywhere.
    if (isMoney && payment.test(word)) return 'neutral';
    return generalWords.has(word) || understood.has(word) || isKnown(stem, above) ? 'neutral' : 'unknown';
  });
  if (readings.some((reading) => pronoun.test(reading))) nameSubject(states);
  const unknown = words.filter((_word, index) => states[index] === 'unknown');
  const weighed = states.filter((state) => state !== 'neutral').length;
  if (weighed === 0) return [];
  if (weighed <= mostBesideNumber && hasNumber(claim)) return [];
  const least = !isEnglish || hasNumber(claim) ? leastKnownElsewhere : leastKnown;
  const isApart = unknown.length / weighed > 1 - (weighed <= shortest ? leastKnownOfFew : least);
  if (!isApart) return [];
  return [insufficient(`the evidence says nothing of: ${asWritten(unknown.slice(0, 5), claim).join(', ')}`)];
};

function hasNumber(text: string): boolean {
  return quantitiesIn(text).length > 0 || withoutAmounts(text) !== text;
}

/** In other languages words are put together from others: "gekündigt" and "Kündigung", "schriftlich" and "Schriftform". */
function isOfOneRoot(left: string, right: string): boolean {
  return (
    [left, right].every((word) => word.length > rootLength) &&
    (right.includes(rootOf(left)) || left.includes(rootOf(right)))
  );
}

const rootLength = 5;

function rootOf(stem: string): string {
  const root = stem.replace(/^ge(?=.{5})/, '');
  return root.slice(0, rootLength + 1);
}

/** The first words that the evidence lacks say what its pronoun stands for. */
function nameSubject(states: State[]): void {
  const first = states.indexOf('unknown');
  for (let place = first; place >= 0 && place < first + mostNamed && states[place] === 'unknown'; place++)
    states[place] = 'neutral';
}

/** Dates, "half a year" and "twice a day" are compared by value. */
export function withoutAmounts(text: string): string {
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
