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
  return datesIn(plainDates(claim)).dates.flatMap((date): Disagreement[] => {
    if (
      [known, implied, above].some((dates) => isCovered(date, dates)) ||
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
