import { lazy } from './lazy.ts';
import { numberInWords, valueOfWords } from './number-words.ts';
import { plainDates } from './plain-dates.ts';
import { spokenNumbers } from './spoken-numbers.ts';

const halves: ReadonlyMap<string, string> = new Map([
  ['½', '.5'],
  ['¼', '.25'],
  ['¾', '.75'],
]);
const shares: ReadonlyMap<string, string> = new Map([
  ['half', '0.5'],
  ['a quarter of', '0.25'],
  ['three quarters of', '0.75'],
]);
const scale = '(?:million|billion|thousand|hundred)';

const multiplied = 'two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|hundred';
const fewElsewhere = 'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez';

type Rewriting = readonly [pattern: RegExp, write: (...groups: string[]) => string];

const rewritings = lazy((): readonly Rewriting[] => [
  // The unit comes after the bound.
  [
    new RegExp(String.raw`(?<![\p{L}\p{N}.,])(\d[\d.,]*|${numberInWords}) or (more|fewer|less) (?=\p{L})`, 'giu'),
    (_all, number = '', side = '') => `${side.toLowerCase() === 'more' ? 'at least' : 'at most'} ${number} `,
  ],
  // Thousands parted by spaces or apostrophes, and millions by more than one dot.
  [
    /(?<![\p{L}\p{N}.,:])(?<!\p{N} )([1-9]\d{0,2})((?:[ \u00A0\u202F\u2009'’]\d{3})+)(?![\p{N}:]|[.,/-]\d)/gu,
    (_all, first = '', rest = '') => first + rest.replaceAll(/\D/g, ''),
  ],
  [
    /(?<![\p{N}.,])(\d{1,3})((?:\.\d{3}){2,})(?!\p{N}|[.]\d)/gu,
    (_all, first = '', rest = '') => first + rest.replaceAll('.', ''),
  ],
  [
    /\b(million|millionen|millones|millón|millions|milliards?|milliarden|mil|miles|milliers|mio\.?|mrd\.?) (?:de |d['’]|of )(?=\p{L})/giu,
    (_all, name = '') => `${name} `,
  ],
  [
    new RegExp(String.raw`\b(?:an|one) hour(?:,| and) (\d{1,2}|${numberInWords}) minutes\b`, 'gi'),
    (_all, minutes = '') => `${60 + Number(valueOf(minutes))} minutes`,
  ],
  [/\b(?:una )?hora y media\b/gi, () => '90 minutos'],
  [/\b(?:une )?heure et demie\b/gi, () => '90 minutes'],
  // "Deux jours et demi", "dos años y medio", "zweieinhalb Tage", "drei Mal".
  [
    new RegExp(
      String.raw`(?<![\p{L}\p{N}.,])(\d{1,3}|${numberInWords}|${fewElsewhere}) (\p{L}{3,12}) (?:et demie?|y medi[oa])(?!\p{L})`,
      'giu',
    ),
    (_all, number = '', unit = '') => `${valueOf(number)},5 ${unit}`,
  ],
  [
    /(?<!\p{L})(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)einhalb(?= \p{L})/giu,
    (_all, number = '') => `${valueOf(number)},5`,
  ],
  [
    /(?<!\p{L})(ein|zwei|drei|vier|fünf|sechs|sieben|acht|zehn) Mal(?!\p{L})/giu,
    (_all, number = '') => `${number.toLowerCase()}mal`,
  ],
  [/\b(?:anderthalb|eineinhalb)(?= \p{L})/giu, () => '1,5'],
  [/\bmil millones\b/gi, () => 'milliards'],
  [/(?<=\d ?)(?:pct|p\.c\.|pc)(?![\p{L}])/giu, () => '%'],
  [
    /(?<=\d ?)(kph|kmh|mph)(?!\p{L})/giu,
    (_all, name = '') => (name.toLowerCase() === 'mph' ? 'miles per hour' : 'km/h'),
  ],
  [
    new RegExp(String.raw`\b(half|a quarter of|three quarters of) an? (${scale})\b`, 'gi'),
    (_all, part = '', name = '') => `${shares.get(part.toLowerCase())} ${name}`,
  ],
  [new RegExp(String.raw`\b(?:an?|one) (\p{L}+) and a half(?!\p{L})`, 'giu'), (_all, name = '') => `1.5 ${name}`],
  [
    new RegExp(String.raw`(?<![\p{L}\p{N}.,])(one|\d+|${numberInWords}) and a half(?=\s)`, 'giu'),
    (_all, number = '') => `${valueOf(number)}.5`,
  ],
  [/(?<!\p{N})(\d*)([½¼¾])/gu, (_all, whole = '', part = '') => `${whole || '0'}${halves.get(part)}`],
  [
    /(?<![\d/.])([1-9])\/([2-9]|10)(?= of\b)/g,
    (_all, part = '', whole = '') => `${Math.round((1000 * Number(part)) / Number(whole)) / 10}%`,
  ],
  [
    /\b(\d+(?:\.\d+)?) ?[×x] ?10\^?(\d{1,2})\b/g,
    (_all, number = '', power = '') => String(Number(number) * 10 ** Number(power)),
  ],
  [/(?<=\d)k(?= (?:euros?|dollars?|pounds?)\b)/g, () => ' thousand'],
  [/\b(1):(\d{1,3}(?:,\d{3})+|\d{3,})\b/g, (_all, one = '', many = '') => `${one} ${many}`],
  // "3.5:1", "four to one" and "threefold": so many times as much. Other ratios are two numbers, and no time of day.
  [
    /(?<![\p{N}:.,/])(\d{1,4}(?:[.,]\d{1,2})?) ?: ?1(?:\.0+)?(?![\p{N}:]|[.,]\d)/gu,
    (_all, number = '') => `${number} times`,
  ],
  [
    new RegExp(
      String.raw`(?<!\bfrom |[\p{L}\p{N}.,:])(\d{1,4}(?:\.\d{1,2})?|${numberInWords})[ -]to[ -](?:1|one)(?![\p{L}\p{N}]|[.,:]\d| (?:second|minute|hour|day|week|month|year|p\.?m|a\.?m|o['’]clock)s?\b)`,
      'giu',
    ),
    (_all, number = '') => `${valueOf(number)} times`,
  ],
  [
    new RegExp(String.raw`(?<![\p{L}\p{N}.,])(\d{1,4}(?:\.\d{1,2})?|${multiplied})[ -]?fold(?!\p{L})`, 'giu'),
    (_all, number = '') => `${valueOf(number)} times`,
  ],
  [/(?<![\p{N}:.,/])(\d{1,3}):([2-9])(?![\p{N}:]|[.,]\d)/gu, (_all, left = '', right = '') => `${left} ${right}`],
  // "5.6 l/100 km".
  [/\/(?=1000? ?(?:km|kg|g|ml|l|m)(?!\p{L}))/gu, () => ' per '],
]);

/**
 * A text with numbers as digits where they are written in an uncommon way, such as "half a million" or "2½", and each
 * date as one of its own. `language` decides which numbers in words it has.
 */
export function plainNumbers(text: string, language?: string): string {
  const spoken = spokenNumbers(text, language);
  return plainDates(rewritings().reduce((rest, [pattern, write]) => rest.replaceAll(pattern, write), spoken));
}

function valueOf(written: string): string {
  return String(written.toLowerCase() === 'one' ? 1 : (valueOfWords(written) ?? written));
}
