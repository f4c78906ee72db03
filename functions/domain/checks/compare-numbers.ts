import { languageOf } from '../clauses.ts';
import { datesIn } from '../dates.ts';
import { frequenciesIn, isSameFrequency } from '../frequencies.ts';
import { passingQuantitiesIn } from '../passing-quantities.ts';
import { plainNumbers } from '../plain-numbers.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from '../quantities.ts';
import { unitOf } from '../units.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';
import { countsList, isDerived, isHour } from './derive-numbers.ts';

/** Fractions are rounded: a third is 33 %. */
const percentTolerance = 0.6;

/** Each number of the claim stands in the evidence, in whatever form, unit or magnitude. */
export const compareNumbers: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const language = languageOf(claim, evidence);
  const claimed = datesIn(plainNumbers(claim));
  const said = datesIn(plainNumbers(evidence));
  const years = said.dates.flatMap(({ year }) => year ?? []);
  const counted = quantitiesIn(said.rest, language);
  const together = inOne(counted, said.rest).filter((one) => !counted.includes(one));
  const known = [...counted, ...together, ...passingQuantitiesIn(said.rest)];
  const numbers = { quantities: known, dates: said.dates, evidence: said.rest };
  const passingBy = passingQuantitiesIn(claimed.rest);
  const spoken = frequenciesSaid(claimed.rest, said.rest);
  const isSaid = ({ at }: Quantity) => spoken.some(({ start, end }) => at >= start && at < end);
  const all = inOne(quantitiesIn(claimed.rest, language), claimed.rest);
  const named = all
    .filter((quantity) => !isYear(quantity, years) && !passingBy.some((one) => isWithin(quantity, one)))
    .filter((quantity) => !isSaid(quantity) && !isHour(quantity, said.dates))
    .filter((quantity) => !isDerived(quantity, claimed.rest, numbers))
    .map((quantity) => compareNumber(quantity, { known, all, places: `${evidence}\n${headings.join('\n')}` }));
  const passing = passingBy
    .filter((quantity) => !isSaid(quantity) && !isDerived(quantity, claimed.rest, numbers))
    .map((quantity) => comparePassing(quantity, known, evidence));
  return [...named, ...passing].filter((found) => found !== undefined);
};

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
  /** Of the claim. */
  readonly all: readonly Quantity[];
  readonly places: string;
}

function compareNumber(quantity: Quantity, { known, all, places }: Numbers): Disagreement | undefined {
  const equal = known.filter((candidate) => isEqual(candidate, quantity) || isBareNumber(candidate, quantity, places));
  const rivals = known.filter((candidate) => !candidate.isLoose && isRival(candidate, quantity));
  const isCounted = equal.some((candidate) => candidate.noun === quantity.noun);
  // A number that the claim gives too was not exchanged for this one.
  const isExchanged = rivals.some((rival) => !all.some((other) => other !== quantity && isSameQuantity(other, rival)));
  if (equal.length > 0 && (isCounted || !isExchanged)) return undefined;
  if (rivals.length === 0 && (isEnumeration(quantity) || countsList(quantity, places))) return undefined;
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

/** What is said in passing is wrong only where the evidence gives another value for the same. */
function comparePassing(quantity: Quantity, known: readonly Quantity[], evidence: string): Disagreement | undefined {
  if (known.some((candidate) => isEqual(candidate, quantity))) return undefined;
  // "Books for three weeks and films for one".
  if (/^one\b/i.test(quantity.text) && /\bone(?=[.,;:]|$|\s(?:and|or|but)\s)/im.test(evidence)) return undefined;
  const isMeasure =
    quantity.dimension !== 'count' && quantity.dimension !== 'place' && quantity.dimension !== 'percent';
  if (isMeasure && !/^(?:one|single)\b/i.test(quantity.text)) return undefined;
  const rivals = known.filter((candidate) => isRival(candidate, quantity));
  if (rivals.length === 0) return undefined;
  return contradicted(`the evidence gives another number: not ${quantity.text}, but ${listed(rivals)}`);
}

/** "Five" in "one in five" is no number of its own. */
function isWithin(quantity: Quantity, passing: Quantity): boolean {
  return quantity.at >= passing.at && quantity.at < passing.at + passing.text.length;
}

/** A year before a noun, as in "the 2019 report", is a date elsewhere. */
function isYear({ dimension, value }: Quantity, years: readonly number[]): boolean {
  return dimension === 'count' && years.includes(value);
}

function isEqual(known: Quantity, claimed: Quantity): boolean {
  if (isSameQuantity(known, claimed) || (isTime(known) && isTime(claimed) && isAboutAsLong(known, claimed)))
    return true;
  // "Compressor two" is the second compressor, and 70 cents are 0.70 of whatever has cents.
  if (known.dimension === 'place' || claimed.dimension === 'place') {
    return known.value === claimed.value && (known.dimension === 'count' || claimed.dimension === 'count');
  }
  if (claimed.dimension === 'cents' || known.dimension === 'cents') return isSameMoney(known, claimed);
  if (isConverted(known, claimed)) return true;
  const areShares = known.dimension === 'percent' && claimed.dimension === 'percent';
  return areShares && (known.isLoose === true || claimed.isLoose === true)
    ? Math.abs(known.value - claimed.value) <= percentTolerance
    : false;
}

function isSameMoney(left: Quantity, right: Quantity): boolean {
  const [cents, whole] = left.dimension === 'cents' ? [left, right] : [right, left];
  return ['dollars', 'euros', 'pounds'].includes(whole.dimension) && Math.abs(cents.value / 100 - whole.value) < 1e-9;
}

const scales: readonly (readonly [word: RegExp, factor: number])[] = [
  [/thousand|’000/i, 1_000],
  [/million/i, 1_000_000],
  [/billion/i, 1_000_000_000],
];

/** In a table the unit may stand in the name of the column, and a claim may leave out a unit that goes without saying. */
function isBareNumber(known: Quantity, claimed: Quantity, places: string): boolean {
  if (claimed.dimension === 'count' && known.dimension !== 'count') return known.amount === claimed.amount;
  if (known.dimension !== 'count' || known.noun !== '') return false;
  const column =
    places
      .slice(0, known.at)
      .split(/[;\n—]/)
      .at(-1) ?? '';
  const factors = scales.filter(([word]) => word.test(column)).map(([, factor]) => factor);
  const wanted =
    claimed.dimension === 'count'
      ? [1]
      : (column.match(/[\p{L}€$£%°²³µμ]+/gu) ?? []).flatMap((word) => {
          const [dimension, factor] = unitOf(word) ?? [];
          return dimension === claimed.dimension && factor !== undefined ? [factor] : [];
        });
  return wanted.some((unit) => {
    return [...factors, 1].some(
      (scale) => Math.abs(known.value * scale * unit - claimed.value) <= 1e-9 * claimed.value,
    );
  });
}

/** Whether `known` gives another value for what `claimed` counts or measures. */
function isRival(known: Quantity, claimed: Quantity): boolean {
  if (isEqual(known, claimed)) return false;
  // Days and months have no common base unit, and are held against each other all the same.
  if (isTime(known) && isTime(claimed)) return true;
  if (known.dimension !== claimed.dimension) return false;
  return claimed.dimension !== 'count' || (claimed.noun !== '' && known.noun === claimed.noun);
}

/** Inches, feet, miles, pounds, ounces and the like in base units: what is converted from them is rounded. */
const imperial = [0.0254, 0.3048, 1_609.344, 453.592_37, 28.349_523, 6_894.757];
const conversionTolerance = 0.02;

function isConverted(left: Quantity, right: Quantity): boolean {
  const [celsius, fahrenheit] = left.dimension === 'celsius' ? [left, right] : [right, left];
  if (celsius.dimension === 'celsius' && fahrenheit.dimension === 'fahrenheit') {
    return Math.abs(celsius.value * 1.8 + 32 - fahrenheit.value) < 1;
  }
  if (left.dimension !== right.dimension || left.dimension === 'count' || isImperial(left) === isImperial(right))
    return false;
  return Math.abs(left.value / right.value - 1) <= conversionTolerance;
}

function isImperial({ value, amount }: Quantity): boolean {
  return imperial.some((factor) => Math.abs(value / amount / factor - 1) < 1e-6);
}

const secondsAMonth = 30.4 * 86_400;
const monthTolerance = 0.08;

/** Twelve weeks are three months. */
function isAboutAsLong(left: Quantity, right: Quantity): boolean {
  if (left.dimension === right.dimension) return false;
  const [months, seconds] = left.dimension === 'months' ? [left.value, right.value] : [right.value, left.value];
  return Math.abs(seconds / secondsAMonth / months - 1) < monthTolerance;
}

function isTime({ dimension }: Quantity): boolean {
  return dimension === 'time' || dimension === 'months';
}

function listed(rivals: readonly Quantity[]): string {
  return rivals
    .slice(0, 3)
    .map(({ text }) => text)
    .join(' or ');
}
