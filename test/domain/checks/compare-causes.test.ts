import { describe, expect, it } from 'vitest';
import { compareCauses } from '../../../functions/domain/checks/compare-causes.ts';

const check = (claim: string, evidence: string) =>
  compareCauses(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing causes', () => {
  it.each([
    [
      'the connection in other words',
      'The plant stops because the sensor fails.',
      'The sensor fails, so the plant stops.',
    ],
    ['no connection', 'The plant stops and the sensor fails.', 'The plant stops. The sensor fails.'],
    [
      'a reason given with as',
      'Do not oil the lock because it attracts dust.',
      'Never oil the lock, as it attracts dust.',
    ],
    [
      'a reason in other words',
      'Toll income fell by 4%, mainly owing to fewer crossings by lorries.',
      'Toll income fell by 4%, because fewer lorries crossed.\nRents rose by 2%.',
    ],
    [
      'a reason of which half is reworded',
      'The ferry is cancelled because strong wind moves the pier.',
      'The ferry is cancelled since strong wind shifts the pier.\nBuses run.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([['two facts made one', 'The plant stops because the sensor fails.', 'The plant stops.\nThe sensor fails.']])(
    'finds %s',
    (_case, claim, evidence) => {
      expect(check(claim, evidence)).toHaveLength(1);
    },
  );
});
