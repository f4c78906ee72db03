import { expect, test } from 'vitest';
import { misroutesIn, routingSet } from './routing-set.ts';

const { hardToSmall, easyToCapable } = misroutesIn(routingSet);

test('the set has easy and hard questions, and half of it nobody wrote for it', () => {
  expect(routingSet.length).toBeGreaterThanOrEqual(60);
  expect(routingSet.filter(({ hard }) => hard).length).toBeGreaterThanOrEqual(30);
  expect(routingSet.filter(({ from }) => from === 'golden').length).toBeGreaterThanOrEqual(40);
  expect(new Set(routingSet.map(({ question }) => question)).size).toBe(routingSet.length);
});

// As counted when the rule was last changed: a change that makes it worse is to be seen.
test('of 33 hard questions at most 12 go to the small model', () => {
  expect(hardToSmall.length).toBeLessThanOrEqual(12);
});

test('of 58 easy questions at most 3 go to the capable model', () => {
  expect(easyToCapable.length).toBeLessThanOrEqual(3);
});
