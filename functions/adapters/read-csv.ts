import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import type { Extracted } from './extracted.ts';

/** Spreadsheets may say in a first line what parts the columns. */
const said = /^(?:\ufeff?sep=([^\r\n])\r?\n)?([^]*)$/i;

const delimiters = [',', ';', '\t', '|'];

/** A table as a list: each row is an item that says every value after the name of its column. */
export function readCsv(bytes: Uint8Array): Extracted {
  const decoded = decodeText(bytes, 'windows-1252');
  if ('reason' in decoded) return decoded;
  try {
    const [, delimiter, table = ''] = said.exec(decoded.text) ?? [];
    const [names = [], ...rows] = parse(table, {
      bom: true,
      delimiter: delimiter ?? delimiterOf(table),
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const items = rows.map((row) => itemOf(names.map(oneLine), row.map(oneLine))).filter((item) => item !== '');
    return items.length === 0
      ? { reason: 'the table has no rows below its header' }
      : { text: `${items.join('\n')}\n` };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { reason: `the table cannot be read: ${oneLine(error.message)}` };
  }
}

/** What stands most often between the names of the columns. */
function delimiterOf(text: string): string {
  const header = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return delimiters.toSorted((left, right) => count(right) - count(left))[0] ?? ',';
}

function itemOf(names: readonly string[], values: readonly string[]): string {
  const said = values.map((value, column) =>
    value === '' ? '' : `${names[column] || `column ${column + 1}`}: ${value}`,
  );
  const item = said.filter((each) => each !== '').join('; ');
  return item === '' ? '' : `- ${item}`;
}

function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}
