import { areComparable, type CalendarDate, coversDate, datesIn } from '../dates.ts';
import { impliedDates } from '../implied-dates.ts';
import { plainDates } from '../plain-dates.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';

/** Each date of the claim, down to weekdays and times of day, stands in the evidence, in whatever form. */
export const compareDates: Check = (claim, { readings, headings }) => {
  const evidence = plainDates(readings.join('\n'));
  const known = datesIn(evidence).dates;
  const implied = impliedDates(evidence, known);
  const titles = headings.join('\n');
  const above = datesIn(titles).dates;
  const dates = datesIn(plainDates(claim)).dates;
  // Closed from November to March is open from April to October.
  if (closing.test(claim) !== closing.test(evidence) && areOtherMonths(dates, known)) return [];
  return dates.flatMap((date): Disagreement[] => {
    if (isEve(date, known, claim)) return [];
    if (
      [known, implied, above].some((dates) => isCovered(date, dates)) ||
      isOfTitledYear(date, known, titles) ||
      isWrittenYear(date, `${evidence}\n${titles}`)
    )
      return [];
    if (isOutside(date, implied, claim)) return [];
    const rivals = known.filter((candidate) => areComparable(candidate, date));
    if (rivals.length === 0) return [insufficient(`date not in the evidence: ${date.text}`)];
    const said = rivals.slice(0, 3).map(({ text }) => text);
    return [contradicted(`the evidence gives another date: not ${date.text}, but ${said.join(' or ')}`)];
  });
};

const closing =
  /\b(?:closed|shut|not|no|never|except|outside|without|geschlossen|nicht|kein\p{L}*|fermée?s?|pas|sauf|cerrad\p{L}*)(?!\p{L})/iu;

/** Above a table of months stands their year, as in "Month (2023)". */
function isOfTitledYear({ year, ...date }: CalendarDate, known: readonly CalendarDate[], titles: string): boolean {
  return (
    year !== undefined &&
    date.month !== undefined &&
    new RegExp(String.raw`(?<!\p{N})${year}(?!\p{N}|[.,]\p{N})`, 'u').test(titles) &&
    known.every((candidate) => candidate.year === undefined || candidate.year === year) &&
    known.some((candidate) => candidate.year === undefined && coversDate(candidate, date))
  );
}

/** Whether of the claim's months the first follows the last of the evidence, and the last comes before its first. */
function areOtherMonths(claimed: readonly CalendarDate[], known: readonly CalendarDate[]): boolean {
  const [[first, last, ...more], [from, to, ...others]] = [claimed, known].map(monthsIn) as [number[], number[]];
  if (first === undefined || last === undefined || from === undefined || to === undefined) return false;
  return more.length + others.length === 0 && first === (to % 12) + 1 && from === (last % 12) + 1;
}

function monthsIn(dates: readonly CalendarDate[]): number[] {
  return dates
    .toSorted((left, right) => left.at - right.at)
    .flatMap(({ month, day }) => (day === undefined && month !== undefined ? [month] : []));
}

/** What begins on 1 April follows what goes on until the end of March. */
function isEve({ text, year, month, day }: CalendarDate, known: readonly CalendarDate[], claim: string): boolean {
  if (month === undefined || !/\b(?:until|till|to|through|at|by)\b/i.test(claim)) return false;
  const isLast = day === undefined && new RegExp(String.raw`\b(?:end|close) of ${text}`).test(claim);
  return known.some((date) => {
    if (date.day !== 1 || date.month === undefined) return false;
    const eve = new Date(Date.UTC(date.year ?? year ?? 2001, date.month - 1, 0));
    const isOfYear = year === undefined || date.year === undefined || year === eve.getUTCFullYear();
    return isOfYear && month === eve.getUTCMonth() + 1 && (isLast || day === eve.getUTCDate());
  });
}

/** Parts of a date may stand apart, as in "On Monday, 3 May, … at 9:00". */
function isCovered(date: CalendarDate, known: readonly CalendarDate[]): boolean {
  if (known.some((candidate) => coversDate(candidate, date) || isSameHour(candidate, date))) return true;
  const { text, at, year, ...rest } = date;
  if (year === undefined || Object.keys(rest).length === 0) return false;
  return (
    known.some((candidate) => candidate.year === year && Object.keys(candidate).length === 3) &&
    known.some((candidate) => candidate.year === undefined && coversDate(candidate, { text, at, ...rest }))
  );
}

/** From Monday to Saturday is not on Sunday. */
function isOutside({ weekday }: CalendarDate, implied: readonly CalendarDate[], claim: string): boolean {
  return (
    weekday !== undefined &&
    implied.some((one) => one.weekday !== undefined) &&
    /\b(?:not|no|never|closed|except|geschlossen|nicht|kein\p{L}*|fermée?s?|pas|cerrad\p{L}*)\b/iu.test(claim)
  );
}

/** "Half past seven" and "nine o'clock" leave open which half of the day they are in. */
function isSameHour({ minute, ...known }: CalendarDate, claimed: CalendarDate): boolean {
  if (minute === undefined || claimed.minute === undefined) return false;
  const isOpen = [known.text, claimed.text].some((text) => /(?:past|to) \p{L}+$|o['’]clock$/iu.test(text));
  return isOpen && (minute - claimed.minute) % 720 === 0;
}

/** A year before a noun, as in "the 2019 report", is no date to the reader of dates. */
function isWrittenYear({ year, month, quarter }: CalendarDate, evidence: string): boolean {
  if (year === undefined || month !== undefined || quarter !== undefined) return false;
  return new RegExp(String.raw`(?<!\p{N})${year}(?!\p{N}|[.,]\p{N})`, 'u').test(evidence);
}
