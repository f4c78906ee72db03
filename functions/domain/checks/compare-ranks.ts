import { isAmong, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { datesIn } from '../dates.ts';
import { oppositionsOf } from '../opposites.ts';
import { quantitiesIn } from '../quantities.ts';
import { type Cell, measureOf, type Row, rowsIn, rowsNamedIn, tokensOf } from '../table-rows.ts';
import { type Check, contradicted } from './check.ts';

const more =
  'more most higher highest larger largest greater greatest bigger biggest longer longest later latest heavier heaviest wider widest older oldest dearer dearest taller tallest stronger strongest';
const less =
  'less least fewer fewest lower lowest smaller smallest shorter shortest earlier earliest lighter lightest narrower narrowest younger youngest cheaper cheapest weaker weakest';
const ranks: ReadonlyMap<string, 1 | -1> = new Map([
  ...more.split(' ').map((word): [string, 1 | -1] => [word, 1]),
  ...less.split(' ').map((word): [string, 1 | -1] => [word, -1]),
]);

/** What some of these words compare, as columns call it. */
const measures: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:heavi|light)/, /\b(?:weight|mass)\b/i],
  [/^(?:cheap|dear)/, /\b(?:price|cost|fee|rate)\b/i],
  [/^(?:old|young)/, /\b(?:age|born|built|founded)\b/i],
  [/^wid|^narrow/, /\bwidth\b/i],
];

/** Which of two rows of a table has more of something, and whether a value rose or fell between two columns. */
export const compareRanks: Check = (claim, { readings }) => {
  const rows = rowsIn(readings);
  if (rows.length === 0) return [];
  const isOtherwise =
    isRankedOtherwise(claim, rows) ||
    isDatedOtherwise(claim, rows) ||
    rows.some((row) => changesOtherwise(claim, row, rows.length));
  return isOtherwise ? [contradicted('the figures of the table say it the other way round')] : [];
};

function isRankedOtherwise(claim: string, rows: readonly Row[]): boolean {
  const than = claim.search(/\bthan\b/i);
  const words = wordsOf(than < 0 ? claim : claim.slice(0, than));
  const rank = words.findLast(({ word }) => ranks.has(word))?.word;
  // Several comparisons in one sentence are not told apart.
  if (rank === undefined || rows.length < 2 || /\bthan\b.*\bthan\b|\b(?:although|while|but|whereas)\b/i.test(claim))
    return false;
  const column = comparedColumn(claim, rank, rows);
  const direction = ranks.get(rank) ?? 1;
  if (column === undefined) return false;
  const [[left], [right]] =
    than < 0
      ? [rowsNamedIn(claim, rows), []]
      : [rowsNamedIn(claim.slice(0, than), rows), rowsNamedIn(claim.slice(than), rows)];
  if (left === undefined || rowsNamedIn(claim, rows).length > 2) return false;
  const own = valueIn(left, column);
  const others = right === undefined ? rows.filter((row) => row !== left) : [right];
  if (than >= 0 ? right === undefined : !rank.endsWith('est')) return false;
  return (
    own !== undefined &&
    others.some((row) => {
      const other = valueIn(row, column);
      return other !== undefined && (own - other) * direction < 0;
    })
  );
}

const order = /^(.+?)\s(before|prior to|earlier than|ahead of|after|later than)\s(.+)$/i;

/** The claim puts one row before another that comes before it, by the only column of dates or by the one that it names. */
function isDatedOtherwise(claim: string, rows: readonly Row[]): boolean {
  const [, before = '', word = '', after = ''] = order.exec(claim) ?? [];
  if (rows.length < 2 || word === '' || /\b(?:not|never|no)\b/i.test(claim)) return false;
  const [left, right] = [before, after].map((side) => rowMeant(side, rows));
  if (left === undefined || right === undefined || left === right) return false;
  const dated = left.cells.filter(
    (cell) => isDated(cell) && right.cells.some((one) => one.name === cell.name && isDated(one)),
  );
  const claimed = stemsOf(claim);
  const named = dated.filter(({ name }) => stemsOf(name).some((stem) => isAmong(stem, claimed)));
  const [column, ...others] = dated.length === 1 ? dated : named;
  if (column === undefined || others.length > 0) return false;
  const [mine, its] = [left, right].map((row) => valueIn(row, column.name));
  return mine !== undefined && its !== undefined && (mine - its) * (/^(?:after|later)/i.test(word) ? 1 : -1) < 0;
}

/** The one row that a text names, by its subject or by what only it has in a cell. */
function rowMeant(text: string, rows: readonly Row[]): Row | undefined {
  const [row, ...further] = rowsNamedIn(text, rows);
  if (row !== undefined) return further.length === 0 ? row : undefined;
  const stems = new Set(tokensOf(text));
  const telling = rows.map(({ cells }) => new Set(cells.flatMap(({ value }) => stemsOf(value))));
  const [meant, ...others] = rows.filter((_row, index) =>
    [...(telling[index] ?? [])].some(
      (stem) => stems.has(stem) && telling.every((set, other) => other === index || !set.has(stem)),
    ),
  );
  return others.length === 0 ? meant : undefined;
}

function isDated(cell: Cell): boolean {
  const { dates } = datesIn(cell.value);
  return (dates.length === 1 || year.test(cell.value)) && measureOf(cell) !== undefined;
}

function comparedColumn(claim: string, rank: string, rows: readonly Row[]): string | undefined {
  const names = [...new Set(rows.flatMap(({ cells }) => cells.map(({ name }) => name)))];
  const measure = measures.find(([word]) => word.test(rank))?.[1];
  if (measure !== undefined) return names.find((name) => measure.test(name));
  const claimed = stemsOf(claim);
  const named = names.filter((name) => {
    const stems = stemsOf(name.replace(/\(.*\)/, ''));
    return stems.length > 0 && stems.every((stem) => claimed.includes(stem));
  });
  return named.length === 1 ? named[0] : undefined;
}

function valueIn({ cells }: Row, column: string): number | undefined {
  const cell = cells.find(({ name }) => name === column);
  return cell === undefined ? undefined : measureOf(cell);
}

const year = /\b(?:19|20)\d\d\b/;

function changesOtherwise(claim: string, row: Row, count: number): boolean {
  if (count > 1 && rowsNamedIn(claim, [row]).length === 0) return false;
  const words = wordsOf(claim).map(({ word }) => word);
  const [isUp, isDown] = ['fell', 'rose'].map((word) => oppositionsOf(words, [word]).length > 0);
  if (isUp === isDown) return false;
  const change = signedChange(claim, row.cells) ?? changeOverYears(claim, row.cells);
  return change !== undefined && (isUp === true ? change < 0 : change > 0);
}

/** The change that a cell gives with a sign and the claim without one. */
function signedChange(claim: string, cells: readonly Cell[]): number | undefined {
  const amounts = new Set(quantitiesIn(claim).map(({ amount }) => amount));
  const signed = cells.find(({ value }) => {
    const [, digits] = /^[-−+]\s?(\d+(?:[.,]\d+)?)\s?%?$/.exec(value) ?? [];
    return digits !== undefined && amounts.has(Number(digits.replace(',', '.')));
  });
  return signed === undefined ? undefined : signed.value.startsWith('+') ? 1 : -1;
}

/** Of columns that differ in their year only, both named in the claim. */
function changeOverYears(claim: string, cells: readonly Cell[]): number | undefined {
  const dated = cells.flatMap((cell) => {
    const found = year.exec(cell.name)?.[0];
    return found === undefined || !claim.includes(found) ? [] : [{ year: Number(found), cell }];
  });
  const [first, second, ...further] = dated.toSorted((left, right) => left.year - right.year);
  if (first === undefined || second === undefined || further.length > 0) return undefined;
  if (first.cell.name.replace(year, '') !== second.cell.name.replace(year, '')) return undefined;
  const [before, after] = [first, second].map(({ cell }) => measureOf(cell));
  return before === undefined || after === undefined ? undefined : after - before;
}
