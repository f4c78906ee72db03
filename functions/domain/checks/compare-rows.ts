import { shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { datesIn } from '../dates.ts';
import { isNegator } from '../negations.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from '../quantities.ts';
import { type Cell, type Row, rowsIn, rowsNamedIn, tokensOf } from '../table-rows.ts';
import { type Check, contradicted } from './check.ts';

const joint = /[;,]\s|\.\s|\s(?:and|but|while|whereas|against|than|compared with|compared to|versus|und|et|y)\s/;

/** A value of a table stands in the row and the column that the claim names, and a yes is no "no". */
export const compareRows: Check = (claim, { readings }) => {
  const rows = rowsIn(readings);
  if (rows.length === 0) return [];
  if (isOfOtherRow(claim, rows)) return [contradicted('the table gives this value to another row')];
  if (rows.some((row) => isOfOtherColumn(claim, row))) {
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
  const parts = named.length === 1 ? [claim] : claim.split(joint);
  return parts.some((part) => {
    const [row, ...further] = rowsNamedIn(part, rows);
    if (row === undefined || further.length > 0) return false;
    return valuesIn(part).some(
      (value) => !isIn(value, row) && rows.some((other) => other !== row && isIn(value, other)),
    );
  });
}

/** Amounts with a unit: mere numbers may count anything. */
function valuesIn(text: string): Quantity[] {
  return quantitiesIn(datesIn(text).rest).filter(
    ({ dimension, noun, text: written }) => dimension !== 'count' || noun !== '' || /\d{3}/.test(written),
  );
}

function isIn(value: Quantity, { subject, cells }: Row): boolean {
  return [subject, ...cells.flatMap(({ name, value: said }) => [name, said])].some((text) =>
    quantitiesIn(text).some((one) => isSameQuantity(one, value) || isBareAmount(one, value)),
  );
}

/** The unit may stand in the name of the column. */
function isBareAmount({ dimension, noun, amount }: Quantity, value: Quantity): boolean {
  return dimension === 'count' && noun === '' && amount === value.amount;
}

/** The claim names one column and gives the value of another that measures the same. */
function isOfOtherColumn(claim: string, { cells }: Row): boolean {
  const claimed = tokensOf(claim);
  const values = quantitiesIn(claim);
  return cells.some((cell) => {
    const own = quantitiesIn(cell.value);
    const [first] = own;
    if (
      first === undefined ||
      !isNamed(cell, cells, claimed) ||
      values.some((value) => own.some((one) => isSameQuantity(one, value) || isBareAmount(one, value)))
    )
      return false;
    return cells.some(
      (other) =>
        other !== cell &&
        ownTokens(other, cells).length > 0 &&
        !ownTokens(other, cells).some((token) => claimed.includes(token)) &&
        quantitiesIn(other.value).some(
          (one) => one.dimension === first.dimension && values.some((value) => isSameQuantity(one, value)),
        ),
    );
  });
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
  const parts = rows.length === 1 ? [said] : said.split(joint);
  return parts.some((part) => {
    const [row, ...further] = rowsNamedIn(part, rows);
    if (row === undefined || further.length > 0) return false;
    return row.cells.some(({ name, value }) => {
      const answer = yes.test(value) ? 'yes' : no.test(value) ? 'no' : undefined;
      if (answer === undefined || shareOf(stemsOf(name).slice(0, 1), stemsOf(part)) < 1) return false;
      return wordsOf(part).some(({ word }) => isNegator(word)) === (answer === 'yes');
    });
  });
}
