import { frequenciesIn, isSameFrequency } from '../frequencies.ts';
import { type Check, contradicted } from './check.ts';

const periods: readonly { readonly name: string; readonly words: string }[] = [
  { name: 'second', words: 'second' },
  { name: 'minute', words: 'minute|min' },
  { name: 'hour', words: 'hour|h|hourly' },
  { name: 'day', words: 'day|daily|working day|d' },
  { name: 'week', words: 'week|weekly' },
  { name: 'month', words: 'month|monthly' },
  { name: 'quarter', words: 'quarter|quarterly' },
  { name: 'year', words: 'year|yearly|annual|annually|annum' },
  { name: 'kilogram', words: 'kg|kilogram' },
  { name: 'gram', words: 'g|gram' },
  { name: 'litre', words: 'l|litre|liter' },
  { name: 'millilitre', words: 'ml|millilitre' },
  { name: 'cubic metre', words: 'm³|cubic metre' },
  { name: 'square metre', words: 'm²|square metre' },
  { name: 'kilometre', words: 'km|kilometre' },
  { name: 'metre', words: 'm|metre' },
  { name: 'person', words: 'person|head|capita|employee|user|patient' },
  { name: 'share', words: 'share' },
];
const rate = new RegExp(
  String.raw`(?:\bper|(?:\b(?:once|twice|times|times in|\d+)|\p{L}s|[%€$£]) an?\s|\beach|\bevery|(?<=\p{L})\/)\s?(${periods.map(({ words }) => words).join('|')})(?![\p{L}\p{N}])|\b(hourly|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b`,
  'giu',
);

/** "Per day" is not "per hour". */
export const compareRates: Check = (claim, { readings }) => {
  const evidence = readings.join('\n');
  const frequencies = frequenciesIn(evidence);
  // "Every twelve hours" is "twice a day".
  if (frequenciesIn(claim).some((one) => frequencies.some((other) => isSameFrequency(one, other)))) return [];
  const claimed = ratesIn(claim);
  const known = ratesIn(evidence);
  const missing = [...claimed].filter((one) => !known.has(one));
  const left = [...known].filter((one) => !claimed.has(one));
  if (missing.length === 0 || left.length === 0) return [];
  return [contradicted(`the evidence says per ${left.join(' or ')}, not per ${missing.join(' or ')}`)];
};

function ratesIn(text: string): Set<string> {
  return new Set(
    [...text.matchAll(rate)].flatMap(([, word, adverb]) => {
      const written = (word ?? adverb ?? '').toLowerCase();
      return periods.find(({ words }) => words.split('|').includes(written))?.name ?? [];
    }),
  );
}
