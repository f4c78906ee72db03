import { readableText } from '../readable-text.ts';
import type { ContentFinding } from './content-finding.ts';
import { foldInPlace } from './fold-text.ts';
import { personalDataIn } from './personal-data.ts';

/** Personal data in a text that none of the `grounds` holds, addresses that many share included. */
export function unfoundedData(text: string, grounds: readonly string[]): ContentFinding[] {
  const found = personalDataIn(text, { everyAddress: true });
  if (found.length === 0) return [];
  // Marks of Markdown stand within an address, or around it.
  const known = grounds.flatMap((ground) => [bare(ground), bare(readableText(ground))]);
  return found.filter(({ kind, start, end }) => {
    const value = bare(text.slice(start, end));
    const spellings = kind === 'phone' ? [value, ...domestic(value)] : [value];
    if (kind === 'date-of-birth' && grounds.some((ground) => holdsDate(ground, text.slice(start, end)))) return false;
    return !known.some((ground) => spellings.some((spelling) => standsIn(ground, spelling)));
  });
}

/** Letters and digits alone: spaces, dots and brackets are ways to write the same. */
function bare(text: string): string {
  return foldInPlace(text)
    .toLowerCase()
    .replaceAll(/\(0\)/g, '')
    .replaceAll(/(?<=\d)[ ()./-]{1,3}(?=\d)/g, '')
    .replaceAll(/\s?[([{]\s?at\s?[)\]}]\s?/g, '@')
    .replaceAll(/\s?[([{]\s?(?:dot|punkt|point)\s?[)\]}]\s?/g, '.')
    .replaceAll(/[^\p{L}\p{N}@.+_%-]/gu, ' ');
}

/** A part of a longer number or address is another one. */
function standsIn(ground: string, value: string): boolean {
  for (let at = ground.indexOf(value); at >= 0; at = ground.indexOf(value, at + 1)) {
    const isWhole = !/[\p{L}\p{N}@._%+-]/u.test(ground.charAt(at - 1));
    if (isWhole && !/^[.-]?[\p{L}\p{N}@]/u.test(ground.slice(at + value.length, at + value.length + 3))) return true;
  }
  return false;
}

/** The day and the year: the month may be a word there and a number here. */
function holdsDate(ground: string, value: string): boolean {
  const held = new Set(numbersIn(ground));
  const numbers = numbersIn(value);
  return (
    numbers.filter((number) => held.has(number)).length >= 2 &&
    numbers.some((number) => number > 31 && held.has(number))
  );
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

/** A number with the code of its country, as it is written within it. */
function domestic(value: string): string[] {
  if (!value.startsWith('+')) return [];
  return [1, 2, 3]
    .map((digits) => `0${value.slice(1 + digits)}`)
    .concat(value.startsWith('+1') ? [value.slice(2)] : []);
}
