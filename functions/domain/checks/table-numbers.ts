import type { CalendarDate } from '../dates.ts';
import { lazyPattern } from '../lazy.ts';
import type { Quantity } from '../quantities.ts';
import { unitOf } from '../units.ts';

const scales: readonly (readonly [word: RegExp, factor: number])[] = [
  [/thousand|['’]000|(?<!\p{L})(?:USD|EUR|GBP|CHF|[$€£])\s?[kT](?!\p{L})|(?<!\p{L})(?:Tsd|mil)(?!\p{L})/iu, 1_000],
  [/million|millón|(?<!\p{L})(?:(?:US|USD|EUR|GBP|CHF|[$€£])\s?m(?:n|io)?|mio|m[$€£]|mill)(?!\p{L})/iu, 1_000_000],
  [/billion|milliard|(?<!\p{L})(?:(?:USD|EUR|GBP|CHF|[$€£])\s?bn?|mrd)(?!\p{L})/iu, 1_000_000_000],
];

/** In a table the unit may stand in the name of the column, and a claim may leave out a unit that goes without saying. */
export function isBareNumber(known: Quantity, claimed: Quantity, table: Table): boolean {
  if (claimed.dimension === 'count' && known.dimension !== 'count') {
    return known.amount === claimed.amount && !/^(?:time|fold)$/.test(claimed.noun);
  }
  if (known.dimension !== 'count' || known.noun !== '') return false;
  const { column, brackets } = columnOf(known, table);
  if (claimed.dimension === 'count') {
    return isAmountOf(known, claimed, [1], [1, ...[column, ...table.headings].flatMap(scalesIn)]);
  }
  const own = unitsIn(nameOf(column)).filter(({ dimension }) => dimension === claimed.dimension);
  const units =
    own.length > 0 ? own : brackets.flatMap(unitsIn).filter(({ dimension }) => dimension === claimed.dimension);
  // Whoever names the unit says how many of it there are: thousands where the column has thousands.
  const scaled = scalesIn(column);
  const factors = scaled.length > 0 ? scaled : [1, ...[...table.headings, ...brackets].flatMap(scalesIn)];
  return isAmountOf(
    known,
    claimed,
    units.map(({ factor }) => factor),
    factors,
  );
}

/** What the evidence is, and what stands above it. */
export interface Table {
  readonly evidence: string;
  readonly headings: readonly string[];
}

/** A column that holds the unit of the others, where readings have been taken apart into cells. */
const unitCell = /(?:^|[;—]\s)(?:units?(?: of measure(?:ment)?)?|Einheit|unité|unidad): ([^;\n]{1,30}?)(?=;|\.?$)/gimu;

/** Before a number, the name of its column; and what else may hold its unit: brackets in its row or above, as in "(EUR thousand)", and a cell "Unit". */
function columnOf({ at }: Quantity, { evidence, headings }: Table): { column: string; brackets: string[] } {
  const start = evidence.lastIndexOf('\n', at - 1) + 1;
  const from = Math.max(start, evidence.lastIndexOf(';', at - 1) + 1, evidence.lastIndexOf('—', at - 1) + 1);
  const column = evidence.slice(Math.max(from, at - longestName), at);
  const end = evidence.indexOf('\n', at);
  const row = evidence.slice(
    Math.max(start, at - longestRow),
    Math.min(end < 0 ? evidence.length : end, at + longestRow),
  );
  const texts = row.includes(' — ') ? [row, ...headings] : headings;
  // The first column is only named above.
  const ages = headings.flatMap((text) => text.match(/(?<!\p{L})(?:age|alter|âge|edad)(?!\p{L})/giu) ?? []);
  const own = [...row.matchAll(unitCell)].map(([, name = '']) => name);
  return { column, brackets: [...texts.flatMap((text) => text.match(/\([^()]{1,40}\)/g) ?? []), ...ages, ...own] };
}

/** "Week 5" is no column of weeks: a name ends in a colon. */
function nameOf(column: string): string {
  return column.slice(0, column.lastIndexOf(':') + 1);
}

/** In characters: what is longer is no table. */
const longestName = 200;
const longestRow = 1_000;

/** The two numbers of a result such as 30:47, which may as well be a time. */
export function resultsIn(evidence: string): Quantity[] {
  return [...evidence.matchAll(/(?<=: )(\d{1,3}):(\d{1,3})(?=[;.]|$)/gm)]
    .slice(0, 50)
    .flatMap(({ index, 1: left = '', 2: right = '' }) =>
      [left, right].map((text) => ({
        text,
        at: index,
        amount: Number(text),
        value: Number(text),
        dimension: 'count',
        noun: '',
        isLoose: true,
      })),
    );
}

/** The number of a table's cell in the units of its column: what is worked out is worked out from these. */
export function measuredAs(known: Quantity, table: Table): Quantity[] {
  if (known.dimension !== 'count' || known.noun !== '') return [];
  const { column, brackets } = columnOf(known, table);
  const own = unitsIn(nameOf(column));
  const factor = Math.max(1, ...[column, ...brackets].flatMap(scalesIn));
  return (own.length > 0 ? own : brackets.flatMap(unitsIn)).slice(0, 3).map((unit) => {
    return {
      ...known,
      dimension: unit.dimension,
      amount: known.amount * factor,
      value: known.value * factor * unit.factor,
    };
  });
}

/** The years that are all that stands in a cell. */
export function yearsIn(evidence: string): CalendarDate[] {
  return [...evidence.matchAll(/: ((?:1[5-9]|20)\d\d)(?=;|\.?$)/gm)]
    .slice(0, 50)
    .map(({ index, 1: text = '' }) => ({ text, at: index + 2, year: Number(text) }));
}

const changing =
  /(?:change|growth|difference|deviation|variation|trend|Veränderung|évolution|variation|variación|[Δ%±])[^;—]{0,30}: $/iu;

const rising =
  /(?<!\p{L})(?:rose|ris(?:e|en|ing)|grew|grow(?:s|n|th)?|increas\p{L}*|gain\p{L}*|climb\p{L}*|(?:an)?gestiegen|(?:an)?steig\p{L}*|stieg\p{L}*|wuchs\p{L}*|augment\p{L}*|hausse|subi\p{L}*|aument\p{L}*)(?!\p{L})/iu;

/** A column of changes has a sign where a claim has "fell by"; one that says "rose by" leaves none out. */
export function withoutSign(known: Quantity, { evidence }: Table, claim: string): Quantity[] {
  if (rising.test(claim)) return [];
  const { amount, value, at } = known;
  const isChange = amount < 0 && changing.test(evidence.slice(Math.max(0, at - longestName), at));
  return isChange ? [{ ...known, amount: -amount, value: -value, isLoose: true }] : [];
}

function isAmountOf(known: Quantity, claimed: Quantity, units: readonly number[], factors: readonly number[]): boolean {
  return units.some((unit) =>
    factors.some((factor) => Math.abs(known.value * factor * unit - claimed.value) <= 1e-9 * Math.abs(claimed.value)),
  );
}

function scalesIn(text: string): number[] {
  return scales.filter(([word]) => word.test(text)).map(([, factor]) => factor);
}

const isAge = /^(?:age|ages|alter|âge|edad)$/i;

/** A unit that has its number already is of no other. */
const measured = lazyPattern(String.raw`[€$£]\s?\d[\d.,]*|\d[\d.,]*\s?[\p{L}€$£%°µμ][\p{L}²³]*`, 'gu');

function unitsIn(text: string): { readonly dimension: string; readonly factor: number }[] {
  return (text.replaceAll(measured(), ' ').match(/[\p{L}€$£%°²³µμ]+/gu) ?? []).flatMap((word) => {
    const [dimension, factor] = unitOf(isAge.test(word) ? 'years' : word) ?? [];
    return dimension === undefined || factor === undefined ? [] : [{ dimension, factor }];
  });
}
