import { shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { areComparable, type CalendarDate } from '../dates.ts';
import { isNegator } from '../negations.ts';
import type { Quantity } from '../quantities.ts';
import { type Cell, type Row, rowsIn, rowsNamedIn, tokensOf } from '../table-rows.ts';
import { cellValues, hasAmount, hasDate, type Values, valuesIn } from './cell-amounts.ts';
import { type Check, contradicted } from './check.ts';

const joint = /[;,]\s|\.\s|\s(?:and|but|while|whereas|against|than|compared with|compared to|versus|und|et|y)\s/;

/** A value of a table stands in the row and the column that the claim names, and a yes is no "no". */
export const compareRows: Check = (claim, { readings }) => {
  const rows = rowsIn(readings);
  if (rows.length === 0) return [];
  if (isOfOtherRow(claim, rows)) return [contradicted('the table gives this value to another row')];
  const [row, ...further] = rows.length === 1 ? rows : rowsNamedIn(claim, rows);
  if (row !== undefined && further.length === 0 && isOfOtherColumn(claim, row)) {
    return [contradicted('the table gives this value in another column')];
  }
  return isOtherAnswer(claim, rows)
    ? [contradicted('the table says yes where the claim says no, or the other way round')]
    : [];
};

function isOfOtherRow(claim: string, rows: readonly Row[]): boolean {
  if (rows.length < 2 || rows.some(({ keys }) => keys.length === 0)) return false;
  const named = rowsNamedIn(claim, rows);
  // A comparison gives values in whatever order.
  if (named.length > 1 && /\b(?:than|against|compared|versus)\b/i.test(claim)) return false;
  const order = named.length > 1 ? areInOrder(claim, named) : undefined;
  if (order === true) return false;
  const parts = named.length === 1 ? [claim] : claim.split(joint);
  const fits = parts.flatMap((part) => {
    const [row, ...further] = rowsNamedIn(part, rows);
    if (row === undefined || further.length > 0) return [];
    return tellingValues(part, rows).map((isIn) => isIn(row) || !rows.some((other) => other !== row && isIn(other)));
  });
  return fits.length === 0 ? order === false : fits.includes(false);
}

type IsIn = (row: Row) => boolean;

/** For each value of a text whether a row has it: amounts with a unit or of three digits, since others may count anything, and dates. */
function tellingValues(text: string, rows: readonly Row[]): IsIn[] {
  const { amounts, dates } = valuesIn(text);
  const told = amounts
    .filter(({ dimension, noun, text: written }) => dimension !== 'count' || noun !== '' || /\d{3}/.test(written))
    .map((amount) => ({ at: amount.at, isIn: (row: Row) => isAmountIn(amount, row) }));
  const named = dates
    .filter((date) => !rows.some(({ subject }) => subject.includes(date.text) || namesDate(subject, date)))
    .map((date) => ({
      at: date.at,
      isIn: (row: Row) => row.cells.some((cell) => hasDate(cellValues(cell, row), date)),
    }));
  return [...told, ...named].toSorted((left, right) => left.at - right.at).map(({ isIn }) => isIn);
}

/** Rows may be of months or years. */
function namesDate(subject: string, date: CalendarDate): boolean {
  return valuesIn(subject).dates.some((one) => areComparable(one, date));
}

/** Whether as many values as rows are named, and each in the place of its row: false where each is in the place of another. */
function areInOrder(claim: string, named: readonly Row[]): boolean | undefined {
  const isIn = tellingValues(claim, named);
  if (isIn.length !== named.length) return undefined;
  const words = wordsOf(claim).map(({ word, stem }) => [word, stem]);
  const text = claim.toLowerCase();
  const placeOf = ({ keys }: Row) => {
    const places = keys.flatMap((key) => {
      const place = words.findIndex((forms) => forms.includes(key));
      return place < 0 ? [] : [place];
    });
    return places.length > 0 ? Math.min(...places) : text.length;
  };
  const rows = named.toSorted((left, right) => placeOf(left) - placeOf(right));
  if (new Set(rows.map(placeOf)).size < rows.length) return undefined;
  const fits = rows.map((row, index) => isIn[index]?.(row) === true);
  if (fits.every(Boolean)) return true;
  const isTurned = rows.every((_row, index) => !fits[index] && rows.some((other) => isIn[index]?.(other)));
  return isTurned ? false : undefined;
}

function isAmountIn(value: Quantity, row: Row): boolean {
  return (
    hasAmount(valuesIn(row.subject), value) ||
    row.cells.some((cell) => hasAmount(cellValues(cell, row), value) || hasAmount(valuesIn(cell.name), value))
  );
}

/** The claim names one column and gives the value of another that measures the same. */
function isOfOtherColumn(claim: string, row: Row): boolean {
  const { cells } = row;
  const claimed = tokensOf(claim);
  const { amounts, dates } = valuesIn(claim);
  const isGiven = (known: Values) =>
    amounts.some((amount) => hasAmount(known, amount)) || dates.some((date) => hasDate(known, date));
  return cells.some((cell) => {
    const own = cellValues(cell, row);
    if ((own.amounts.length === 0 && own.dates.length === 0) || !isNamed(cell, cells, claimed) || isGiven(own))
      return false;
    return cells.some((other) => {
      const its = cellValues(other, row);
      return (
        other !== cell &&
        ownTokens(other, cells).length > 0 &&
        !ownTokens(other, cells).some((token) => claimed.includes(token)) &&
        isOfOneKind(own, its) &&
        isGiven(its)
      );
    });
  });
}

function isOfOneKind(left: Values, right: Values): boolean {
  const [date, other] = [left.dates[0], right.dates[0]];
  if (date !== undefined && other !== undefined) return areComparable(date, other);
  return left.amounts[0] !== undefined && left.amounts[0].dimension === right.amounts[0]?.dimension;
}

function isNamed(cell: Cell, cells: readonly Cell[], claimed: readonly string[]): boolean {
  const own = ownTokens(cell, cells);
  return own.length > 0 && own.every((token) => claimed.includes(token));
}

/** What tells the name of a column from those of the others. */
function ownTokens(cell: Cell, cells: readonly Cell[]): string[] {
  const others = new Set(cells.flatMap((other) => (other === cell ? [] : tokensOf(other.name))));
  return tokensOf(cell.name.replace(/\(.*\)/, '')).filter((token) => !others.has(token));
}

const yes = /^(?:yes|ja|oui|sí|✓|✔|x)$/i;
const no = /^(?:no|nein|non|✗|✘|–|-)$/i;

function isOtherAnswer(claim: string, rows: readonly Row[]): boolean {
  const said = claim.replaceAll(/\bno\.? ?\d+/gi, ' ');
  return said.split(joint).some((part) => {
    const [row, ...further] = rows.length === 1 ? rows : rowsNamedIn(part, rows);
    if (row === undefined || further.length > 0) return false;
    return row.cells.some(({ name, value }) => {
      const answer = yes.test(value) ? 'yes' : no.test(value) ? 'no' : undefined;
      if (answer === undefined || shareOf(stemsOf(name).slice(0, 1), stemsOf(part)) < 1) return false;
      return wordsOf(part).some(({ word }) => isNegator(word)) === (answer === 'yes');
    });
  });
}
