import { frequenciesElsewhereIn } from './frequencies-elsewhere.ts';
import { lazy, lazyPattern } from './lazy.ts';
import { numberInWords, valueOfWords } from './number-words.ts';
import { unitOf } from './units.ts';

/** How often something happens, such as "twice a day" or "every 12 hours". */
export interface Frequency {
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
  readonly timesAYear: number;
}

const timesAYear: ReadonlyMap<string, number> = new Map([
  ['minute', 525_600],
  ['hour', 8_760],
  ['day', 365],
  ['week', 52],
  ['fortnight', 26],
  ['month', 12],
  ['quarter', 4],
  ['year', 1],
  ['annum', 1],
]);
const adverbs: ReadonlyMap<string, number> = new Map([
  ['hourly', 8_760],
  ['daily', 365],
  ['nightly', 365],
  ['weekly', 52],
  ['fortnightly', 26],
  ['monthly', 12],
  ['quarterly', 4],
  ['half-yearly', 2],
  ['yearly', 1],
  ['annual', 1],
  ['annually', 1],
]);
const period = `(${[...timesAYear.keys()].join('|')})s?`;
const count = String.raw`(\d+|${numberInWords})`;
const adverb = `(${[...adverbs.keys()].toSorted((left, right) => right.length - left.length).join('|')})`;

/** "Twelve meetings a year" are one a month; of what is measured or paid, the number is another. */
const events = lazyPattern(
  String.raw`(?<![\p{L}\p{N}.,$€£])${count} ((?:\p{L}+ ){1,3})(?:an?|per|every|each) ${period}\b`,
  'giu',
);

const forms = lazy(() => ({
  times: new RegExp(
    String.raw`\b(?:(once|twice|thrice)|${count} times)(?: an?| per| every| each|) (?:${period}|${adverb})\b`,
    'giu',
  ),
  every: new RegExp(
    String.raw`\b(?:every|each|once every|once each) (?:(other|second|half) |${count} )?${period}\b`,
    'giu',
  ),
  adverb: new RegExp(String.raw`\b${adverb}\b`, 'giu'),
}));

/** Every statement in a text of how often something happens; some overlap. */
export function frequenciesIn(text: string): Frequency[] {
  const found = (match: RegExpExecArray, often: number): Frequency => {
    return { start: match.index, end: match.index + match[0].length, timesAYear: often };
  };
  return [
    ...[...text.matchAll(forms().times)].map((match) => {
      const [, word = '', times = '', unit = '', often = ''] = match;
      return found(match, (wordTimes.get(word.toLowerCase()) ?? valueOf(times)) * oftenOf(unit, often));
    }),
    ...[...text.matchAll(events())].flatMap((match) => {
      const [, number = '', things = '', unit = ''] = match;
      const isMeasured = things
        .trim()
        .split(' ')
        .some((word) => unitOf(word) !== undefined || /^(?:times|percent|million|billion|thousand)$/i.test(word));
      return isMeasured ? [] : [found(match, valueOf(number) * oftenOf(unit, ''))];
    }),
    ...[...text.matchAll(forms().every)].map((match) => {
      const [, word = '', number = '', unit = ''] = match;
      return found(match, oftenOf(unit, '') / (parts.get(word.toLowerCase()) ?? valueOf(number)));
    }),
    ...[...text.matchAll(forms().adverb)].map((match) => found(match, oftenOf('', match[1] ?? ''))),
    ...frequenciesElsewhereIn(text),
  ];
}

/** Years are no whole number of weeks, nor months of days. */
export function isSameFrequency(left: Frequency, right: Frequency): boolean {
  return Math.abs(left.timesAYear / right.timesAYear - 1) < 0.02;
}

const wordTimes: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);
const parts: ReadonlyMap<string, number> = new Map([
  ['other', 2],
  ['second', 2],
  ['half', 0.5],
]);

function oftenOf(unit: string, word: string): number {
  return timesAYear.get(unit.toLowerCase()) ?? adverbs.get(word.toLowerCase()) ?? 1;
}

function valueOf(written: string): number {
  if (written === '') return 1;
  return valueOfWords(written) ?? Number(written);
}
