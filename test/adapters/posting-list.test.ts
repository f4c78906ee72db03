import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PostingList, readPostings, roomForPostings } from '../../functions/adapters/posting-list.ts';

const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 24 }), fc.integer({ min: 1, max: 2 ** 20 })), {
  maxLength: 50,
});

it('reads what was written', () => {
  fc.assert(
    fc.property(steps, (given) => {
      const list = new PostingList();
      let row = -1;
      const places = given.map(([step, frequency]) => {
        row += step;
        list.add(row, frequency);
        return [row, frequency];
      });
      const { rows, frequencies, count } = readPostings(list.bytes(), roomForPostings(given.length));
      expect(list.count).toBe(given.length);
      expect(Array.from(rows.subarray(0, count), (place, index) => [place, frequencies[index]])).toEqual(places);
    }),
  );
});

it('takes passages in ascending order only', () => {
  const list = new PostingList();
  list.add(5, 1);
  expect(() => list.add(5, 1)).toThrow(RangeError);
});
