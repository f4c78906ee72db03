import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapsBetween } from '../../functions/domain/align-words.ts';

const words = (text: string) => text.split(' ');

it('says where two sentences differ', () => {
  expect(gapsBetween(words('the old mill is closed'), words('the mill is not closed today'))).toEqual([
    { first: [1, 2], second: [1, 1] },
    { first: [4, 4], second: [3, 4] },
    { first: [5, 5], second: [5, 6] },
  ]);
});

it('leaves the same words on both sides, in their order', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(word, word, (first, second) => {
      const gaps = gapsBetween(first, second);
      const kept = (all: readonly string[], side: 'first' | 'second') =>
        all.filter((_one, place) => !gaps.some((gap) => place >= gap[side][0] && place < gap[side][1]));
      expect(kept(first, 'first')).toEqual(kept(second, 'second'));
    }),
  );
});
