import { stemsOf } from './clauses.ts';
import { datesIn } from './dates.ts';
import { quantitiesIn } from './quantities.ts';

/** A row of a table, as `readableRow` writes it. */
export interface Row {
  readonly subject: string;
  readonly cells: readonly Cell[];
  /** What names this row and no other, in lower case: words, labels and numbers. */
  readonly keys: readonly string[];
}

export interface Cell {
  readonly name: string;
  readonly value: string;
}

/** The rows of a table among some readings, with what tells them from each other. */
export function rowsIn(readings: readonly string[]): Row[] {
  const rows = readings.flatMap((reading) => {
    const [, subject = '', facts = ''] = /^(.{1,200}?) — (.+: .+)$/.exec(reading) ?? [];
    const cells = facts
      .replace(/\.$/, '')
      .split(/;\s/)
      .flatMap((fact): Cell[] => {
        const [, name = '', value = ''] = /^(.{1,100}?): (.+)$/.exec(fact) ?? [];
        return name === '' ? [] : [{ name, value }];
      });
    return cells.length === 0 ? [] : [{ subject, cells }];
  });
  // The first cell may be a number alone, such as a place, and the second name what the row is of.
  const subjects = rows.map(({ subject, cells }) =>
    /\p{L}/u.test(subject) ? subject : `${subject} ${cells[0]?.value}`,
  );
  return rows.map((row, index) => {
    const others = new Set(subjects.flatMap((subject, other) => (other === index ? [] : tokensOf(subject))));
    return { ...row, keys: tokensOf(subjects[index] ?? '').filter((token) => !others.has(token)) };
  });
}

/** What a text names, as it may be named again: stems of words, and labels or numbers as they are. */
export function tokensOf(text: string): string[] {
  const labels = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)*/gu) ?? [];
  return [...new Set([...stemsOf(text), ...labels.filter((label) => /\d/.test(label))])];
}

/** Rows of which a text names something that no other row has. */
export function rowsNamedIn(text: string, rows: readonly Row[]): Row[] {
  const tokens = new Set(tokensOf(text));
  const whole = rows.filter(({ subject }) => tokensOf(subject).every((token) => tokens.has(token)));
  if (whole.length === 1) return whole;
  return rows.filter(({ keys }) => keys.some((key) => tokens.has(key)));
}

/** What can be put in order of two cells of one column: an amount, or months; undefined where there is no single one. */
export function measureOf({ value }: Cell): number | undefined {
  const { dates, rest } = datesIn(value);
  const [date] = dates;
  if (date?.minute !== undefined && dates.length === 1) return date.minute;
  if (date?.year !== undefined) return date.year * 372 + (date.month ?? 0) * 31 + (date.day ?? 0);
  if (dates.length > 0) return undefined;
  const [first, ...further] = quantitiesIn(rest);
  return further.length === 0 ? first?.value : undefined;
}
