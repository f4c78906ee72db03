import { expect, it } from 'vitest';
import { pageAt } from '../../functions/domain/pages.ts';

it('is the last page that begins at or before a position', () => {
  expect([0, 9, 10, 11, 99].map((position) => pageAt([0, 10, 10, 20], position))).toEqual([1, 1, 3, 3, 4]);
  expect(pageAt([], 5)).toBeUndefined();
});
