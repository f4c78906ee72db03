import { describe, expect, it } from 'vitest';
import { compareHedges } from '../../../functions/domain/checks/compare-hedges.ts';

const check = (claim: string, evidence: string) =>
  compareHedges(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing hedges', () => {
  it.each([
    ['another hedge', 'The drug might slow the loss.', 'The drug may slow the loss.'],
    ['a permission', 'Visitors are allowed to bring dogs.', 'Visitors may bring dogs.'],
    ['another approximation', 'Roughly 40 people came.', 'About 40 people came.'],
    ['the month of May', 'It began there in June.', 'It began there in May.'],
    [
      'another number than the rounded one',
      'Of 40 seats, 28 were taken.',
      'Roughly a third of the seats, 12 of 40, were empty.',
    ],
    ['what could not be shown', 'No harm was traced to the paint.', 'No harm could be traced to the paint.'],
    ['the time to do it', 'Buyers have 14 days to return it.', 'Buyers may return it within 14 days.'],
    [
      'what may be done beside it',
      'Se recomienda la siembra a todos los socios.',
      'Se recomienda la siembra a todos los socios y puede hacerse desde marzo.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['may left out', 'The drug slows the loss.', 'The drug may slow the loss.'],
    ['about left out', 'The debt runs for 4 years.', 'The debt runs for about 4 years.'],
    ['an estimate as a fact', 'Volumes grow by 3 percent.', 'Analysts estimate that volumes grow by 3 percent.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
