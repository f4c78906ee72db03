import { lazy } from './lazy.ts';
import { magnitudes, numberInWords, valueOfWords } from './number-words.ts';
import { unitOf } from './units.ts';

/** A number with what it counts or measures. */
export interface Quantity {
  /** As written, such as `30 minutes`. */
  readonly text: string;
  /** Where it begins in the text. */
  readonly at: number;
  /** Without its unit. */
  readonly amount: number;
  /** In the base unit of its dimension; a plain count as it is. */
  readonly value: number;
  /** What is measured, such as `time`; `count` for a plain number. */
  readonly dimension: string;
  /** Of a count: the noun after it, in the singular; empty when none follows. */
  readonly noun: string;
  /** Said in passing, as in "one lamp" or "a third of it": it may be the answer to a number, but asks for none itself. */
  readonly isLoose?: boolean;
}

const digits = String.raw`[-−]?(?:\d{1,3}(?:[,\u00A0\u202F’]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const digitsWithComma = String.raw`[-−]?(?:\d{1,3}(?:[. \u00A0\u202F]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)`;
const scale = String.raw`(?:[ \u00A0]?(${[...magnitudes.keys()].toSorted((left, right) => right.length - left.length).join('|')}|(?<=[$€£¥][\d.,]+)(?:m|k)|(?:m|k)(?=[ \u00A0]?[€$£]))(?![\p{L}])(?:(?<=mio|mrd)\.)?)?`;
const unit = String.raw`(?:[ \u00A0-]?(?!(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|INR|CNY|US\$) ?\d)(?:d['’])?(per mille|per cent|pour cent|por ciento|percentage points?|basis points?|square \p{L}+|cubic \p{L}+|(?:degrees?|grad|degrés?|grados?) (?:Celsius|Fahrenheit|cent[ií]grados|centigrade)|(?:kilo|mega|giga|tera)?watt hours?|newton met(?:re|er)s?|international units|°[CF]?|%|‰|US\$|[$€£¥](?!\d)|Ω|(?-i:A)(?![\p{L}\p{N}])|(?!(?:and|or|to|of|in|at|on|for|by|is|are|the|a|per|may|can|must|shall|will|should|has|have|had|was|were|be|with|from|who|that|which|than|if|when|then|but|as|it|not|und|oder|bis|auf|von|et|ou|à|de|y|o)\b)(?:[µμ]?\p{L}+[²³]?)(?:-\p{L}+)*))?`;

function patternFor(number: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}_.\-/:#])(?:(US\$|[$€£¥]|(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|INR|CNY) ?)(?=\d))?(${number}|${numberInWords})(?![\p{N}_]|[.,:-]\p{N})${scale}${unit}`,
    'giu',
  );
}

const withPoint = lazy(() => patternFor(digits));
const withComma = lazy(() => patternFor(digitsWithComma));

/** Languages that write 1.500,5 for what is 1,500.5 in English. */
const commaLanguages: ReadonlySet<string | undefined> = new Set(['de', 'fr', 'es', 'it', 'pt', 'nl']);

/**
 * Every quantity of a text in order; digits inside names such as `SHA-256` or `v1.2` are none. `language` decides
 * what a comma between digits means.
 */
export function quantitiesIn(text: string, language?: string): Quantity[] {
  const isComma = commaLanguages.has(language);
  const prepared = text
    .replaceAll(/(?<![\p{L}\p{N}.-])(\d+(?:[.,]\d+)?)-(?=\d+(?:[.,]\d+)?(?![\p{N}-]))/gu, '$1–')
    // "140/90 mmHg": both are of the unit.
    .replaceAll(
      /(?<![\p{L}\p{N}.,/-])(\d{2,3})\/(?=\d{2,3} ?(?:mmHg|kPa|hPa|cmHg|bar|psi|V|kV|Hz|mm|cm|°C|°F)(?!\p{L}))/gu,
      '$1–',
    )
    .replaceAll(/ (?=\d+(?:\.\d+)? ?(?:degrees?|°C?) below (?:zero|freezing))/gi, '-')
    .replaceAll(/\b(?:minus|negative) (?=\d)/gi, (sign) => '-'.padStart(sign.length));
  const found = [...prepared.matchAll(isComma ? withComma() : withPoint())].map((match) =>
    readMatch(match, isComma, prepared),
  );
  // In "1, 2 and 4 seconds" the unit belongs to all three.
  for (const [index, here] of [...found.entries()].toReversed()) {
    const next = found[index + 1];
    const isBare = here.unit === '' && next !== undefined && !(next.isPrefixed && isYear(here));
    if (
      isBare &&
      /^\s*(?:,|,?\s*(?:and|or|to|of|out of|of the|of its|und|oder|bis|auf|et|ou|à|y|o|a|by|x|×|mal|sur|por)|–|-|\/)?\s*$/.test(
        text.slice(here.end, next.start),
      )
    )
      here.unit = next.unit;
  }
  // In "EUR 50 to 200" what stands first belongs to both.
  for (const [index, here] of found.entries()) {
    const next = found[index + 1];
    if (!here.isPrefixed || next?.unit !== '' || isYear(next)) continue;
    if (/^\s?(?:–|-|to|bis|à|a|and|und|et|y|or|oder|ou|o)\s?$/.test(text.slice(here.end, next.start)))
      next.unit = here.unit;
  }
  // In "6 to 8 million" so does the magnitude.
  for (const [index, here] of [...found.entries()].toReversed()) {
    const next = found[index + 1];
    if (next === undefined || here.factor !== 1 || next.factor < 1_000 || here.amount * next.factor >= next.amount)
      continue;
    // "Rose by 8 % to 412 million euros" is no range.
    if (here.unit !== next.unit && (unitOf(here.unit)?.[0] ?? here.unit) !== (unitOf(next.unit)?.[0] ?? next.unit))
      continue;
    const between = text.slice(here.end, next.start);
    const isRange = /^\s?(?:–|-)\s?$|^ (?:to|bis|à|a) $/.test(between);
    if (
      isRange ||
      (/^ (?:and|und|et|y) $/.test(between) &&
        /\b(?:between|zwischen|entre) (?:EUR |USD |CHF |[$€£])?$/i.test(text.slice(0, here.start)))
    )
      here.amount *= next.factor;
  }
  return found.map(({ written, start, amount, unit: name }) => {
    const [dimension, factor] = unitOf(name) ?? ['count', 1];
    const noun = dimension === 'count' ? singular(name.toLowerCase()) : '';
    return { text: written, at: start, amount, value: amount * factor, dimension, noun };
  });
}

/** Whether two quantities say the same: equal amounts in comparable units. */
export function isSameQuantity(left: Quantity, right: Quantity): boolean {
  return left.dimension === right.dimension && isClose(left.value, right.value);
}

interface FoundQuantity {
  readonly written: string;
  readonly start: number;
  readonly end: number;
  amount: number;
  /** What `amount` has been multiplied by: 1,000,000 for millions. */
  readonly factor: number;
  /** As written; a noun for a plain count, empty when nothing follows. */
  unit: string;
  /** Its unit is a currency that stands before it. */
  readonly isPrefixed: boolean;
}

function isYear({ written, amount }: FoundQuantity): boolean {
  return /^\d{4}$/.test(written) && amount >= 1_500 && amount < 2_100;
}

function readMatch(match: RegExpExecArray, isComma: boolean, text: string): FoundQuantity {
  const [written, currency, amount = '', factor = '', name = ''] = match;
  const ungrouped = amount.replaceAll(isComma ? /[. \u00A0\u202F]/g : /[,\u00A0\u202F’]/g, '').replace('−', '-');
  const value = valueOfWords(amount) ?? Number(isComma ? ungrouped.replace(',', '.') : ungrouped);
  const shortened = new Map([
    ['m', 1_000_000],
    ['k', 1_000],
  ]);
  const times = magnitudes.get(factor.toLowerCase()) ?? shortened.get(factor.toLowerCase()) ?? 1;
  return {
    written,
    start: match.index,
    end: match.index + written.length,
    amount: value * times,
    factor: times,
    isPrefixed: currency !== undefined,
    unit:
      currency?.trim() ??
      furtherUnit(name, text.slice(match.index + written.length)) ??
      name.replace(/^(?:per cent|pour cent|por ciento)$/i, 'percent'),
  };
}

/** In "five working days", what is measured comes a word later. */
function furtherUnit(name: string, after: string): string | undefined {
  const [, next = ''] = /^ (\p{L}{3,})(?!\p{L})/u.exec(after) ?? [];
  return name !== '' && unitOf(name) === undefined && unitOf(next) !== undefined ? next : undefined;
}

function singular(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return noun.length > 3 && noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun;
}

function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-6 * Math.max(Math.abs(left), Math.abs(right));
}
