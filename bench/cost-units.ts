import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * DynamoDB's documented rules for what a request consumes, as far as a local DynamoDB leaves it out:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export type Item = Readonly<Record<string, AttributeValue>>;

export interface Index {
  readonly name: string;
  readonly keys: readonly string[];
  /** Attributes of an entry, those of both keys included. */
  readonly attributes: readonly string[];
}

/** What a search pays that finds nothing: a page of 4 KB all the same. */
export function emptyReadUnits(consistent: boolean): number {
  return consistent ? 1 : 0.5;
}

/** A started kilobyte is a unit; an item that is not there counts as one. */
export function writeUnits(item: Item | undefined): number {
  return Math.max(1, Math.ceil((item === undefined ? 0 : itemBytes(item)) / 1024));
}

/**
 * What a change of an item costs in one index: nothing when its entry stays as it is, one write when the entry comes,
 * goes or changes, and two, a removal and an addition, when its key changes.
 */
export function indexWriteUnits(index: Index, before: Item | undefined, after: Item | undefined): number {
  const old = entryOf(index, before);
  const next = entryOf(index, after);
  if (isDeepStrictEqual(old, next)) return 0;
  if (old === undefined || next === undefined) return writeUnits(old ?? next);
  const sameKey = index.keys.every((key) => isDeepStrictEqual(old[key], next[key]));
  return sameKey ? Math.max(writeUnits(old), writeUnits(next)) : writeUnits(old) + writeUnits(next);
}

/** An item without all keys of the index has no entry in it. */
function entryOf(index: Index, item: Item | undefined): Item | undefined {
  if (item === undefined || !index.keys.every((key) => key in item)) return undefined;
  return Object.fromEntries(Object.entries(item).filter(([name]) => index.attributes.includes(name)));
}

export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined) return 3 + sumOf(value.L.map((each) => 1 + valueBytes(each)));
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemBytes(value.M);
  if (value.SS !== undefined) return sumOf(value.SS.map((each) => Buffer.byteLength(each)));
  if (value.NS !== undefined) return sumOf(value.NS.map(numberBytes));
  return sumOf((value.BS ?? []).map((each) => each.byteLength));
}

/** About one byte for two significant digits, and one more. */
function numberBytes(text: string): number {
  const digits = text.replace(/e.*$/i, '').replaceAll(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
