import type { Disagreement } from './checks/check.ts';
import { compareDates } from './checks/compare-dates.ts';
import { compareNames } from './checks/compare-names.ts';
import { compareNegations } from './checks/compare-negations.ts';
import { compareNumbers } from './checks/compare-numbers.ts';

/** Where the numbers, dates, names and negations of a text are not those of another one. */
export function disagreements(text: string, known: string): Disagreement[] {
  const material = { readings: [unbroken(known)], headings: [] };
  return [compareNumbers, compareDates, compareNames, compareNegations].flatMap((check) =>
    check(unbroken(text), material),
  );
}

/** A single line break is where a line was full, not where a sentence ends. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<!\s)[^\S\n]*\n[^\S\n]*(?!\s)/g, ' ');
}
