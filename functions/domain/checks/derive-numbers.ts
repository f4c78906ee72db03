import { isAmong, stemsOf } from '../clauses.ts';
import type { CalendarDate } from '../dates.ts';
import { lazyPattern } from '../lazy.ts';
import { numberInWords } from '../number-words.ts';
import { namesIn } from '../proper-names.ts';
import type { Quantity } from '../quantities.ts';
import {
  isAmountEach,
  isComplement,
  isNextBound,
  isPart,
  isProduct,
  isQuotient,
  isRatio,
  type KnownNumbers,
} from './derive-parts.ts';
import { isInPlaceOf } from './same-place.ts';

/** By how much a rounded number may miss what it stands for. */
const roundingTolerance = 0.1;
/** The same of a round bound, such as "over a thousand": it is true of all beyond it. */
const boundTolerance = 0.25;
/** Of the last digit of a percentage: it is rounded. */
const percentTolerance = 0.6;

const rounding =
  /\b(about|around|nearly|almost|close to|roughly|approximately|circa|some|just over|just under|over|more than|above|well over|in excess of|under|less than|fewer than|below|up to)\s+[$€£¥]?$/i;
const upwards = /over|more|above|excess/i;
const downwards = /nearly|almost|under|less|fewer|below|up to/i;

const sums = /\b(?:in all|in total|total|totals|totalled|together|altogether|combined|overall|including|sum|both)\b/i;
const differences =
  /\b(?:by|more|less|fewer|later|after|earlier|before|longer|shorter|higher|lower|older|younger|difference|between|within|gap|apart|for|over|last(?:s|ed)?|took|not|cannot|without|no|nor|down|span\w*|grew|rose|fell|gain\w*|lost|remain\w*|left|rest|other|others|dauer\w*|dur[ea]\w*|tarda\w*)\b/i;

/** The evidence says itself by how much something differs. */
const comparisons =
  /\bpercentage points?\b|\bby [$€£]?\d[\d.,]*(?: \S+){0,2} to \b|\bum \d[\d.,]*(?: \S+)? auf \b|\bde \d[\d.,]*(?: \S+)? à \b/i;

/** Whether a number of the claim follows from those of the evidence: rounded, added up, a difference, a share or the length of a list. */
export function isDerived(claimed: Quantity, claim: string, known: KnownNumbers): boolean {
  const alike = known.quantities.filter((one) => one.isLoose !== true && familyOf(one) === familyOf(claimed));
  if (alike.some((one) => isRounded(claimed, one, claim)) || isNextBound(claimed, claim, known)) return true;
  if (sums.test(claim) && isSum(valueOf(claimed), alike, claim)) return true;
  // Where another number stands among the same words, this one was put in its place.
  if (alike.some((one) => !isClose(one.value, claimed.value) && isInPlaceOf(claimed, claim, one, known.evidence)))
    return false;
  return (
    ((differences.test(claim) || comparisons.test(known.evidence) || isPeculiar(claimed.amount)) &&
      isDifference(claimed, alike, known.dates, others.test(claim))) ||
    (claimed.dimension === 'months' && isDifference(claimed, [], known.dates, false)) ||
    isBetweenTimes(claimed, known.dates) ||
    (differences.test(claim) && isBetweenDates(claimed, known.dates, claim)) ||
    isSpelledShare(claimed, known.evidence) ||
    (compared.test(known.evidence) && isSumOrDifference(claimed, alike)) ||
    isMultiple(claimed, alike, known.evidence) ||
    isRest(claimed, known, claim) ||
    isShare(claimed, known.quantities) ||
    isPart(claimed, claim, known) ||
    isComplement(claimed, claim, known) ||
    isProduct(claimed, claim, known.quantities, known.evidence) ||
    isQuotient(claimed, known) ||
    isAmountEach(claimed, claim, known) ||
    isRatio(claimed, known.quantities)
  );
}

/** "From ten to five" is from 22:00 to 5:00. */
export function isHour({ dimension, value, text }: Quantity, dates: readonly CalendarDate[]): boolean {
  if (dimension !== 'count') return false;
  // "6.45" is 6:45.
  const [, hours, minutes] = /^(\d{1,2})\.(\d\d)$/.exec(text) ?? [];
  const isWritten = hours !== undefined && dates.some(({ minute }) => minute === 60 * Number(hours) + Number(minutes));
  return isWritten || (value <= 12 && dates.some(({ minute = 1 }) => minute % 720 === (value % 12) * 60));
}

/** Whether a small number only counts what the evidence names one after the other. */
export function countsList({ value, dimension, noun, text }: Quantity, evidence: string): boolean {
  if (dimension !== 'count' || value < 2 || value > 12 || !Number.isInteger(value)) return false;
  // "Release 2.0" counts nothing.
  if (/\d/.test(text) && noun === '') return false;
  if (
    value === 2 &&
    /(?<!\p{L})(?:both|either|neither|pair|each other|and|than|between|tied?|level|versus|zwischen|beide\w*|égalité|entre|chacun|ambos|empate)(?!\p{L})/iu.test(
      evidence,
    )
  )
    return true;
  // The rows of a table.
  if (evidence.split('\n').filter((line) => line.includes(' — ')).length === value) return true;
  const lists = evidence.match(/[^,;.:]{1,80}(?:,\s[^,;.]{1,80}){1,12},?\s(?:and|or)\s[^,;.]{1,80}/g) ?? [];
  return (
    lists.some((list) => list.split(/,\s(?:and|or)\s|,\s|\s(?:and|or)\s/).length === value) ||
    new Set(namesIn(evidence)).size === value
  );
}

function isRounded(claimed: Quantity, known: Quantity, claim: string): boolean {
  const [, word = ''] = rounding.exec(claim.slice(Math.max(0, claimed.at - 24), claimed.at)) ?? [];
  if (word === '' || (claimed.isLoose !== true && digitsOf(claimed.amount) >= digitsOf(known.amount))) return false;
  const miss = known.value / claimed.value - 1;
  const isBound = digitsOf(claimed.amount) === 1 && !/just|nearly|almost/i.test(word);
  const tolerance = isBound ? boundTolerance : roundingTolerance;
  if (upwards.test(word)) return miss > 0 && miss <= tolerance;
  if (downwards.test(word)) return miss < 0 && miss >= -tolerance;
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
  if (dimension === 'degrees') return 'celsius';
  return ['dollars', 'euros', 'cents'].includes(dimension) ? 'money' : dimension;
}

function valueOf({ dimension, value }: Quantity): number {
  return dimension === 'cents' ? value / 100 : value;
}

const multiples: readonly (readonly [word: RegExp, factor: number])[] = [
  [/\bhal(?:f(?! an? (?:hour|day|year|dozen)| past|-)|ved|ves)\b/i, 0.5],
  [/\b(?:twice|double[sd]?)\b/i, 2],
  [/\b(?:three times|triple[sd]?)\b/i, 3],
  [/\b(?:four times|quadruple[sd]?)\b/i, 4],
];

/** Whether it is a number of the evidence multiplied as the evidence says. */
function isMultiple(claimed: Quantity, alike: readonly Quantity[], evidence: string): boolean {
  const factors = multiples.filter(([word]) => word.test(evidence)).flatMap(([, factor]) => [factor, 1 / factor]);
  return alike.some((one) => factors.some((factor) => isClose(valueOf(claimed), factor * valueOf(one))));
}

/** "48 patients, 26 of them" as well. */
const wholeWithPart = lazyPattern(
  String.raw`\d[\d.,]* [^.;:\d]{1,60}?,? (?:of (?:whom|which) (?:\p{L}+ ){0,3}|including |darunter |davon |dont |de los cuales )?(?:\d[\d.,]*|${numberInWords})(?: [^.;:,\d]{0,30}| of (?:them|whom|which|these))?`,
  'giu',
);
const partOfWhole = /(?<!\S)\S{1,40} (?:out )?of (?:the |its |their )?(?:\p{L}{1,40}['’]s )?\S{1,40}/giu;

const limits = /\b(?:only|free|not|no|none|without|fail\w*)\b/i;

/** The rest of a whole, in a claim with words of its own for it: of nine, two passed and seven failed. */
function isRest(claimed: Quantity, { quantities, evidence }: KnownNumbers, claim: string): boolean {
  const known = stemsOf(evidence);
  const isReworded =
    stemsOf(claim).some((stem) => !isAmong(stem, known)) || limits.test(evidence) !== limits.test(claim);
  if (!isReworded) return false;
  const inWhole = [...evidence.matchAll(wholeWithPart())].some(({ index, 0: { length } }) => {
    const [whole, part] = quantities.filter(
      ({ at, isLoose }) => isLoose !== true && at >= index && at < index + length,
    );
    return (
      part !== undefined &&
      whole?.dimension === claimed.dimension &&
      ['count', claimed.dimension].includes(part.dimension) &&
      isClose(claimed.amount, whole.amount - part.amount)
    );
  });
  if (inWhole || claimed.dimension !== 'count') return inWhole;
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
    // Parts stand next to each other, or each before its whole.
    values.some((one, index) => [1, 2].some((step) => isClose(value, one + (values[index + step] ?? 0)))) ||
    (/\bincluding\b/i.test(claim) && values.some((one) => isClose(value, one + 1)))
  );
}

/** What is left of a hundred percent has a word of its own. */
const others =
  /\b(?:not|no|nor|never|without|cannot|yet|rest|remain\w*|left|other|others|fail\w*|lack\w*|miss\w*|lost|fell|down|drop\w*|lower|less|fewer|cut|reduc\w+|decreas\w+|declin\w+|only|un\p{L}{4,}|minority|majority|balance|nicht|übrig\p{L}*|weniger|ne|reste\p{L}*|resto|demás)(?!\p{L})/iu;

function isDifference(
  claimed: Quantity,
  alike: readonly Quantity[],
  dates: readonly CalendarDate[],
  isOfOthers: boolean,
): boolean {
  if (claimed.dimension === 'months') {
    const years = dates.flatMap(({ year }) => year ?? []);
    return pairsOf(years).some(([left, right]) => isClose(claimed.value, 12 * Math.abs(left - right)));
  }
  const values = [...alike.map(valueOf), ...(claimed.dimension === 'percent' && isOfOthers ? [100] : [])];
  return (
    pairsOf(values).some(([left, right]) => isClose(valueOf(claimed), Math.abs(left - right))) ||
    (isPeculiar(claimed.amount) && pairsOf(values).some(([left, right]) => isClose(valueOf(claimed), left + right)))
  );
}

/** From 6:55 to 9:40 it takes two hours and 45 minutes. */
function isBetweenTimes({ dimension, value }: Quantity, dates: readonly CalendarDate[]): boolean {
  const minutes = dimension === 'time' ? dates.flatMap(({ minute }) => minute ?? []) : [];
  return pairsOf(minutes).some(([left, right]) => isClose(value, 60 * Math.abs(left - right)));
}

const dayInSeconds = 86_400;

/** From July to September are two months, and from 4 to 19 August 15 days, or 16 with both. */
function isBetweenDates(claimed: Quantity, dates: readonly CalendarDate[], claim: string): boolean {
  const { dimension, value } = claimed;
  const monthly = dates.filter(({ month }) => month !== undefined);
  if (dimension === 'months') {
    return pairsOf(monthly).some(([left, right]) => {
      const months = Math.abs((right.month ?? 0) - (left.month ?? 0));
      if (left.year === undefined || right.year === undefined)
        return [months, 12 - months].some((one) => isClose(value, one));
      return isClose(value, Math.abs(12 * (right.year - left.year) + (right.month ?? 0) - (left.month ?? 0)));
    });
  }
  if (dimension !== 'time') return false;
  const days = monthly.filter(({ day }) => day !== undefined);
  return pairsOf(days).some(([left, right]) => {
    const length = Math.abs(timeOf(left) - timeOf(right)) / 1_000;
    return [length, length + dayInSeconds].some(
      (one) => isClose(value, one) || isRounded(claimed, { ...claimed, amount: one / dayInSeconds, value: one }, claim),
    );
  });
}

function timeOf({ year = 2001, month = 1, day = 1 }: CalendarDate): number {
  return Date.UTC(year, month - 1, day);
}

/** In percent. */
const spelledShares: readonly (readonly [word: RegExp, percents: readonly number[]])[] = [
  [/\b(?:halve[sd]?|halving|by half|halbier\p{L}*|divisé\p{L}* par deux)(?!\p{L})/iu, [50]],
  [/\b(?:doubl(?:e[sd]?|ing)|twice|verdoppel\p{L}*)(?!\p{L})/iu, [100, 200]],
  [/\b(?:tripl(?:e[sd]?|ing)|three times|verdreifach\p{L}*)(?!\p{L})/iu, [200, 300]],
];

/** What is halved is cut by 50 %. */
function isSpelledShare({ dimension, value }: Quantity, evidence: string): boolean {
  return (
    dimension === 'percent' && spelledShares.some(([word, percents]) => percents.includes(value) && word.test(evidence))
  );
}

/** The evidence holds one number against another: "7.4, which was 0.6 less than in 2020". */
const compared =
  /\b(?:more|less|fewer|higher|lower|longer|shorter|older|younger|later|earlier) than (?:in|on|at|the|a year|last|its|that)\b|\b(?:above|below|over|under|short of|ahead of) (?:the|its|that|last)\b|\b(?:up|down) by\b/i;

function isSumOrDifference(claimed: Quantity, alike: readonly Quantity[]): boolean {
  return pairsOf(alike.map(valueOf)).some(([left, right]) =>
    [left + right, Math.abs(left - right)].some((one) => isClose(valueOf(claimed), one)),
  );
}

/** A part of a whole, or by how much one number is more or less than another, in percent. */
function isShare(claimed: Quantity, known: readonly Quantity[]): boolean {
  if (claimed.dimension !== 'percent') return false;
  const [, decimals = ''] = String(claimed.amount).split('.');
  const tolerance = percentTolerance / 10 ** decimals.length;
  const counts = known.filter(({ dimension, isLoose }) => dimension !== 'percent' && isLoose !== true);
  return pairsOf(counts).some(([left, right]) => {
    if (left.dimension !== right.dimension || left.value === 0 || right.value === 0) return false;
    const shares = [left.value / right.value, right.value / left.value];
    return shares.some((share) =>
      [share, Math.abs(share - 1)].some((part) => Math.abs(100 * part - claimed.value) <= tolerance),
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
