import { fractionsIn } from './fractions.ts';
import { lazy } from './lazy.ts';
import type { Quantity } from './quantities.ts';
import { unitOf } from './units.ts';

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = 'twent thirt fort fift sixt sevent eight ninet'.split(' ');
const ordinal = String.raw`(?:(${tens.join('|')})(?:y[ -]|ieth\b))?(?:(?<!ieth)(${ordinals.join('|')}))?(?<=th|st|nd|rd)`;
/** In German, French and Spanish, as far as they are no parts of a whole. */
const ordinalsElsewhere = [
  'erste[nmrs]?|premi(?:er|ère)|primer[oa]?',
  'zweite[nmrs]?|deuxième|segund[oa]',
  'dritte[nmrs]?|troisième|tercer[oa]?',
  'vierte[nmrs]?|quatrième',
  'fünfte[nmrs]?|cinquième',
  'sechste[nmrs]?|sixième',
  'sieb(?:en)?te[nmrs]?|septième',
  'achte[nmrs]?|huitième',
  'neunte[nmrs]?|neuvième',
  'zehnte[nmrs]?|dixième',
  'elfte[nmrs]?|onzième',
  'zwölfte[nmrs]?|douzième',
  'dreizehnte[nmrs]?|treizième',
  'vierzehnte[nmrs]?|quatorzième',
  'fünfzehnte[nmrs]?|quinzième',
];
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

interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Amount | undefined;
}

/** Of what is no part of a whole: "half an hour". */
const before = lazy((): readonly Form[] => [
  {
    pattern: /\b(?:a|the )?round the clock\b|\brund um die Uhr\b/giu,
    read: () => ({ dimension: 'time', value: 86_400, noun: '' }),
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
    pattern:
      /\b(?:(?:first|second|last|other) half of (?:the |a )?(?:\p{L}+ )?year|half[- ]years?|half a year|semesters?|semestre|Halbjahr\p{L}*)(?!\p{L}|-)/giu,
    read: () => ({ dimension: 'months', value: 6, noun: '' }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:last|past|previous|preceding|next|coming|following|whole|full|entire) (\p{L}+)|(decade|century|fortnight))\b`,
      'giu',
    ),
    read: ([, name = '', alone = '']) => {
      const [dimension, factor] = unitOf(name || alone) ?? [];
      return (dimension === 'time' || dimension === 'months') && factor !== undefined && !/s$/i.test(name)
        ? { dimension, value: factor, noun: '' }
        : undefined;
    },
  },
]);

const forms = lazy((): readonly Form[] => [
  {
    pattern: new RegExp(
      String.raw`\b(?=[efnst])(?<!\b(?:one|per|each|every|two|three|\d+|within) )(?!(?<=\b(?:an?|after) )\p{L}+(?:[.,;:)]|$| (?:of|or|and|to|later|after|before|in|for|at|when|until|while|is|per|more|less|\p{L}+er)\b))${ordinal}\b(?! (?:of all|half|thirds?)\b)`,
      'giu',
    ),
    read: ([, ten = '', word = '']) => {
      const value =
        10 * (tens.indexOf(ten.toLowerCase()) + 2) * Number(ten !== '') + ordinals.indexOf(word.toLowerCase()) + 1;
      return { dimension: 'place', value, noun: '' };
    },
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L}|\bjede[nmrs]? )(?:${ordinalsElsewhere.map((words) => `(${words})`).join('|')})(?!\p{L})`,
      'giu',
    ),
    read: ([, ...words]) => ({
      dimension: 'place',
      value: words.findIndex((word) => word !== undefined) + 1,
      noun: '',
    }),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}.,])(\d{1,3})(?:(?:st|nd|rd|th|e|er|re|ème|ère|nde?)(?![\p{L}\p{N}])|\.?[ºª]|\.(?= (?:Tag|Woche|Monat|Jahr|Lebensjahr|Geburtstag|Jahrhundert|Stock|Etage|Mal)(?:e?s|e?n)?(?!\p{L})))/gu,
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
]);

type Amount = Pick<Quantity, 'dimension' | 'value' | 'noun'>;

/** Amounts that are no plain numbers: ordinals, fractions, multiples and "one lamp", "an hour". */
export function passingQuantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  const taken = new Uint8Array(text.length);
  const add = (amount: Amount | undefined, start: number, written: string) => {
    // In "a quarter of an hour", "a quarter" is no amount of its own.
    if (amount === undefined || taken.subarray(start, start + written.length).includes(1)) return;
    taken.fill(1, start, start + written.trim().length);
    found.push({ ...amount, amount: amount.value, text: written.trim(), at: start, isLoose: true });
  };
  const read = (form: Form) => {
    for (const match of text.matchAll(form.pattern)) add(form.read(match), match.index, match[0]);
  };
  before().forEach(read);
  for (const { percent, at, text: written } of fractionsIn(text))
    add({ dimension: 'percent', value: percent, noun: '' }, at, written);
  forms().forEach(read);
  // "The first week" is the first of several, and seven days long.
  for (const match of text.matchAll(/\b(?:first|last) (\p{L}+)/giu)) {
    const [dimension, factor] = unitOf(match[1] ?? '') ?? [];
    if ((dimension === 'time' || dimension === 'months') && !/s$/i.test(match[0]))
      found.push({
        dimension,
        value: factor ?? 1,
        amount: factor ?? 1,
        noun: '',
        text: match[0],
        at: match.index,
        isLoose: true,
      });
  }
  return found;
}
