import { expect, test } from 'vitest';
import { exceptions, skips } from '../../audit/exceptions.ts';

test.each(exceptions)(
  'the reason for what stands at $places can be argued with: it says what else was thought of',
  ({ reason }) => {
    expect(reason.length).toBeGreaterThan(100);
    expect(reason).toMatch(/\b(rejected|alternative)\b/);
  },
);

test('no exception holds everywhere, for a whole stack or for a whole tool', () => {
  for (const { rules, places } of exceptions) {
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(place).toMatch(/[A-Za-z][^*]*[/ ].*[A-Za-z]/);
    for (const names of Object.values(rules)) for (const name of names) expect(name).not.toContain('*');
  }
});

test('a rule is explained once for each place', () => {
  const answered = exceptions.flatMap(({ rules, places }) =>
    Object.entries(rules).flatMap(([tool, names]) =>
      names.flatMap((name) => places.map((place) => `${tool} ${name} ${place}`)),
    ),
  );
  expect(answered.filter((one, index) => answered.indexOf(one) !== index)).toEqual([]);
});

test('only what no registry serves may be left out', () => {
  expect(skips.map(({ tool }) => tool)).toEqual(['actionlint']);
});
