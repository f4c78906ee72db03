import { describe, expect, test } from 'vitest';
import { type Expected, isRight, policySets, readPolicyCases } from './cases.ts';

type Set = (typeof policySets)[number];

/** The rules did better than this when it was written; what they find may not become less unnoticed. */
const known: Readonly<Record<Expected, number>> = {
  harmful: 0.9,
  distress: 0.9,
  personalData: 0.9,
  confidential: 0.9,
  none: 0.97,
};
const floors: Readonly<Record<Set, typeof known>> = {
  unseen: { ...known, harmful: 0.5, distress: 0.65 },
  'held-out': known,
  tuned: known,
};

describe.each(policySets)('of the %s texts', (set) => {
  const cases = readPolicyCases(set);

  test.each(Object.entries(floors[set]))('%s are told rightly, at least %d of them', (expected, floor) => {
    const own = cases.filter((one) => one.expect === expected);
    expect(own.filter(isRight).length / own.length).toBeGreaterThanOrEqual(floor);
  });

  test('as many are harmless as are not', () => {
    const harmless = cases.filter((one) => one.expect === 'none');
    expect(harmless.length).toBeGreaterThanOrEqual(cases.length - harmless.length);
  });
});
