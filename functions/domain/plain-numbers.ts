import { numberInWords, valueOfWords } from './number-words.ts';

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

type Rewriting = readonly [pattern: RegExp, write: (...groups: string[]) => string];

const rewritings: readonly Rewriting[] = [
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
];

/** A text with numbers as digits where they are written in an uncommon way, such as "half a million" or "2½". */
export function plainNumbers(text: string): string {
  return rewritings.reduce((rest, [pattern, write]) => rest.replaceAll(pattern, write), text);
}

function valueOf(written: string): string {
  return String(written.toLowerCase() === 'one' ? 1 : (valueOfWords(written) ?? written));
}
