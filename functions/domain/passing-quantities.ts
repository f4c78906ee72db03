import { numberInWords, valueOfWords } from './number-words.ts';
import type { Quantity } from './quantities.ts';
import { unitOf } from './units.ts';

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const fractions: ReadonlyMap<string, number> = new Map([
  ['half', 50],
  ['third', 100 / 3],
  ['quarter', 25],
  ['fifth', 20],
  ['tenth', 10],
]);
const counts: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['nine', 9],
]);
const multiples: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['double', 2],
  ['doubled', 2],
  ['doubles', 2],
  ['thrice', 3],
  ['triple', 3],
  ['tripled', 3],
  ['triples', 3],
]);

const forms: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Amount | undefined }[] = [
  {
    pattern: new RegExp(
      String.raw`\b(one|${numberInWords}|\d+)(?: \p{L}+)? (?:in|out of)(?: every)? (${numberInWords}|\d+)\b(?! ?(?:%|\p{L}*(?:days|weeks|months|years|hours|minutes)))`,
      'giu',
    ),
    read: ([, count = '', whole = '']) => {
      const value = (100 * numberOf(count)) / numberOf(whole);
      return value < 100 ? { dimension: 'percent', value, noun: '' } : undefined;
    },
  },
  {
    pattern: /\b(half|a quarter of|three quarters of) an? (\p{L}+(?: points?\b)?)/giu,
    read: ([, part = '', name = '']) => {
      const [dimension, factor] = unitOf(name) ?? [];
      if (dimension === undefined || factor === undefined) return undefined;
      const share = /^half/i.test(part) ? 0.5 : /^a/i.test(part) ? 0.25 : 0.75;
      return { dimension, value: share * factor, noun: '' };
    },
  },
  {
    pattern: /\b(?:(a|one|two|three|four|nine)[ -])?(half|third|quarter|fifth|tenth)s?(?= of\b)/gi,
    read: ([, count = 'one', part = '']) => percent(count, part),
  },
  {
    pattern: /\b(one|two|three|four|nine)[ -](third|quarter|fifth|tenth)s?\b/gi,
    read: ([, count = '', part = '']) => percent(count, part),
  },
  {
    pattern: /\b(?<=\bby (?:about |around |nearly |almost |over |roughly )?)(an?) (third|quarter|fifth|tenth)\b/gi,
    read: ([, count = '', part = '']) => percent(count, part),
  },
  {
    pattern: /\b(?:Hälfte|halbiert\w*|moitié|mitad)(?!\p{L})/giu,
    read: () => ({ dimension: 'percent', value: 50, noun: '' }),
  },
  { pattern: /\bhal(?:ved|ves|ving)\b/gi, read: () => ({ dimension: 'percent', value: 50, noun: '' }) },
  { pattern: /\bhalf\b/gi, read: () => ({ dimension: 'percent', value: 50, noun: '' }) },
  {
    pattern: new RegExp(
      String.raw`(?<!\b(?:a|an|one|per|each|every|two|three|\d+|after|within) )\b(${ordinals.join('|')})\b(?! (?:of all|half|thirds?)\b)`,
      'gi',
    ),
    read: ([, word = '']) => ({ dimension: 'place', value: ordinals.indexOf(word.toLowerCase()) + 1, noun: '' }),
  },
  {
    pattern: /\b(\d{1,3})(?:st|nd|rd|th)\b/g,
    read: ([, number = '']) => ({ dimension: 'place', value: Number(number), noun: '' }),
  },
  {
    pattern: /\b(once|twice|thrice|doubles?|doubled|triples?|tripled)\b/gi,
    read: ([, word = '']) => ({ dimension: 'count', value: multiples.get(word.toLowerCase()) ?? 2, noun: 'time' }),
  },
  {
    pattern: /\b(?:eine[nrms]?|une?|una?)\s(\p{L}+)/giu,
    read: ([, unit = '']) => {
      const [dimension, factor] = unitOf(unit) ?? [];
      return dimension === undefined || factor === undefined ? undefined : { dimension, value: factor, noun: '' };
    },
  },
  {
    pattern: /\b(?:one|a single|single|an?)[ -](?!single|half|third|quarter|fifth|tenth|of\b)(\p{L}+)/giu,
    read: ([written, unit = '']) => {
      const [dimension, factor] = unitOf(unit) ?? ['count', 1];
      if (dimension === 'count' && !/^(?:one|a single|single)/i.test(written)) return undefined;
      return { dimension, value: factor, noun: dimension === 'count' ? unit.toLowerCase() : '' };
    },
  },
];

type Amount = Pick<Quantity, 'dimension' | 'value' | 'noun'>;

/** Amounts that are no plain numbers: ordinals, fractions, multiples and "one lamp", "an hour". */
export function passingQuantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const { pattern, read } of forms) {
    for (const match of text.matchAll(pattern)) {
      const amount = read(match);
      const [start, end] = [match.index, match.index + match[0].length];
      // In "a quarter of an hour", "a quarter" is no amount of its own.
      if (amount === undefined || found.some(({ at, text: said }) => start < at + said.length && at < end)) continue;
      found.push({ ...amount, amount: amount.value, text: match[0].trim(), at: start, isLoose: true });
    }
  }
  return found;
}

function numberOf(written: string): number {
  return written.toLowerCase() === 'one' ? 1 : (valueOfWords(written) ?? Number(written));
}

function percent(count: string, part: string): Amount {
  const value = (counts.get(count.toLowerCase()) ?? 1) * (fractions.get(part.toLowerCase()) ?? 0);
  return { dimension: 'percent', value, noun: '' };
}
