import { lazyPattern } from './lazy.ts';
import { numberInWords } from './number-words.ts';

const month =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\\p{L})';
const day = String.raw`(\d{1,2})(?:st|nd|rd|th|er|\.)?`;
const joint = String.raw`(\s?[–-]\s?|,? (?:to|and|or|until|till|through|bis|und|oder|au|et|ou|al|y|o) (?:the |le |el |zum )?)`;
const year = String.raw`((?:,? | de | del )(?:19|20|21)\d\d)?(?!\p{N})`;
const hour = String.raw`(\d{1,2}(?:[:.]\d\d)?|one|${numberInWords})`;

const dayDay = lazyPattern(String.raw`(?<![\p{L}\p{N}.,/-])${day}${joint}${day}( (?:de |of )?)${month}${year}`, 'giu');
const monthDays = lazyPattern(
  String.raw`(?<![\p{L}\p{N}])${month} (\d{1,2})(?:st|nd|rd|th)?${joint}(\d{1,2})(?:st|nd|rd|th)?(?![\p{N}:]| ?[ap]\.?m\b)${year}`,
  'giu',
);
const monthMonth = lazyPattern(
  String.raw`(?<=(?:from|between|since) )${month}( \d{1,2})?( to | until | and |\s?–\s?)${month}( \d{1,2})?,? ((?:19|20|21)\d\d)`,
  'giu',
);
const hours = lazyPattern(
  String.raw`(?<![\p{L}\p{N}:.,$€£-])${hour}( to | and | or | until | till | bis | und |\s?[–-]\s?)(?:the )?${hour}(\s?[ap]\.?m\b\.?|\s?Uhr\b| in the (?:morning|afternoon|evening))`,
  'giu',
);

/** A text in which two days of one month, or two hours of one half of the day, are dates or times of their own: "8–9 May" is "8 May–9 May". */
export function plainDates(text: string): string {
  if (
    !/\d|\b(?:Christmas|New Year|Boxing Day|Weihnacht|Silvester|Neujahr|in the (?:morning|afternoon|evening))\b/i.test(
      text,
    )
  )
    return text;
  return withPartsOfYears(withHolidays(text))
    .replaceAll(dayDay(), (all: string, first, between, second, of, name: string, ofYear = '') => {
      if (isVerb(name)) return all;
      return `${first}${of}${name}${ofYear}${between}${second}${of}${name}${ofYear}`;
    })
    .replaceAll(monthDays(), (_all, name, first, between, second, ofYear = '') => {
      return `${name} ${first}${ofYear}${between}${name} ${second}${ofYear}`;
    })
    .replaceAll(monthMonth(), (_all, first, itsDay = '', between, second, ofDay = '', ofYear) => {
      return `${first}${itsDay} ${ofYear}${between}${second}${ofDay} ${ofYear}`;
    })
    .replaceAll(hours(), (all: string, first: string, between: string, second: string, half: string) => {
      // "Nine to five p.m." begins before noon.
      const isTurned =
        /[ap]\.?m/i.test(half) && Number.parseInt(first, 10) > Number.parseInt(second, 10) !== first.startsWith('12');
      return isTurned && /^12|^\D/.test(second)
        ? all
        : `${first}${isTurned ? ' a.m.' : half}${between}${second}${half}`;
    });
}

/** In small letters, these are verbs. */
function isVerb(name: string): boolean {
  return /^(?:may|march|mar)$/.test(name);
}

const halfYear = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:(first|1st)|second|2nd|last|latter|other) half of (?:the (?:financial |fiscal |calendar )?year )?|H(?:(1)|2)[ /-]?|(?:(erste[nrs]?|1\.)|zweite[nrs]?|2\.) Halbjahr(?:s|es)? (?:des Jahres )?|(?:(premier)|second|deuxième|dernier) semestre (?:de )?(?:l['’]année )?|(?:(primer)|segundo) semestre de(?:l año)? )((?:19|20)\d\d)(?!\p{N})`,
  'giu',
);
const edgeOfYear =
  /(?<![\p{L}\p{N}])(?:the )?(?:(?:year|financial year|fiscal year|period)[- ])?(end|start|beginning)[ -]((?:19|20)\d\d)(?!\p{N})/giu;
const shortYear = /(?<![\p{L}\p{N}])(?:FY|GJ|CY)[ -]?((?:19|20)\d\d)(?!\p{N})/gu;

/** "H1 2023" is January to June 2023, "year-end 2023" the end of 2023, and "FY2023" the year 2023. */
function withPartsOfYears(text: string): string {
  return text
    .replaceAll(halfYear, (_all: string, ...groups: unknown[]) => {
      const isFirst = groups.slice(0, 5).some((group) => group !== undefined);
      const [from, to] = isFirst ? ['January', 'June'] : ['July', 'December'];
      const ofYear = String(groups[5]);
      return `${from} ${ofYear} to ${to} ${ofYear}`;
    })
    .replaceAll(edgeOfYear, (_all, edge, ofYear) => `the ${edge} of ${ofYear}`)
    .replaceAll(shortYear, (_all, ofYear) => `year ${ofYear}`);
}

/** Of those that fall on the same day each year, and only of the day itself. */
const holidays: readonly (readonly [name: RegExp, date: string])[] = [
  [/\bNew Year['’]s Eve\b|\bSilvester(?!\p{L})/gu, '31 December'],
  [/\bNew Year['’]s Day\b|\bNeujahr(?:stag)?(?!\p{L})/gu, '1 January'],
  [/\bChristmas Eve\b|\bHeiligabend(?!\p{L})/gu, '24 December'],
  [/\bChristmas Day\b/gu, '25 December'],
  [/\bBoxing Day\b/gu, '26 December'],
];

function withHolidays(text: string): string {
  return holidays.reduce((rest, [name, date]) => rest.replaceAll(name, date), text);
}
