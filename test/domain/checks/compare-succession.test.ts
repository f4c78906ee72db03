import { describe, expect, it } from 'vitest';
import { compareSuccession } from '../../../functions/domain/checks/compare-succession.ts';

const check = (claim: string, evidence: string) =>
  compareSuccession(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing what comes later', () => {
  it.each([
    [
      'the order of the evidence',
      'The mill was sold before it burned down.',
      'The mill was sold in 1911 and burned down in 1923.',
    ],
    [
      'after a span of time',
      'After three weeks the cast was removed.',
      'The leg was put in a cast; three weeks later the cast was removed.',
    ],
    [
      'events without an order',
      'The roof was painted before the door was replaced.',
      'The roof was painted and the door was replaced.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'dates exchanged',
      'The mill burned down before it was sold.',
      'The mill was sold in 1911 and burned down in 1923.',
    ],
    [
      'a later event first',
      'The alarm sounded before the valve opened.',
      'The valve opened; the alarm sounded ten seconds later.',
    ],
    ['then', 'The dough is baked before it is left to rise.', 'The dough is left to rise for an hour and then baked.'],
    [
      'another who did so later',
      'Umberto crossed the river before Wanda did.',
      'Wanda crossed the river at noon, and later Umberto followed.',
    ],
    ['before for upon', 'The warranty begins before installation.', 'The warranty begins upon installation.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing two parts of a claim', () => {
  it.each([
    [
      'what comes later by its year',
      'The club sold the pier first and built the hall later.',
      'The club built the hall in 1950; it sold the pier in 1990.',
    ],
    [
      'only after that',
      'Open the choke and pull the cord only after that.',
      'Close the flap and pull the cord; once the engine runs, open the choke.',
    ],
  ])('finds %s', (_class, claim, evidence) => {
    expect(compareSuccession(claim, { readings: [evidence], headings: [] })).not.toEqual([]);
  });
});
