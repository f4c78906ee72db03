import { isAmong, stemsOf } from '../clauses.ts';
import type { CalendarDate } from '../dates.ts';
import { namesIn } from '../proper-names.ts';
import type { Quantity } from '../quantities.ts';

/** What a number may be worked out from. */
export interface KnownNumbers {
  readonly quantities: readonly Quantity[];
  readonly dates: readonly CalendarDate[];
  readonly evidence: string;
}

/** By how much a rounded number may miss what it stands for. */
const roundingTolerance = 0.1;
/** Percentages are rounded to whole ones. */
const percentTolerance = 0.6;

const rounding =
  /\b(about|around|nearly|almost|close to|roughly|approximately|circa|some|just over|just under|over|more than|above|well over|in excess of|under|less than|fewer than|below|up to)\s+[$€£¥]?$/i;
const upwards = /over|more|above|excess/i;
const downwards = /nearly|almost|under|less|fewer|below|up to/i;

const sums = /\b(?:in all|in total|total|totals|totalled|together|altogether|combined|overall|including|sum|both)\b/i;
const differences =
  /\b(?:by|more|less|fewer|later|after|earlier|before|longer|shorter|higher|lower|older|younger|difference|between|within|gap|apart|for|over|last(?:s|ed)?|took|not|cannot|without|no|nor|down|span\w*|grew|rose|fell|gain\w*|lost|remain\w*|left|rest|other|others)\b/i;

/** Whether a number of the claim follows from those of the evidence: rounded, added up, a difference, a share or the length of a list. */
export function isDerived(claimed: Quantity, claim: string, known: KnownNumbers): boolean {
  const alike = known.quantities.filter((one) => one.isLoose !== true && familyOf(one) === familyOf(claimed));
  return (
    alike.some((one) => isRounded(claimed, one, claim)) ||
    (sums.test(claim) && isSum(valueOf(claimed), alike, claim)) ||
    ((differences.test(claim) || isPeculiar(claimed.amount)) && isDifference(claimed, alike, known.dates)) ||
    isMultiple(claimed, alike, known.evidence) ||
    isRest(claimed, known, claim) ||
    isShare(claimed, known.quantities)
  );
}

/** "From ten to five" is from 22:00 to 5:00. */
export function isHour({ dimension, value }: Quantity, dates: readonly CalendarDate[]): boolean {
  return dimension === 'count' && value <= 12 && dates.some(({ minute = 1 }) => minute % 720 === (value % 12) * 60);
}

/** Whether a small number only counts what the evidence names one after the other. */
export function countsList({ value, dimension }: Quantity, evidence: string): boolean {
  if (dimension !== 'count' || value > 12 || !Number.isInteger(value)) return false;
  if (value === 2 && /\b(?:both|either|neither|pair|each other|and|than)\b/i.test(evidence)) return true;
  const lists = evidence.match(/[^,;.:]{1,80}(?:,\s[^,;.]{1,80}){1,12},?\s(?:and|or)\s[^,;.]{1,80}/g) ?? [];
  return (
    lists.some((list) => list.split(/,\s(?:and|or)\s|,\s|\s(?:and|or)\s/).length === value) ||
    new Set(namesIn(evidence)).size === value
  );
}

function isRounded(claimed: Quantity, known: Quantity, claim: string): boolean {
  const [, word = ''] = rounding.exec(claim.slice(Math.max(0, claimed.at - 24), claimed.at)) ?? [];
  if (word === '' || digitsOf(claimed.amount) >= digitsOf(known.amount)) return false;
  const miss = known.value / claimed.value - 1;
  if (upwards.test(word)) return miss > 0 && miss <= roundingTolerance;
  if (downwards.test(word)) return miss < 0 && miss >= -roundingTolerance;
  return Math.abs(miss) <= roundingTolerance;
}

/** How many digits carry the value: 2 for 1,200. */
function digitsOf(amount: number): number {
  return String(amount).replaceAll(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
}

/** A number that is not hit by chance. */
function isPeculiar(amount: number): boolean {
  return amount >= 100 || !Number.isInteger(amount);
}

/** Percentages differ by percentage points, and euros by cents. */
function familyOf({ dimension }: Quantity): string {
  if (dimension === 'percentage points') return 'percent';
  return ['dollars', 'euros', 'cents'].includes(dimension) ? 'money' : dimension;
}

function valueOf({ dimension, value }: Quantity): number {
  return dimension === 'cents' ? value / 100 : value;
}

const multiples: readonly (readonly [word: RegExp, factor: number])[] = [
  [/\bhal(?:f|ved|ves)\b/i, 0.5],
  [/\b(?:twice|double[sd]?)\b/i, 2],
  [/\b(?:three times|triple[sd]?)\b/i, 3],
  [/\b(?:four times|quadruple[sd]?)\b/i, 4],
];

/** Whether it is a number of the evidence multiplied as the evidence says. */
function isMultiple(claimed: Quantity, alike: readonly Quantity[], evidence: string): boolean {
  const factors = multiples.filter(([word]) => word.test(evidence)).flatMap(([, factor]) => [factor, 1 / factor]);
  return alike.some((one) => factors.some((factor) => isClose(valueOf(claimed), factor * valueOf(one))));
}

const partOfWhole = /(?<!\S)\S{1,40} (?:out )?of (?:the |its |their )?(?:\p{L}{1,40}['’]s )?\S{1,40}/giu;

/** The rest of a whole, in a claim with words of its own for it: of nine, two passed and seven failed. */
function isRest(claimed: Quantity, { quantities, evidence }: KnownNumbers, claim: string): boolean {
  const known = stemsOf(evidence);
  if (claimed.dimension !== 'count' || stemsOf(claim).every((stem) => isAmong(stem, known))) return false;
  return [...evidence.matchAll(partOfWhole)].some(({ index, 0: { length } }) => {
    const [part, whole] = quantities.filter(
      ({ at, isLoose }) => isLoose !== true && at >= index && at < index + length,
    );
    return part !== undefined && whole !== undefined && isClose(claimed.value, whole.value - part.value);
  });
}

function isSum(value: number, alike: readonly Quantity[], claim: string): boolean {
  const values = alike.map(valueOf);
  const all = values.reduce((sum, one) => sum + one, 0);
  return (
    isClose(value, all) ||
    values.some((one, index) => isClose(value, one + (values[index + 1] ?? 0))) ||
    (/\bincluding\b/i.test(claim) && values.some((one) => isClose(value, one + 1)))
  );
}

function isDifference(claimed: Quantity, alike: readonly Quantity[], dates: readonly CalendarDate[]): boolean {
  if (claimed.dimension === 'months') {
    const years = dates.flatMap(({ year }) => year ?? []);
    return pairsOf(years).some(([left, right]) => isClose(claimed.value, 12 * Math.abs(left - right)));
  }
  const values = [...alike.map(valueOf), ...(claimed.dimension === 'percent' ? [100] : [])];
  const minutes = claimed.dimension === 'time' ? dates.flatMap(({ minute }) => minute ?? []) : [];
  return (
    pairsOf(values).some(([left, right]) => isClose(valueOf(claimed), Math.abs(left - right))) ||
    (isPeculiar(claimed.amount) && pairsOf(values).some(([left, right]) => isClose(valueOf(claimed), left + right))) ||
    pairsOf(minutes).some(([left, right]) => isClose(claimed.value, 60 * Math.abs(left - right)))
  );
}

/** A part of a whole, or by how much one number is more or less than another, in percent. */
function isShare(claimed: Quantity, known: readonly Quantity[]): boolean {
  if (claimed.dimension !== 'percent') return false;
  const counts = known.filter(({ dimension, isLoose }) => dimension !== 'percent' && isLoose !== true);
  return pairsOf(counts).some(([left, right]) => {
    if (left.dimension !== right.dimension || left.value === 0 || right.value === 0) return false;
    const shares = [left.value / right.value, right.value / left.value];
    return shares.some((share) =>
      [share, Math.abs(share - 1)].some((part) => Math.abs(100 * part - claimed.value) <= percentTolerance),
    );
  });
}

/** Of the first few only: there are as many pairs as the square of them. */
function pairsOf<Value>(values: readonly Value[]): (readonly [Value, Value])[] {
  const first = values.slice(0, 30);
  return first.flatMap((left, index) => first.slice(index + 1).map((right) => [left, right] as const));
}

function isClose(left: number, right: number): boolean {
  return left > 0 && Math.abs(left - right) <= 1e-6 * Math.max(left, right);
}
