import { languageOf } from '../clauses.ts';
import { datesIn } from '../dates.ts';
import { frequenciesIn, isSameFrequency } from '../frequencies.ts';
import { passingQuantitiesIn } from '../passing-quantities.ts';
import { plainNumbers } from '../plain-numbers.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from '../quantities.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';
import { compareKindsOfDays } from './compare-kinds-of-days.ts';
import { countsList, isDerived, isHour } from './derive-numbers.ts';
import { isElliptic, isNumberedPeriod } from './elliptic-numbers.ts';
import { isEqual, isTime } from './equal-numbers.ts';
import { isInPlaceOf } from './same-place.ts';
import { isBareNumber, measuredAs, resultsIn, withoutSign, yearsIn } from './table-numbers.ts';

/** Each number of a claim is held against each of its evidence; more are no sentence. */
const mostClaimed = 100;
const mostKnown = 500;

/** Each number of the claim stands in the evidence, in whatever form, unit or magnitude. */
export const compareNumbers: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const language = languageOf(claim, evidence);
  const claimed = datesIn(plainNumbers(claim, language));
  const all = inOne(quantitiesIn(claimed.rest, language), claimed.rest);
  if (all.length > mostClaimed) return [insufficient('too many numbers to be checked')];
  const plain = plainNumbers(evidence, language);
  const said = datesIn(plain);
  const above = quantitiesIn(plainNumbers(headings.join('\n'), language), language);
  const years = said.dates.flatMap(({ year }) => year ?? []);
  const counted = quantitiesIn(said.rest, language);
  const single = new Set(counted);
  const together = inOne(counted, said.rest).filter((one) => !single.has(one));
  const table = { evidence: plain, headings };
  const known = [
    ...counted,
    ...together,
    ...passingQuantitiesIn(said.rest),
    ...resultsIn(plain),
    ...counted.flatMap((one) => withoutSign(one, table, claim)),
  ].slice(0, mostKnown);
  const numbers = {
    quantities: [...known, ...counted.slice(0, mostKnown).flatMap((one) => measuredAs(one, table))],
    dates: [...said.dates, ...yearsIn(plain)],
    evidence: said.rest,
  };
  const passingBy = passingQuantitiesIn(claimed.rest);
  const spoken = frequenciesSaid(claimed.rest, said.rest);
  const isSaid = ({ at }: Quantity) => spoken.some(({ start, end }) => at >= start && at < end);
  const named = all
    .filter((quantity) => !isYear(quantity, years) && !passingBy.some((one) => isWithin(quantity, one)))
    .filter((quantity) => !isSaid(quantity) && !isHour(quantity, said.dates))
    .filter((quantity) => !isDerived(quantity, claimed.rest, numbers))
    .map((quantity) => compareNumber(quantity, { known, above, all, evidence: plain, headings, claim: claimed.rest }));
  const passing = passingBy
    .filter((quantity) => !isSaid(quantity) && !isDerived(quantity, claimed.rest, numbers))
    .map((quantity) => comparePassing(quantity, known, { claim: claimed.rest, evidence: said.rest }));
  const others = [...compareScores(claim, evidence), ...compareKindsOfDays(claim, evidence)];
  return [...named, ...passing, ...others].filter((found) => found !== undefined);
};

/** "6–4" is no range, since it falls: a result of the claim stands in the evidence. */
function compareScores(claim: string, evidence: string): Disagreement[] {
  const [mine, its] = [scoresIn(claim), scoresIn(evidence)];
  const missing = mine.find((one) => !its.includes(one));
  return missing === undefined || its.length === 0
    ? []
    : [contradicted(`the evidence gives another result: not ${missing}, but ${its.slice(0, 3).join(' or ')}`)];
}

function scoresIn(text: string): string[] {
  return [...text.slice(0, longestScored).matchAll(score)].flatMap(([, left, right]) =>
    Number(left) > Number(right) ? [`${left}–${right}`] : [],
  );
}

const longestScored = 10_000;
const score =
  /(?<![\p{L}\p{N}.,:/–-])([1-9]?\d)[–-](\d)(?![\p{L}\p{N}%/–-]|[.,:]\d| (?:years?|months?|weeks?|days?|hours?|minutes?|percent|per cent|kg|km|g|ml|mm|cm|m|€|°)(?!\p{L}))/gu;

/** "Two hours and 15 minutes" as one quantity in the place of both, of their common base unit. */
function inOne(quantities: readonly Quantity[], text: string): Quantity[] {
  const joined: Quantity[] = [];
  for (const quantity of quantities) {
    const last = joined.at(-1);
    const end = last === undefined ? 0 : last.at + last.text.length;
    const isPart =
      last !== undefined &&
      isTime(last) &&
      last.dimension === quantity.dimension &&
      quantity.value < last.value / last.amount &&
      /^\s*(?:and|,)?\s*$/.test(text.slice(end, quantity.at));
    if (!isPart) {
      joined.push(quantity);
      continue;
    }
    const written = text.slice(last.at, quantity.at + quantity.text.length);
    joined.splice(-1, 1, { ...last, text: written, value: last.value + quantity.value });
  }
  return joined;
}

/** "Every six months" is "twice a year". */
function frequenciesSaid(claim: string, evidence: string) {
  const known = frequenciesIn(evidence);
  return frequenciesIn(claim).filter((one) => known.some((other) => isSameFrequency(one, other)));
}

interface Numbers {
  /** Of the evidence. */
  readonly known: readonly Quantity[];
  readonly above: readonly Quantity[];
  /** Of the claim. */
  readonly all: readonly Quantity[];
  readonly evidence: string;
  readonly headings: readonly string[];
  readonly claim: string;
}

function compareNumber(quantity: Quantity, numbers: Numbers): Disagreement | undefined {
  const { known, above, all, evidence, headings, claim } = numbers;
  // A table "per 100 g" says so above it.
  if (above.some((candidate) => isSameQuantity(candidate, quantity))) return undefined;
  const equal = known.filter(
    (candidate) =>
      isEqual(candidate, quantity) ||
      isBareNumber(candidate, quantity, numbers) ||
      isElliptic(candidate, quantity, known, evidence) ||
      isNumberedPeriod(candidate, quantity, numbers),
  );
  const rivals = known.filter((candidate) => !candidate.isLoose && isRival(candidate, quantity));
  const isCounted = equal.some((candidate) => candidate.noun === quantity.noun);
  // A number that the claim gives too was not exchanged for this one.
  const isExchanged = rivals.some((rival) => !all.some((other) => other !== quantity && isSameQuantity(other, rival)));
  if (equal.length > 0 && (isCounted || !isExchanged)) return undefined;
  const places = [evidence, ...headings].join('\n');
  if (
    rivals.length === 0 &&
    (isEnumeration(quantity) || isCountOfNamed(quantity, claim) || countsList(quantity, places))
  )
    return undefined;
  return rivals.length > 0
    ? contradicted(`the evidence gives another number: not ${quantity.text}, but ${listed(rivals)}`)
    : insufficient(`number not in the evidence: ${quantity.text}`);
}

/** "It has two parts" counts what the evidence names one after the other. */
function isEnumeration({ noun, value, text }: Quantity): boolean {
  return (
    value <= 5 &&
    !/\d/.test(text) &&
    /^(?:part|group|kind|type|way|thing|step|reason|option|condition|case|component|side|element|stage|phase)$/.test(
      noun,
    )
  );
}

/** "These two days" are those that were named before. */
function isCountOfNamed({ at, amount }: Quantity, claim: string): boolean {
  return (
    amount <= 5 && /(?<!\p{L})(?:these|those|ces|diese[rn]?|est[ao]s)\s$/iu.test(claim.slice(Math.max(0, at - 12), at))
  );
}

/** What is said in passing is wrong only where the evidence gives another value for the same. */
function comparePassing(
  quantity: Quantity,
  known: readonly Quantity[],
  { claim, evidence }: { readonly claim: string; readonly evidence: string },
): Disagreement | undefined {
  // "In full" may be how the claim puts something else.
  if (quantity.dimension === 'percent' && quantity.value === 100) return undefined;
  if (known.some((candidate) => isEqual(candidate, quantity))) return undefined;
  // "Books for three weeks and films for one".
  if (/^one\b/i.test(quantity.text) && /\bone(?=[.,;:]|$|\s(?:and|or|but)\s)/im.test(evidence)) return undefined;
  const isMeasure =
    quantity.dimension !== 'count' && quantity.dimension !== 'place' && quantity.dimension !== 'percent';
  const isAlone = isMeasure && !/^(?:one|single)\b/i.test(quantity.text);
  const role = isAlone ? roleAt(claim, quantity) : undefined;
  const rivals = known.filter(
    (candidate) =>
      isRival(candidate, quantity) &&
      (!isAlone ||
        (role !== undefined && roleAt(evidence, candidate) === role) ||
        isInPlaceOf(quantity, claim, candidate, evidence)),
  );
  if (rivals.length === 0) return undefined;
  return contradicted(`the evidence gives another number: not ${quantity.text}, but ${listed(rivals)}`);
}

/** "For", "within" or "after" a time: how long something lasts, or when it happens. Working days are fewer in a week. */
function roleAt(text: string, { at, text: written, dimension }: Quantity): string | undefined {
  if (dimension !== 'time' && dimension !== 'months') return undefined;
  if (
    /^.{0,14}\b(?:working|business|Werktag|Arbeitstag|ouvr|hábil|laborable)/i.test(
      text.slice(at, at + written.length + 16),
    )
  )
    return undefined;
  const [, word = ''] =
    /\b(for|within|after|lasts?|lasted|takes?|took|during)\s(?:(?:about|around|only|just|at least|up to|a|an)\s)*$/i.exec(
      text.slice(Math.max(0, at - 30), at),
    ) ?? [];
  const [, beside] = /^ (later|earlier|ago)\b/i.exec(text.slice(at + written.length)) ?? [];
  return beside?.toLowerCase() ?? roles.find((words) => words.includes(word.toLowerCase()))?.[0];
}

const roles = [['for', 'last', 'lasts', 'lasted', 'take', 'takes', 'took', 'during'], ['within'], ['after']];

/** "Five" in "one in five" is no number of its own. */
function isWithin(quantity: Quantity, passing: Quantity): boolean {
  return quantity.at >= passing.at && quantity.at < passing.at + passing.text.length;
}

/** A year before a noun, as in "the 2019 report", is a date elsewhere. */
function isYear({ dimension, value }: Quantity, years: readonly number[]): boolean {
  return dimension === 'count' && years.includes(value);
}

/** Whether `known` gives another value for what `claimed` counts or measures. */
function isRival(known: Quantity, claimed: Quantity): boolean {
  if (isEqual(known, claimed)) return false;
  // Days and months have no common base unit, and are held against each other all the same.
  if (isTime(known) && isTime(claimed)) return true;
  if (known.dimension !== claimed.dimension) return false;
  return claimed.dimension !== 'count' || (claimed.noun !== '' && known.noun === claimed.noun);
}

function listed(rivals: readonly Quantity[]): string {
  return rivals
    .slice(0, 3)
    .map(({ text }) => text)
    .join(' or ');
}
