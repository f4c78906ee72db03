import { describe, expect, test } from 'vitest';
import { emptyReadUnits, type Index, indexWriteUnits, itemBytes, writeUnits } from '../../bench/cost-units.ts';

const text = (length: number) => ({ S: 'x'.repeat(length) });

describe('The size of an item', () => {
  test('is that of its names and of its texts in UTF-8', () => {
    expect(itemBytes({ ab: { S: 'äö' } })).toBe(2 + 4);
  });

  test('counts a number as half its significant digits and one byte', () => {
    expect(itemBytes({ n: { N: '1234500' } })).toBe(1 + 4);
    expect(itemBytes({ n: { N: '-0.25' } })).toBe(1 + 3);
    expect(itemBytes({ n: { N: '0' } })).toBe(1 + 1);
  });

  test('counts a byte for each element of a list or map, and three for itself', () => {
    expect(itemBytes({ l: { L: [{ BOOL: true }, { NULL: true }] } })).toBe(1 + 3 + 2 * 2);
    expect(itemBytes({ m: { M: { k: { S: 'v' } } } })).toBe(1 + 3 + 1 + 2);
  });

  test('counts what is in a set', () => {
    const bytes = (length: number) => new Uint8Array(length);
    expect(itemBytes({ s: { SS: ['a', 'bc'] }, n: { NS: ['1', '22'] }, b: { BS: [bytes(2), bytes(3)] } })).toBe(15);
    expect(itemBytes({ b: { B: bytes(7) } })).toBe(8);
  });
});

describe('A write', () => {
  test('costs a unit for each started kilobyte', () => {
    expect(writeUnits({ a: text(1023) })).toBe(1);
    expect(writeUnits({ a: text(1024) })).toBe(2);
  });

  test('costs a unit where there is no item', () => {
    expect(writeUnits(undefined)).toBe(1);
  });
});

test('A search that finds nothing costs the least that a read costs', () => {
  expect([emptyReadUnits(true), emptyReadUnits(false)]).toEqual([1, 0.5]);
});

describe('An index', () => {
  const index: Index = { name: 'due', keys: ['shard', 'due'], attributes: ['pk', 'shard', 'due', 'title'] };
  const item = { pk: { S: 'a' }, shard: { S: '1' }, due: { N: '10' }, note: { S: 'one' } };

  test('costs nothing while an item has not all of its keys', () => {
    expect(indexWriteUnits(index, undefined, { pk: { S: 'a' }, shard: { S: '1' } })).toBe(0);
  });

  test('costs a unit when an entry comes or goes', () => {
    expect(indexWriteUnits(index, undefined, item)).toBe(1);
    expect(indexWriteUnits(index, item, undefined)).toBe(1);
  });

  test('costs nothing when only attributes change that it does not hold', () => {
    expect(indexWriteUnits(index, item, { ...item, note: { S: 'two' } })).toBe(0);
  });

  test('costs one write when an attribute changes that it holds, by the larger entry', () => {
    expect(indexWriteUnits(index, item, { ...item, title: text(10) })).toBe(1);
    expect(indexWriteUnits(index, { ...item, title: text(1500) }, item)).toBe(2);
  });

  test('costs a removal and an addition when its key changes', () => {
    expect(indexWriteUnits(index, item, { ...item, due: { N: '11' } })).toBe(2);
  });
});
