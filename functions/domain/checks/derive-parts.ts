import type { CalendarDate } from '../dates.ts';
import type { Quantity } from '../quantities.ts';

/** What a number may be worked out from. */
export interface KnownNumbers {
  readonly quantities: readonly Quantity[];
  readonly dates: readonly CalendarDate[];
  readonly evidence: string;
}

const each =
  /\b(?:each|every|per|apiece|an? (?:day|week|month|year|session|piece)|je|jede[rsnm]?|pro|chacune?|chaque|par|cada|por)\b/i;
const inAll =
  /\b(?:in all|in total|total|altogether|overall|together|a|per|daily|weekly|monthly|yearly|annual|annually|insgesamt|pro|au total|par|en total|al)\b/i;
const change =
  /\b(?:more|less|fewer|higher|lower|cheaper|dearer|larger|smaller|longer|shorter|older|younger|up|down|by|cut|reduc\w+|rais\w+|rose|fell|increas\w+|decreas\w+|grew|discount|mehr|weniger|höher|niedriger|gestiegen|gesunken|plus|moins|más|menos)\b/i;

/** In the claim only, these say that it speaks of those that are left. */
const rest =
  /\b(?:not|no|never|none|yet|rest|remain\w*|other|others|fail\w*|without|lack\w*|miss\w*|un\p{L}{4,}|nicht|übrig\p{L}*|ne|reste\p{L}*|no|resto|demás)\b/iu;

/** The part of counts by which a rounded share of them may miss. */
const leastCounted = 0.5;

/** "45 % of the 1,200 households" are 540 of them: a share of a whole, of whatever the share is. */
export function isPart(claimed: Quantity, claim: string, { quantities: known, evidence }: KnownNumbers): boolean {
  const shares = [
    ...new Set(known.filter(({ dimension }) => dimension === 'percent').map(({ value }) => value / 100)),
  ].slice(0, 12);
  const wholes = known
    .filter((one) => one.dimension === claimed.dimension && one.isLoose !== true && one.value !== 0)
    .slice(0, 12);
  const changed = change.test(evidence);
  const isRest = rest.test(claim) && !rest.test(evidence);
  return shares.some((share) =>
    wholes.some(({ value }) => {
      const parts = [
        share,
        ...(isRest ? [1 - share] : []),
        ...(changed ? [1 + share, 1 / (1 + share), 1 / (1 - share)] : []),
      ];
      return parts.some((part) => part > 0 && Number.isFinite(part) && isSameCount(claimed, part * value));
    }),
  );
}

/** What is left of a fraction that the evidence names: two thirds have not, where one third has. */
export function isComplement(claimed: Quantity, claim: string, { quantities: known, evidence }: KnownNumbers): boolean {
  return (
    rest.test(claim) &&
    !rest.test(evidence) &&
    claimed.dimension === 'percent' &&
    known.some(
      (one) => one.dimension === 'percent' && one.isLoose === true && Math.abs(100 - one.value - claimed.value) < 0.6,
    )
  );
}

/** "Ten sessions of 90 minutes each" are 15 hours in all. */
export function isProduct(claimed: Quantity, claim: string, known: readonly Quantity[], evidence: string): boolean {
  if (!each.test(evidence) || !inAll.test(claim)) return false;
  const counts = known.filter(({ dimension, isLoose }) => dimension === 'count' && isLoose !== true).slice(0, 12);
  const measures = known.filter((one) => one.dimension === claimed.dimension).slice(0, 12);
  return counts.some((count) =>
    measures.some((one) => one !== count && Math.abs(count.value * one.value - claimed.value) <= 1e-6 * claimed.value),
  );
}

/** At 6 euros a day, 1,260 euros are 210 days: not where it may as well be the one or the other with another magnitude. */
export function isQuotient({ amount }: Quantity, { quantities: known, evidence }: KnownNumbers): boolean {
  if (!each.test(evidence) || amount < leastQuotient) return false;
  const measured = known.filter(({ isLoose, value }) => isLoose !== true && value > 0).slice(0, 20);
  return measured.some((whole) =>
    measured.some(
      (part) =>
        whole.dimension === part.dimension &&
        !/^10*$/.test(String(part.amount)) &&
        Math.abs(whole.value / part.value - amount) <= 1e-6 * amount,
    ),
  );
}

/** 36 turbines of 151 megawatts together have 4.2 each. */
export function isAmountEach(claimed: Quantity, claim: string, { quantities: known }: KnownNumbers): boolean {
  if (!/\b(?:each|per|apiece|on average|je|jeweils|pro|chacune?|par|cada|por)\b/i.test(claim)) return false;
  const measured = known.filter(({ isLoose, value }) => isLoose !== true && value > 0).slice(0, 20);
  const [, decimals = ''] = String(claimed.amount).split('.');
  return measured.some((whole) =>
    measured.some(
      (count) =>
        count.dimension === 'count' &&
        count.value >= 2 &&
        whole !== count &&
        whole.dimension === claimed.dimension &&
        claimed.dimension !== 'count' &&
        Math.abs((whole.value / count.value) * (claimed.amount / claimed.value) - claimed.amount) <=
          0.51 / 10 ** decimals.length,
    ),
  );
}

/** What is less is hit by chance. */
const leastQuotient = 20;

const under = /\b(?:under|below|less than|fewer than|younger than|lower than|unter|weniger als|moins de|menos de)\s+$/i;
const over =
  /\b(?:over|above|more than|longer than|older than|higher than|exceed(?:s|ing)?|über|mehr als|plus de|más de)\s+$/i;
const inclusive =
  /^[^.,;]{0,14}\b(?:(?:or|and|oder|et|ou|y|o) (?:younger|under|less|fewer|below|older|over|more|above|longer|jünger|weniger|älter|mehr|moins|plus|menos|más)|onwards?)\b/iu;
const inclusiveBefore =
  /\b(?:(?:at least|at most|up to|no (?:more|fewer|less) than|from|until)(?: (?:the age of|aged?))?|aged|mindestens|höchstens|au moins|au plus|al menos|como máximo)\s+$/i;

/** "Under five" is four and younger: of what is counted in whole numbers, the bound next to it. */
export function isNextBound(claimed: Quantity, claim: string, { quantities: known, evidence }: KnownNumbers): boolean {
  if (!Number.isInteger(claimed.amount) || claimed.amount > 50) return false;
  const isInclusive =
    inclusive.test(claim.slice(claimed.at + claimed.text.length)) ||
    inclusiveBefore.test(claim.slice(Math.max(0, claimed.at - 24), claimed.at));
  return (
    isInclusive &&
    known.some((one) => {
      const left = evidence.slice(Math.max(0, one.at - 24), one.at);
      return (
        (under.test(left) && one.amount === claimed.amount + 1) ||
        (over.test(left) && one.amount === claimed.amount - 1)
      );
    })
  );
}

/** "Three times as long" compares two of the numbers. */
export function isRatio({ dimension, noun, value }: Quantity, known: readonly Quantity[]): boolean {
  if (dimension !== 'count' || noun !== 'time') return false;
  const measured = known.filter(({ isLoose }) => isLoose !== true).slice(0, 20);
  return measured.some((left) =>
    measured.some(
      (right) =>
        isOfOneKind(left, right) && right.amount > 0 && Math.abs(left.amount / right.amount - value) < 0.05 * value,
    ),
  );
}

/** "90 days, log files for 30" leaves out a unit. */
function isOfOneKind(left: Quantity, right: Quantity): boolean {
  return (
    left.dimension === right.dimension ||
    [left, right].some(({ dimension, noun }) => dimension === 'count' && noun === '')
  );
}

/** By which part of it a number of three digits or more may be rounded: 213 stands for a third of 640. */
function roundingOf(amount: number): number {
  const digits = String(amount).replaceAll(/[-.]/g, '').replace(/^0+/, '');
  return digits.length >= 3 && !digits.endsWith('0') ? 0.5 / Number(digits) : 0;
}

/** Things that are counted are whole; what is measured is exact. */
function isSameCount({ dimension, value, amount }: Quantity, part: number): boolean {
  const isCounted = dimension === 'count' && value >= 5;
  const tolerance = isCounted ? leastCounted : Math.max(1e-3, roundingOf(amount)) * Math.abs(value);
  return Math.abs(part - value) <= tolerance;
}
