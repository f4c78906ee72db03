import { type CalendarDate, coversDate, datesIn } from '../dates.ts';
import { plainDates } from '../plain-dates.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from '../quantities.ts';
import type { Cell, Row } from '../table-rows.ts';
import { isEqual } from './equal-numbers.ts';
import { isBareNumber } from './table-numbers.ts';

/** What a text or a cell gives as its values. */
export interface Values {
  readonly amounts: readonly Quantity[];
  readonly dates: readonly CalendarDate[];
  /** What the amounts are read in: the name of a column may hold their unit. */
  readonly text: string;
}

export function valuesIn(text: string): Values {
  const { dates, rest } = datesIn(plainDates(text));
  return { amounts: quantitiesIn(rest), dates, text };
}

/** The values of a cell, in the unit of its column or of the row's cell "Unit". */
export function cellValues({ name, value }: Cell, { cells }: Row): Values {
  const unit = cells.find((cell) => /^(?:units?|Einheit|unité|unidad)$/i.test(cell.name));
  const text = `${name}: ${value}${unit === undefined ? '' : `; Unit: ${unit.value}`}`;
  const start = name.length + 2;
  const isOfCell = ({ at }: { readonly at: number }) => at >= start && at < start + value.length;
  const dated = valuesIn(`${' '.repeat(start)}${value}`).dates;
  const years = /^(?:1[5-9]|20)\d\d$/.test(value) ? [{ text: value, at: start, year: Number(value) }] : [];
  return { amounts: quantitiesIn(text).filter(isOfCell), dates: [...dated, ...years], text };
}

export function hasAmount(known: Values, claimed: Quantity): boolean {
  const table = { evidence: known.text, headings: [] };
  return known.amounts.some(
    (one) => isSameQuantity(one, claimed) || isEqual(one, claimed) || isBareNumber(one, claimed, table),
  );
}

export function hasDate(known: Values, claimed: CalendarDate): boolean {
  return known.dates.some((one) => coversDate(one, claimed));
}
