import { datesIn } from '../dates.ts';
import { frequenciesIn, isSameFrequency } from '../frequencies.ts';
import { frequenciesElsewhereIn } from '../frequencies-elsewhere.ts';
import { isSameQuantity, quantitiesIn } from '../quantities.ts';
import { unitOf } from '../units.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';
import { lackingIn, sharedAmountsIn } from './shares-of-amounts.ts';

const periods: readonly { readonly name: string; readonly words: string }[] = [
  { name: 'second', words: 'second|sec|s' },
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
/** "In 24 hours" is per day. */
const spans: readonly (readonly [RegExp, string])[] = [
  [/\b(?:in|within|over|during|every|per) (?:any |a |one )?(?:24|twenty-four)[ -]hours?(?: period)?\b/gi, 'per day'],
  [/\b(?:in|within|per) (?:any )?(?:7|seven) days\b/gi, 'per week'],
  [/\b(?:in|within|per) (?:any )?(?:12|twelve) months\b/gi, 'per year'],
];
/** Whoever is there at once may be others an hour later. */
const atOnce =
  /\bat (?:any one|any given|one|a|the same) time\b|\bat once\b|\bsimultaneously\b|\bat any (?:one )?moment\b/i;
const numberedPeriod =
  /(?<![\p{L}\p{N}])(second|minute|hour|day|week|month|quarter|year) (\d{1,3})(?![\p{L}\p{N}%]|[.,:]\d)/giu;

const rate = new RegExp(
  String.raw`(?:\bper|(?:\b(?:once|twice|times|times in|\d+)|\p{L}s|[%€$£]) an?\s|\beach|\bevery|(?<=\p{L})\/)\s?(${periods.map(({ words }) => words).join('|')})(?![\p{L}\p{N}])|(?<=\d[^.;,]{0,40}(?<!\b(?:for|in|within|after|about|of|half|than|is|was|last|lasts|lasted|takes?|took|until|on|every|over|under|before|nearly|almost|by|to|only|just|from|and|or|not|with)) an? )(second|minute|hour|day|week|month|year)(?![\p{L}\p{N}]| (?:later|earlier|ago|before|after|long|off|from|out|or|and)(?!\p{L}))|\b(hourly|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b`,
  'giu',
);

/** "Per day" is not "per hour". */
export const compareRates: Check = (said, { readings, headings }) => {
  const [claim = '', evidence = ''] = [said, readings.join('\n')].map((text) => text.replaceAll(joined, 'per '));
  const frequencies = frequenciesIn(evidence);
  const claimedOften = frequenciesIn(claim);
  const isKnown = (one: (typeof frequencies)[number]) => frequencies.some((other) => isSameFrequency(one, other));
  const others = frequencies.filter((one) => !claimedOften.some((other) => isSameFrequency(one, other)));
  const changed = claimedOften.filter((one) => !isKnown(one));
  // "Every two hours by day and every four by night": one of them is another.
  if (
    claimedOften.length === frequencies.length &&
    others.length === 1 &&
    changed.length === 1 &&
    frequencies.length > 1
  )
    return [contradicted('the evidence says how often: another time for one of these')];
  // "Every twelve hours" is "twice a day".
  if (frequenciesIn(claim).some((one) => frequencies.some((other) => isSameFrequency(one, other)))) return [];
  // "Mon, Thu" is twice a week.
  const weekly = new Set(
    readings.map((reading) => 52 * new Set(datesIn(reading).dates.flatMap(({ weekday }) => weekday ?? [])).size),
  );
  if (frequenciesIn(claim).some(({ timesAYear }) => weekly.has(timesAYear))) return [];
  if (frequenciesIn(claim).some(({ timesAYear }) => isInterval(timesAYear, evidence, headings))) return [];
  const elsewhere = frequenciesElsewhereIn(evidence);
  if (frequenciesElsewhereIn(claim).length > 0 && elsewhere.length > 0) {
    const said = elsewhere.map(({ start, end }) => evidence.slice(start, end));
    return [contradicted(`the evidence says how often: ${said.join(' or ')}`)];
  }
  const claimed = ratesIn(claim);
  const known = ratesIn(evidence);
  // A table gives the unit of a column above it.
  const above = ratesIn(headings.join('\n'));
  const missing = [...claimed].filter((one) => !known.has(one) && !above.has(one));
  const left = [...known].filter((one) => !claimed.has(one) && !above.has(one));
  const exchanged = exchangedPeriod(claim, evidence);
  if (exchanged !== undefined) return [contradicted(`the evidence does not say ${exchanged}`)];
  const shares = compareShares(claim, evidence);
  if (shares.some(({ verdict }) => verdict === 'contradicted')) return shares;
  if (missing.length > 0 && known.size === 0 && atOnce.test(evidence) && !atOnce.test(claim))
    return [contradicted(`the evidence says at one time, not per ${missing.join(' or ')}`)];
  if (missing.length === 0 || left.length === 0) return shares;
  return [contradicted(`the evidence says per ${left.join(' or ')}, not per ${missing.join(' or ')}`)];
};

/** "Per item and day" is per day too. */
const joined =
  /(?<=\b(?:per|each|every) \p{L}{1,20} )and (?:per )?(?=(?:second|minute|hour|day|night|week|month|quarter|year)\b)/giu;

/**
 * What an amount of the claim is for, where the same amount of the evidence is for something else each time. Two words
 * that are no units may be two words for one thing: "per lesson" and "per session".
 */
function compareShares(claim: string, evidence: string): Disagreement[] {
  const known = sharedAmountsIn(evidence);
  const found = sharedAmountsIn(claim).flatMap(({ amount, per }) => {
    const same = known.filter((one) => isSameQuantity(one.amount, amount));
    const isOther =
      same.length > 0 && same.every((one) => lackingIn(per, one.per).length > 0 && lackingIn(one.per, per).length > 0);
    if (!isOther) return [];
    const its = same.flatMap((one) => one.per);
    const [mine, others] = [lackingIn(per, its), lackingIn(its, per)];
    const [lacking] = mine;
    const sidesOfUnits = [mine, others].filter((words) => words.some((word) => unitOf(word) !== undefined));
    if (lacking === undefined || sidesOfUnits.length === 0) return [];
    const reason = `the evidence does not say per ${lacking}`;
    return [sidesOfUnits.length === 2 ? contradicted(reason) : insufficient(reason)];
  });
  return found.slice(0, 1);
}

/** "Month 12" of a claim whose evidence has a week 12, and no month 12. */
function exchangedPeriod(claim: string, evidence: string): string | undefined {
  const known = [...evidence.matchAll(numberedPeriod)].map(([all, , number]) => ({ all: all.toLowerCase(), number }));
  return [...claim.matchAll(numberedPeriod)].find(
    ([all, , number]) =>
      known.some((one) => one.number === number) && !known.some((one) => one.all === all.toLowerCase()),
  )?.[0];
}

const secondsAYear = 365 * 86_400;

/** An interval of twelve hours is twice a day. */
function isInterval(timesAYear: number, evidence: string, headings: readonly string[]): boolean {
  if (!/\b(?:intervals?|intervalle?s?|apart)\b/i.test([evidence, ...headings].join('\n'))) return false;
  return quantitiesIn(evidence).some(
    ({ dimension, value }) => dimension === 'time' && Math.abs((timesAYear * value) / secondsAYear - 1) < 0.02,
  );
}

function ratesIn(text: string): Set<string> {
  return new Set(
    [...spans.reduce((rest, [words, period]) => rest.replaceAll(words, period), text).matchAll(rate)].flatMap(
      ([, word, period, adverb]) => {
        const written = (word ?? period ?? adverb ?? '').toLowerCase();
        return periods.find(({ words }) => words.split('|').includes(written))?.name ?? [];
      },
    ),
  );
}
