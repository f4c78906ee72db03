import { lazy, lazyPattern } from './lazy.ts';
import { numberInWords, valueOfWords } from './number-words.ts';

/** A calendar date, or the part of one that is said. */
export interface CalendarDate {
  /** As written. */
  readonly text: string;
  /** Where it begins in the text. */
  readonly at: number;
  readonly year?: number;
  /** 1 to 4. */
  readonly quarter?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** 1 is Monday. */
  readonly weekday?: number;
  /** Minutes after midnight. */
  readonly minute?: number;
}

const parts = ['year', 'quarter', 'month', 'day', 'weekday', 'minute'] as const;
type Part = (typeof parts)[number];

const monthNames = [
  'january jan januar janvier enero',
  'february feb februar février febrero',
  'march mar märz mars marzo',
  'april apr avril abril',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet julio',
  'august aug août agosto',
  'september sept sep septembre septiembre',
  'october oct oktober octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember décembre diciembre',
].map((names) => names.split(' '));
const weekdayNames = [
  'monday montag lundi lunes',
  'tuesday dienstag mardi martes',
  'wednesday mittwoch mercredi miércoles',
  'thursday donnerstag jeudi jueves',
  'friday freitag vendredi viernes',
  'saturday samstag samedi sábado',
  'sunday sonntag dimanche domingo',
].map((names) => names.split(' '));

const names = monthNames.flat().toSorted((left, right) => right.length - left.length);
const month = String.raw`(${names.join('|')})(?![\p{L}])\.?`;
const day = String.raw`(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.)?`;
/** What stands on two lines is said in two places. */
const space = String.raw`[^\S\n]`;
const year = String.raw`((?:1[5-9]|20|21)\d\d)`;
const start = String.raw`(?<![\p{L}\p{N}])`;
const preposition = String.raw`(?:in|since|until|by|from|of|year|jahre?|année|año|before|after|during|between|and|to|im|seit|bis|vor|nach|en|depuis|avant|après|de|desde|hasta|antes|ab)`;

const clock = lazyPattern(
  String.raw`\b(?:(half|(?:a )?quarter|${numberInWords}|\d{1,2}) (?:minutes )?(past|to) )?(one|${numberInWords}|\d{1,2})(?: o['’]clock)?(?: (?:in the|at) (morning|afternoon|evening|night)\b)`,
  'giu',
);
/** "Half past seven", of the morning or the evening. */
const halfDay = lazyPattern(
  String.raw`\b(half|(?:a )?quarter) (past|to) (one|${numberInWords}|\d{1,2})(?![\p{L}\p{N}])`,
  'giu',
);

/** Shortened, as in a table; "Sun" and "Sat" are words too. */
const shortWeekdays = ['mon mo', 'tue tues di', 'wed mi', 'thu thur thurs do', 'fri fr', 'sat sa', 'sun so'].map(
  (names) => names.split(' '),
);
const shortWeekday = lazyPattern(
  String.raw`(?<![\p{L}\p{N}.])((?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=\.|,|;|:|\)|\s?[–—-]\s?|\/|$|\n| (?:\d|to |and (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)))|(?:Mo|Di|Mi|Do|Fr|Sa|So)(?=\s?[–-]\s?(?:Mo|Di|Mi|Do|Fr|Sa|So)\b| \d)|(?<=(?:Mo|Di|Mi|Do|Fr|Sa)\s?[–-]\s?)(?:Di|Mi|Do|Fr|Sa|So))(?![\p{L}])\.?`,
  'gu',
);

/** Read in this order; what one has read is blotted out for those after it. */
const forms = lazy((): readonly { readonly pattern: RegExp; readonly parts: readonly Part[] }[] => [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+Z?)?\b/g, parts: ['year', 'month', 'day'] },
  { pattern: /\b(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/(\d{4})\b/g, parts: ['month', 'day', 'year'] },
  { pattern: /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g, parts: ['day', 'month', 'year'] },
  form(String.raw`${day}${space}+(?:of${space}+|de${space}+)?${month},?${space}+(?:de${space}+)?${year}\b`, [
    'day',
    'month',
    'year',
  ]),
  form(String.raw`${month}${space}+${day},?${space}+${year}\b`, ['month', 'day', 'year']),
  form(String.raw`${month},?${space}+(?:of${space}+|de${space}+)?${year}\b`, ['month', 'year']),
  form(String.raw`Q([1-4])(?:${space}+(?:of${space}+)?${year})?(?![\p{L}\p{N}])`, ['quarter', 'year']),
  form(String.raw`(first|second|third|fourth)${space}+quarter(?:${space}+of${space}+${year})?(?!s)`, [
    'quarter',
    'year',
  ]),
  form(String.raw`${day}${space}+(?:of${space}+|de${space}+)?${month}(?![\p{L}])`, ['day', 'month']),
  form(
    String.raw`${month}${space}+${day}(?![\p{L}\p{N}]|[.,]\d| ?(?:%|‰|€|percent|per cent|million|billion)|, \d{3})`,
    ['month', 'day'],
  ),
  form(String.raw`(${weekdayNames.flat().join('|')})s?(?![\p{L}])`, ['weekday']),
  { pattern: shortWeekday(), parts: ['weekday'] },
  {
    pattern:
      /(?<=(?<!\p{L})(?:à|dès|vers|avant|après|et|entre|–|-) ?)(\d{1,2} ?(?:h(?: ?\d{2})?|heures?(?: \d{2})?))(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(\d{1,2} ?h(?: ?\d{2})?)(?= ?(?:à|–|-) ?\d{1,2} ?h)/giu,
    parts: ['minute', 'minute'],
  },
  {
    pattern:
      /\b(\d{1,2}[:.]\d{2} in the (?:morning|afternoon|evening)\b|\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?|Uhr\b|o['’]clock\b(?! in the))|\d{1,2}:\d{2}(?!:?\d)|(?:12 )?noon\b|(?:12 )?midnight\b)/gi,
    parts: ['minute'],
  },
  { pattern: clock(), parts: ['minute'] },
  { pattern: halfDay(), parts: ['minute'] },
  { pattern: new RegExp(String.raw`${start}(?:mid-)?(${capitalised()})(?![\p{L}\p{N}'’])`, 'gu'), parts: ['month'] },
  // French and Spanish write them small.
  {
    pattern: new RegExp(
      String.raw`${start}(janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|(?<=(?:^|\s)(?:en|de|entre|et|y|a|desde|hasta|depuis|dès|avant|après|jusqu['’]en|fin|début) )(?:mars|mai|marzo|mayo))(?![\p{L}'’])`,
      'giu',
    ),
    parts: ['month'],
  },
  {
    pattern: new RegExp(
      String.raw`(?<=(?:^|[.;:]\s))${year}(?=\s(?:saw|was|were|is|brought|had|waren?|stieg\p{L}*|sank\p{L}*|wurden?|lag\p{L}*|betrug\p{L}*|gab)(?!\p{L}))`,
      'gu',
    ),
    parts: ['year'],
  },
  // The name of a column.
  { pattern: new RegExp(String.raw`(?<![\p{N}.,:–-])${year}(?=: )`, 'gu'), parts: ['year'] },
  { pattern: new RegExp(String.raw`\bmid-${year}(?!\p{N})`, 'giu'), parts: ['year'] },
  {
    pattern: new RegExp(
      String.raw`(?<=\b${preposition}\s)${year}(?!\s+(?!(?:and|or|to|until|by|at|in|on|for|with|from|of|but|when|while|as|after|before|because|since|if|than|then|who|which|where|is|was|were|has|had|it|she|he|they|we|his|her|its|their|this|there|all|both|no|not|only|the|an?|und|et|y)\b)\p{Ll}|\p{N}|[.,]\p{N}|\s?[%€$£°])`,
      'giu',
    ),
    parts: ['year'],
  },
  // Long ago, only where nothing can be counted.
  {
    pattern:
      /(?<=\b(?:in|since|until|im|seit|en|depuis|desde)\s)(1[0-4]\d\d)(?=[.,;:)]?(?:$|\s(?!(?:\p{Ll}+s|Euro|mm|cm|m|kg|g|l|ml|km)(?!\p{L})))|[.,;:)]\s)/giu,
    parts: ['year'],
  },
  {
    pattern: new RegExp(String.raw`(?<=${start}(?:19|20)\d\d(?:–|-|/| to | and ))${year}(?!\p{N})`, 'gu'),
    parts: ['year'],
  },
]);

/** The dates of a text, and the text with each of them blotted out, so that their digits count as nothing else. */
export function datesIn(text: string): { readonly dates: CalendarDate[]; readonly rest: string } {
  const dates: CalendarDate[] = [];
  let rest = text;
  for (const { pattern, parts: said } of forms()) {
    rest = rest.replaceAll(pattern, (written: string, ...groups: unknown[]) => {
      if (pattern === clock() || pattern === halfDay()) groups.unshift(written);
      const values = said.flatMap((part, index): [Part, number][] => {
        const group = groups[index];
        return typeof group === 'string' ? [[part, valueOf(part, group)]] : [];
      });
      // In small letters, these are verbs.
      if (/(?:^|\s)(?:may|march|mar)(?:$|\s)/.test(written)) return written;
      const at = groups.find((group) => typeof group === 'number');
      dates.push({ text: written.trim(), at: at ?? 0, ...Object.fromEntries(values) });
      return ' '.repeat(written.length);
    });
  }
  return { dates, rest };
}

/** Whether `known` says at least what `claimed` says. */
export function coversDate(known: CalendarDate, claimed: CalendarDate): boolean {
  return parts.every((part) => claimed[part] === undefined || claimed[part] === known[part]);
}

/** Whether two dates say something of the same kind, such as a year, so that one can be held against the other. */
export function areComparable(left: CalendarDate, right: CalendarDate): boolean {
  return parts.some((part) => left[part] !== undefined && right[part] !== undefined);
}

function form(pattern: string, said: readonly Part[]): { pattern: RegExp; parts: readonly Part[] } {
  return { pattern: new RegExp(`${start}(?:mid-)?${pattern}`, 'giu'), parts: said };
}

/** Names of months alone are told by their capital from "may" and "march"; shortened ones are left out. */
function capitalised(): string {
  const long = names.filter((name) => name.length > 4 || ['june', 'july', 'juni', 'juli', 'mai'].includes(name));
  const capital = long.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`).join('|');
  return String.raw`${capital}|(?<=\b(?:in|until|by|from|since|of|to|and|each|every|before|after) )May`;
}

function valueOf(part: Part, written: string): number {
  const word = written.toLowerCase();
  if (part === 'minute') return minuteOf(word);
  if (/^\d/.test(word)) return Number(word);
  if (part === 'month') return monthNames.findIndex((spellings) => spellings.includes(word)) + 1;
  if (part === 'weekday') {
    const isWritten = (spellings: readonly string[]) => spellings.includes(word);
    return weekdayNames.findIndex(isWritten) + 1 || shortWeekdays.findIndex(isWritten) + 1;
  }
  return ['first', 'second', 'third', 'fourth'].indexOf(word) + 1;
}

function minuteOf(written: string): number {
  if (/^(?:12 )?noon$/.test(written)) return 12 * 60;
  if (written.endsWith('midnight')) return 0;
  const [, past, side, hour, partOfDay] = new RegExp(clock().source, 'iu').exec(written) ?? [];
  if (hour !== undefined)
    return minuteInWords(hour, partOfDay ?? '', side === 'to' ? -fractionOf(past) : fractionOf(past));
  const [, past12, side12 = '', hour12] = new RegExp(halfDay().source, 'iu').exec(written) ?? [];
  if (hour12 !== undefined)
    return minuteInWords(hour12, 'morning', side12 === 'to' ? -fractionOf(past12) : fractionOf(past12));
  const [hours = '0', minutes = '0'] = written.match(/\d+/g) ?? [];
  const isAfternoon = /p\.?m|afternoon|evening/.test(written) && Number(hours) < 12;
  const isMidnight = /a\.?m/.test(written) && Number(hours) === 12;
  return (Number(hours) + (isAfternoon ? 12 : 0) - (isMidnight ? 12 : 0)) * 60 + Number(minutes);
}

function minuteInWords(hour: string, partOfDay: string, minutes: number): number {
  const hours = countOf(hour) % 12;
  const isLate = partOfDay === 'afternoon' || partOfDay === 'evening' || (partOfDay === 'night' && hours > 5);
  return (hours + (isLate ? 12 : 0)) * 60 + minutes;
}

function fractionOf(written = ''): number {
  if (written.endsWith('half')) return 30;
  return written.endsWith('quarter') ? 15 : written === '' ? 0 : countOf(written);
}

function countOf(written: string): number {
  return written === 'one' ? 1 : (valueOfWords(written) ?? Number(written));
}
