import { describe, expect, it } from 'vitest';
import { compareTrends } from '../../../functions/domain/checks/compare-trends.ts';

const check = (claim: string, evidence: string) =>
  compareTrends(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing which way something differs', () => {
  it.each([
    [
      'the same difference from the other side',
      'The old bus is 2 metres shorter than the new one.',
      'The new bus is 2 metres longer than the old one.',
    ],
    [
      'a rise worked out',
      'Membership rose from 410 in 2019 to 455 in 2022.',
      'Membership was 410 in 2019 and 455 in 2022.',
    ],
    [
      'a loss that came first',
      'After a loss of 6.1% the year before, the fund gained 3.2% in 2022.',
      'The fund returned 3.2% in 2022 after a loss of 6.1% in 2021.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'less for higher',
      'The fee in winter is 20 euros lower than in summer.',
      'In winter the fee is 20 euros higher than in summer.',
    ],
    [
      'a decline where figures rise',
      'Membership declined between 2019 and 2022.',
      'Membership was 410 in 2019 and 455 in 2022.',
    ],
    [
      'a rise where the year before was higher',
      'Passenger numbers rose in 2023.',
      'Passenger numbers stood at 12,400 in 2023, against 13,900 the year before.',
    ],
    [
      'Spanish',
      'El consumo de agua subió un 4 % en 2023.',
      'En 2023 el consumo de agua fue un 4 % menor, un 4 % menos que en 2022.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
