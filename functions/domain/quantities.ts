/** A number with what it counts or measures. */
export interface Quantity {
  /** As written, such as `30 minutes`. */
  readonly text: string;
  /** In the base unit of its dimension; a plain count as it is. */
  readonly value: number;
  /** What is measured, such as `time`; `count` for a plain number. */
  readonly dimension: string;
  /** Of a count: the noun after it, in the singular; empty when none follows. */
  readonly noun: string;
}

/** Unit → dimension and how many base units it is. */
const units: ReadonlyMap<string, readonly [dimension: string, factor: number]> = new Map([
  ...entries('time', 0.001, 'ms millisecond milliseconds'),
  ...entries('time', 0.000_001, 'μs µs microsecond microseconds'),
  ...entries('time', 1, 's sec secs second seconds'),
  ...entries('time', 60, 'min mins minute minutes'),
  ...entries('time', 3_600, 'h hr hrs hour hours'),
  ...entries('time', 86_400, 'd day days'),
  ...entries('time', 604_800, 'week weeks'),
  ...entries('months', 1, 'month months'),
  ...entries('months', 12, 'year years'),
  ...entries('bytes', 1, 'b byte bytes'),
  ...entries('bytes', 1_000, 'kb kilobyte kilobytes'),
  ...entries('bytes', 1_024, 'kib kibibyte kibibytes'),
  ...entries('bytes', 1_000 ** 2, 'mb megabyte megabytes'),
  ...entries('bytes', 1_024 ** 2, 'mib mebibyte mebibytes'),
  ...entries('bytes', 1_000 ** 3, 'gb gigabyte gigabytes'),
  ...entries('bytes', 1_024 ** 3, 'gib gibibyte gibibytes'),
  ...entries('bytes', 1_000 ** 4, 'tb terabyte terabytes'),
  ...entries('percent', 1, '% percent'),
  ...entries('dollars', 1, '$ usd dollar dollars'),
  ...entries('euros', 1, '€ eur euro euros'),
  ...entries('pounds', 1, '£ gbp'),
  ...entries('metres', 0.001, 'mm millimetre millimetres millimeter millimeters'),
  ...entries('metres', 0.01, 'cm centimetre centimetres centimeter centimeters'),
  ...entries('metres', 1, 'm metre metres meter meters'),
  ...entries('metres', 1_000, 'km kilometre kilometres kilometer kilometers'),
  ...entries('grams', 0.001, 'mg milligram milligrams'),
  ...entries('grams', 1, 'g gram grams'),
  ...entries('grams', 1_000, 'kg kilogram kilograms'),
  ...entries('degrees', 1, '° °c celsius'),
  ...entries('watts', 1, 'w watt watts'),
  ...entries('watts', 1_000, 'kw kilowatt kilowatts'),
]);

const magnitudes: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['trillion', 1_000_000_000_000],
]);

/** "One" is left out: it is a pronoun more often than a number. */
const numberWords: ReadonlyMap<string, number> = new Map(
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty`
    .split(/\s+/)
    .map((word, index): [string, number] => [word, index + 2])
    .concat('thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 3) * 10])),
);

const digits = String.raw`[-−]?(?:\d{1,3}(?:[,\u00A0\u202F]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const word = String.raw`(?:${[...numberWords.keys()].join('|')})(?![\p{L}-])`;
const magnitude = String.raw`(?:[ \u00A0](${[...magnitudes.keys()].join('|')})\b)?`;
const unit = String.raw`(?:[ \u00A0-]?(per cent|%|°C?|(?!(?:and|or|to|of|in|at|on|for|by|is|are|the|a)\b)\p{L}+(?:-\p{L}+)*))?`;
const quantityPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.\-/:#])([$€£])?(${digits}|${word})(?![\p{N}_]|[.:-]\p{N})${magnitude}${unit}`,
  'giu',
);

/** Every quantity of a text in order; digits inside names such as `SHA-256` or `v1.2` are none. */
export function quantitiesIn(text: string): Quantity[] {
  const found = [...text.matchAll(quantityPattern)].map(readMatch);
  // In "1, 2 and 4 seconds" the unit belongs to all three.
  for (const [index, here] of [...found.entries()].toReversed()) {
    const next = found[index + 1];
    const isBare = here.unit === '' && next !== undefined;
    if (isBare && /^\s*(?:,|,?\s*(?:and|or|to)|–|-)?\s*$/.test(text.slice(here.end, next.start))) here.unit = next.unit;
  }
  return found.map(({ written, amount, unit }) => {
    const [dimension, factor] = units.get(unit) ?? ['count', 1];
    return { text: written, value: amount * factor, dimension, noun: dimension === 'count' ? singular(unit) : '' };
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
  readonly amount: number;
  /** In lower case; a noun for a plain count, empty when nothing follows. */
  unit: string;
}

function readMatch(match: RegExpExecArray): FoundQuantity {
  const [written, currency, amount = '', scale = '', name = ''] = match;
  const plain = amount.replaceAll(/[,\u00A0\u202F]/g, '').replace('−', '-');
  const value = numberWords.get(amount.toLowerCase()) ?? Number(plain);
  return {
    written,
    start: match.index,
    end: match.index + written.length,
    amount: value * (magnitudes.get(scale.toLowerCase()) ?? 1),
    unit: currency ?? name.toLowerCase().replace('per cent', 'percent'),
  };
}

function singular(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return noun.length > 3 && noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun;
}

function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right));
}

function entries(dimension: string, factor: number, names: string): [string, readonly [string, number]][] {
  return names.split(' ').map((name) => [name, [dimension, factor]]);
}
