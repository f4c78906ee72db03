import { type CalendarDate, datesIn } from './dates.ts';
import { lazy, lazyPattern } from './lazy.ts';
import { numberInWords, valueOfWords } from './number-words.ts';
import { quantitiesIn } from './quantities.ts';

/** Dates that a text gives without writing them: the last day of "the end of March", the year before one that it names, the days between Monday and Thursday. */
export function impliedDates(text: string, written: readonly CalendarDate[]): CalendarDate[] {
  return [
    ...written.flatMap(monthsOfQuarter),
    ...monthsOfYear(text),
    ...datesIn(edgesIn(text)).dates,
    ...relativeDates(text, written),
    ...daysBetween(text, written),
  ];
}

const months = 'January February March April May June July August September October November December'.split(' ');
const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const edges = new RegExp(
  String.raw`\b(end|close|beginning|start) of (?:the (?:year|month) )?(?:(?:(${months.join('|')}))( (?:19|20|21)\d\d)?|((?:19|20|21)\d\d))`,
  'g',
);

const lastDayOf = new RegExp(String.raw`\blast day of ((?:(?:${months.join('|')})(?:, | and |,? or )?)+)`, 'gi');

/** "By the end of March" is by 31 March and before April. */
function edgesIn(text: string): string {
  const last = [...text.matchAll(lastDayOf)].flatMap(([, names = '']) =>
    months.flatMap((name, place) => (names.includes(name) ? [`${lastDays[place]} ${name}`] : [])),
  );
  const edged = [...text.matchAll(edges)].flatMap(([, edge = '', name, year = '', wholeYear]) => {
    const isEnd = /end|close/i.test(edge);
    if (wholeYear !== undefined) return `${isEnd ? '31 December' : '1 January'} ${wholeYear}`;
    const place = months.indexOf(name ?? '');
    return isEnd ? [`${lastDays[place]} ${name}${year}`, `in ${months[(place + 1) % 12]}`] : `1 ${name}${year}`;
  });
  return [...last, ...edged].join('\n');
}

const neighbours = lazy((): readonly (readonly [words: RegExp, unit: Unit, step: number])[] => [
  [
    /\b(?:(?:previous|preceding|prior|last) year|(?:the|a) year (?:before|earlier|previously)|Vorjahr\p{L}*|année précédente|an plus tôt|año anterior|un año antes)/iu,
    'year',
    -1,
  ],
  [
    /\b(?:(?:following|next|subsequent) year|(?:the|a|one) year (?:after|later)|Folgejahr\p{L}*|année suivante|an plus tard|año siguiente|un año después)/iu,
    'year',
    1,
  ],
  [/\b(?:(?:previous|preceding|prior|last) quarter|(?:the|a) quarter (?:before|earlier))\b/i, 'quarter', -1],
  [/\b(?:(?:following|next) quarter|(?:the|a) quarter (?:after|later))\b/i, 'quarter', 1],
  [/\b(?:(?:previous|preceding) month|(?:the|a) month (?:before|earlier))\b/i, 'month', -1],
  [/\b(?:(?:following|next) month|(?:the|a) month (?:after|later))\b/i, 'month', 1],
  [/\b(?:(?:previous|preceding) day|(?:the|a) day (?:before|earlier))\b|\bla veille\b|\bam Vortag\b/i, 'day', -1],
  [
    /\b(?:(?:following|next) day|(?:the|a) day (?:after|later)|lendemain|al día siguiente)\b|\bam (?:nächsten|folgenden) Tag\b/i,
    'day',
    1,
  ],
]);
const shift = lazyPattern(
  String.raw`\b(\d{1,3}|${numberInWords}) (year|month|week|day)s? (later|after(?:wards)?|earlier|before)\b( (?:the|an?|its|their|his|her|it|they|he|she)\b)?`,
  'giu',
);
/** How long something lasts that begins on a date: its last day is one day before that much later. */
const span = lazyPattern(
  String.raw`\b(?:for|lasts?|lasted|took|takes?|runs? for|ran for|term of|period of) (?:about |another |a further )?(\d{1,3}|${numberInWords}) (year|month|week|day)s?\b`,
  'giu',
);
const minutesLater = /\b(?:later|takes?|took|lasts?|lasted|for|after)\b/i;

type Unit = 'year' | 'quarter' | 'month' | 'day';

/** "Two years later" than each date of the text. */
function relativeDates(text: string, written: readonly CalendarDate[]): CalendarDate[] {
  const steps = [
    ...neighbours().flatMap(([words, unit, step]) => (words.test(text) ? [{ unit, step }] : [])),
    ...[...text.matchAll(shift())].map(([, count = '', name = '', side = '', other]) => {
      // "On 2 May, two days before the siege" the siege was on 4 May.
      const isLater = /later|after/i.test(side) === (other === undefined);
      const step = (valueOfWords(count) ?? Number(count)) * (isLater ? 1 : -1);
      const unit = name.toLowerCase();
      return unit === 'week' ? { unit: 'day' as const, step: 7 * step } : { unit: unit as Unit, step };
    }),
  ];
  const days = written.slice(0, 30);
  const ends = [...text.matchAll(span())].slice(0, 5).flatMap(([said = '', count = '', name = '']) => {
    const step = valueOfWords(count) ?? Number(count);
    const unit = name.toLowerCase();
    const shifted = (side: 1 | -1) =>
      days.flatMap((date) =>
        unit === 'week' ? moved(date, 'day', 7 * side * step) : moved(date, unit as Unit, side * step),
      );
    const then = shifted(1);
    // What took four years began four years before.
    if (/^took/i.test(said)) return [...then, ...shifted(-1)];
    return [...then, ...then.flatMap((date) => moved(date, 'day', -1))];
  });
  return [
    ...steps.slice(0, 10).flatMap(({ unit, step }) => days.flatMap((date) => moved(date, unit, step))),
    ...ends,
    ...laterTimes(text, days),
  ];
}

/** "At 7:15 … 2 hours 40 minutes later". */
function laterTimes(text: string, written: readonly CalendarDate[]): CalendarDate[] {
  if (!minutesLater.test(text)) return [];
  const lengths = quantitiesIn(datesIn(text).rest)
    .filter(({ dimension }) => dimension === 'time')
    .map(({ value }) => value / 60);
  const sums = [...lengths, ...lengths.slice(1).map((length, index) => length + (lengths[index] ?? 0))].slice(0, 10);
  return written.flatMap(({ text: said, at, minute }) =>
    minute === undefined ? [] : sums.map((length) => ({ text: said, at, minute: (minute + length) % 1_440 })),
  );
}

function moved(date: CalendarDate, unit: Unit, step: number): CalendarDate[] {
  const { text, at, year, month, day } = date;
  if (date[unit] === undefined) return [];
  if (unit === 'year') return [{ ...date, year: (year ?? 0) + step }];
  if (unit === 'quarter') return [{ text, at, quarter: (((date.quarter ?? 1) - 1 + step + 4) % 4) + 1 }];
  const then = new Date(Date.UTC(year ?? 2001, (month ?? 1) - 1, day ?? 1));
  if (unit === 'month') then.setUTCMonth(then.getUTCMonth() + step);
  else then.setUTCDate(then.getUTCDate() + step);
  if (unit === 'day' && month === undefined) return [];
  return [
    {
      text,
      at,
      month: then.getUTCMonth() + 1,
      ...(day === undefined ? {} : { day: then.getUTCDate() }),
      ...(year === undefined ? {} : { year: then.getUTCFullYear() }),
    },
  ];
}

const firstMonths = lazyPattern(
  String.raw`\bfirst (\d|${numberInWords}) months\b|\b(first|second) half\b|\b(H[12])\b`,
  'i',
);

/** "The first nine months" end in September, and the second half of the year begins in July. */
function monthsOfYear(text: string): CalendarDate[] {
  const [all, count = '', half = '', short = ''] = firstMonths().exec(text) ?? [];
  if (all === undefined) return [];
  const isSecond = /second|2/i.test(half + short);
  const last = count === '' ? 6 : (valueOfWords(count) ?? Number(count));
  return circle(1, Math.min(last, 12), 12).map((month) => ({ text: all, at: 0, month: isSecond ? month + 6 : month }));
}

const weekdays = /\b(?:weekdays?|working days?|business days?|werktags|wochentags|jours ouvrables|días laborables)\b/i;
const weekend = /\b(?:weekends?|Wochenende\p{L}*|week-ends?|fin(?:es)? de semana)/iu;
const everyDay =
  /\b(?:daily|every day|each day|all week|seven days a week|täglich|tous les jours|chaque jour|todos los días|diario)\b/i;
const through = /^\s*(?:to|through|until|till|–|-|bis|au|à|a|al)\s*$/i;

/** April to June are the second quarter. */
function monthsOfQuarter({ text, at, year, quarter, month, day }: CalendarDate): CalendarDate[] {
  const ofYear = year === undefined ? {} : { year };
  if (quarter !== undefined) {
    return [2, 1, 0].map((before) => ({ text, at, ...ofYear, month: 3 * quarter - before }));
  }
  return month === undefined || day !== undefined ? [] : [{ text, at, ...ofYear, quarter: Math.ceil(month / 3) }];
}

/** Of weekdays and months: what lies between two of them, and what "weekdays" are. */
function daysBetween(text: string, written: readonly CalendarDate[]): CalendarDate[] {
  const ordered = written.toSorted((left, right) => left.at - right.at);
  const between = ordered.flatMap((from, index): CalendarDate[] => {
    const to = ordered[index + 1];
    if (to === undefined || !through.test(text.slice(from.at + from.text.length, to.at))) return [];
    if (from.weekday !== undefined && to.weekday !== undefined)
      return circle(from.weekday, to.weekday, 7).map((weekday) => ({ text: from.text, at: from.at, weekday }));
    if (from.day !== undefined || to.day !== undefined || from.month === undefined || to.month === undefined) return [];
    // Outside the season are all other months.
    if (/\b(?:outside|otherwise|rest of the year|other months)\b/i.test(text))
      return circle(1, 12, 12).map((month) => ({ text: from.text, at: from.at, month }));
    return circle(from.month, to.month, 12).map((month) => ({ text: from.text, at: from.at, month }));
  });
  const named = [
    ...(weekdays.test(text) ? circle(1, 5, 7) : []),
    ...(weekend.test(text) ? [6, 7] : []),
    ...(everyDay.test(text) ? circle(1, 7, 7) : []),
  ];
  return [...between, ...named.map((weekday) => ({ text: '', at: 0, weekday }))];
}

function circle(from: number, to: number, size: number): number[] {
  const length = ((to - from + size) % size) + 1;
  return Array.from({ length }, (_none, index) => ((from - 1 + index) % size) + 1);
}
