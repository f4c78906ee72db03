import { describe, expect, test } from 'vitest';
import { type Expected, isRight, policySets, readPolicyCases } from './cases.ts';

/** The rules did better than this when it was written; what they find may not become less unnoticed. */
const floors: Readonly<Record<Expected, number>> = {
  harmful: 0.9,
  distress: 0.95,
  personalData: 0.95,
  confidential: 0.95,
  none: 1,
};

describe.each(policySets.filter(({ isTunedOn }) => isTunedOn))('of the texts in $file', (set) => {
  const cases = readPolicyCases(set);

  test.each(Object.entries(floors))('%s are told rightly, at least %d of them', (expected, floor) => {
    const own = cases.filter((one) => one.expect === expected);
    expect(own.filter(isRight).length / own.length).toBeGreaterThanOrEqual(floor);
  });
});

test.each(policySets)('$file holds as many harmless texts as it needs to count false alarms', (set) => {
  const cases = readPolicyCases(set);
  const harmless = cases.filter((one) => one.expect === 'none');
  expect(harmless.length).toBeGreaterThanOrEqual(cases.length / 3);
});
