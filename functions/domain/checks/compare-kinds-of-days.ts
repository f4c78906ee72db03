import { numberInWords, valueOfWords } from '../number-words.ts';
import { contradicted, type Disagreement } from './check.ts';

/** In a week there are five of the one kind and seven of the other. */
const kinds = [
  'working|business|bank|banking|trading|week|ouvrables|ouvrés|hábiles|laborables',
  'calendar|consecutive|running|calendaires|naturales',
];
const counted = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(\d{1,3}|${numberInWords})[ -](?:(?:(${kinds[0]})|(${kinds[1]}))[ -]?days?|(?:jours|días) (?:(${kinds[0]})|(${kinds[1]}))|(?:(Werktage|Arbeitstage|Bankarbeitstage)|(Kalendertage)))`,
  'giu',
);

/** Ten working days are not ten calendar days. */
export function compareKindsOfDays(claim: string, evidence: string): Disagreement[] {
  const known = daysIn(evidence);
  const other = daysIn(claim).find(
    ({ key, isWorking }) =>
      known.some((one) => one.key === key && one.isWorking !== isWorking) &&
      !known.some((one) => one.key === key && one.isWorking === isWorking),
  );
  return other === undefined ? [] : [contradicted(`the evidence counts other days: not ${other.text}`)];
}

function daysIn(text: string): { text: string; key: number; isWorking: boolean }[] {
  return [...text.matchAll(counted)].map(([written, number = '', before, _calendar, after, _naturales, german]) => ({
    text: written,
    key: valueOfWords(number) ?? Number(number),
    isWorking: (before ?? after ?? german) !== undefined,
  }));
}
