import { isAmong, stemsOf } from '../clauses.ts';
import { datesIn } from '../dates.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from '../quantities.ts';
import { type Check, contradicted } from './check.ts';

/** A value in a stretch of text, with the words round it that say whose it is. */
interface Borne {
  readonly value: Quantity;
  readonly bearer: readonly string[];
  readonly years: readonly number[];
  /** In which stretch it stands. */
  readonly part: number;
}

/** More are a table, and each of the claim is held against each of the evidence. */
const mostValues = 40;

/** "Among the nurses, 64 percent …": what stands before that comma says whose it is. */
const joint =
  /[;\n]|\.\s|\.$|(?<!\b[Bb]etween\s[^,.;]{1,20}),?\s+(?:and|but|while|whereas|compared with|compared to|versus|against)\s|(?<!(?:^|[.;]\s)(?:Among|Of|In|For|With|At|On|By|Under|From|When|If|During)\s[^,.;]{1,80}),\s/;

/** A value belongs to what the evidence gives it to: the price of the one is not the price of the other. */
export const compareBearers: Check = (claim, { readings }) => {
  const evidence = readings.join('\n');
  const known = borneIn(evidence).slice(0, mostValues);
  const claimed = borneIn(claim).slice(0, mostValues);
  const isTaken = claimed.some(({ value, bearer, years, part }) => {
    const beside = claimed.filter((one) => one.part === part).map((one) => one.value);
    const own = known.filter((one) => isSameQuantity(one.value, value));
    const others = known.filter(
      (one) => isComparable(one.value, value) && !beside.some((other) => isSameQuantity(one.value, other)),
    );
    if (own.length === 0 || others.length === 0) return false;
    const isOfOtherYear = tellByYear(years, own, others);
    if (isOfOtherYear !== undefined) return isOfOtherYear;
    // Words that stand with this value only, and words that stand with another value only.
    const ownWords = distinct(own, others);
    const otherWords = distinct(others, own);
    const mine = bearer.filter((stem) => isAmong(stem, ownWords)).length;
    const theirs = bearer.filter((stem) => otherWords.includes(stem)).length;
    if (ownWords.length === 0) return false;
    return theirs > 0 && (mine === 0 || (theirs === new Set(otherWords).size && mine < new Set(ownWords).size));
  });
  return isTaken ? [contradicted('the evidence gives this value to something else')] : [];
};

/** Whether a value is given to a year that only others have; undefined where years tell nothing. */
function tellByYear(years: readonly number[], own: readonly Borne[], others: readonly Borne[]): boolean | undefined {
  const [its, theirs] = [own, others].map((ones) => new Set(ones.flatMap((one) => one.years)));
  if (years.length === 0 || its === undefined || its.size === 0) return undefined;
  return !years.some((year) => its.has(year)) && years.some((year) => theirs?.has(year) === true);
}

function isComparable(left: Quantity, right: Quantity): boolean {
  return left.dimension === right.dimension && (left.dimension !== 'count' || left.noun === right.noun);
}

function distinct(ones: readonly Borne[], others: readonly Borne[]): string[] {
  const shared = new Set(others.flatMap(({ bearer }) => bearer));
  return ones.flatMap(({ bearer }) => bearer).filter((stem) => !shared.has(stem));
}

function borneIn(said: string): Borne[] {
  const { dates, rest } = datesIn(said);
  let end = 0;
  return rest.split(joint).flatMap((text, part) => {
    const start = rest.indexOf(text, end);
    end = start + text.length;
    const years = dates.flatMap(({ at, year }) => (at >= start && at < end && year !== undefined ? [year] : []));
    const whole = stemsAndLetters(text);
    const isPlain = !aside.test(text);
    return quantitiesIn(text)
      .slice(0, mostValues)
      .map((value) => {
        // "To 9.8 bar after the valve had opened": the valve is not what has 9.8 bar.
        const own = () => stemsAndLetters(text.slice(0, value.at) + text.slice(value.at).replace(aside, ' '));
        return { value, bearer: isPlain ? whole : own(), years, part };
      });
  });
}

const aside = /\s(?:after|before|once|when|while|if|unless)\s.*$/is;

/** Verbs between a thing and its value say nothing of whose it is. */
const linking =
  /\b(?:earn|pay|paid|cost|receiv|charg|appl|amount|reach|stood|stand|total|tak|took|last|weigh|measur|yield|carr|draw|drew|com|cam|run|ran|fall|fell|ris|ros|grew|grow|climb|account|number)(?:e|ed|es|s|ing|ies|ied|y)?\b|\b(?:year|month|week|day)s?\b/giu;

/** "Pump A" and "pump B" differ in what is no word. */
function stemsAndLetters(part: string): string[] {
  return [
    ...stemsOf(part.replaceAll(linking, ' ')),
    ...(part.match(/(?<=\p{L} )\p{Lu}(?![\p{L}\p{N}.])|(?<!\p{L})\p{L}+-?\d+(?!\p{L})/gu) ?? []),
  ];
}
