import { areComparable, type CalendarDate, coversDate, datesIn } from '../dates.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';

/** Each date of the claim, down to weekdays and times of day, stands in the evidence, in whatever form. */
export const compareDates: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const known = datesIn(evidence).dates;
  const ends = datesIn(endsIn(evidence)).dates;
  const above = datesIn(headings.join('\n')).dates;
  return datesIn(claim).dates.flatMap((date): Disagreement[] => {
    if (isCovered(date, known) || isCovered(date, ends) || isCovered(date, above) || isWrittenYear(date, evidence))
      return [];
    const rivals = known.filter((candidate) => areComparable(candidate, date));
    if (rivals.length === 0) return [insufficient(`date not in the evidence: ${date.text}`)];
    const said = rivals.slice(0, 3).map(({ text }) => text);
    return [contradicted(`the evidence gives another date: not ${date.text}, but ${said.join(' or ')}`)];
  });
};

const months = 'January February March April May June July August September October November December'.split(' ');
const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const month = `(${months.join('|')})`;
const edges = new RegExp(
  String.raw`\b(end|close|beginning|start) of (?:the (?:year|month) )?(?:(?:${month})( (?:19|20|21)\d\d)?|((?:19|20|21)\d\d))`,
  'g',
);
const firstOfTwo = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th)?(?: (?:to|and|until|or) |[–-])\d{1,2}(?:st|nd|rd|th)? ${month}( (?:19|20|21)\d\d)?`,
  'g',
);

/** Days that a text names by others: "by the end of March" is by 31 March and before April, "1 to 15 June" begins on 1 June. */
function endsIn(text: string): string {
  const named = [...text.matchAll(edges)].flatMap(([, edge = '', name, year = '', wholeYear]) => {
    const isEnd = /end|close/i.test(edge);
    if (wholeYear !== undefined) return `${isEnd ? '31 December' : '1 January'} ${wholeYear}`;
    const place = months.indexOf(name ?? '');
    return isEnd ? [`${lastDays[place]} ${name}${year}`, `in ${months[(place + 1) % 12]}`] : `1 ${name}${year}`;
  });
  return [...named, ...[...text.matchAll(firstOfTwo)].map(([, day, name, year = '']) => `${day} ${name}${year}`)].join(
    '\n',
  );
}

/** Parts of a date may stand apart, as in "On Monday, 3 May, … at 9:00". */
function isCovered(date: CalendarDate, known: readonly CalendarDate[]): boolean {
  if (known.some((candidate) => coversDate(candidate, date))) return true;
  const { text, at, year, ...rest } = date;
  if (year === undefined || Object.keys(rest).length === 0) return false;
  return (
    known.some((candidate) => candidate.year === year && Object.keys(candidate).length === 3) &&
    known.some((candidate) => candidate.year === undefined && coversDate(candidate, { text, at, ...rest }))
  );
}

/** A year before a noun, as in "the 2019 report", is no date to the reader of dates. */
function isWrittenYear({ year, month, quarter }: CalendarDate, evidence: string): boolean {
  if (year === undefined || month !== undefined || quarter !== undefined) return false;
  return new RegExp(String.raw`(?<!\p{N})${year}(?!\p{N}|[.,]\p{N})`, 'u').test(evidence);
}
