import { describe, expect, it } from 'vitest';
import { compareSubjects } from '../../../functions/domain/checks/compare-subjects.ts';

const check = (claim: string, evidence: string) =>
  compareSubjects(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing what is said of what', () => {
  it.each([
    [
      'two clauses in another order',
      'Birger played the organ, and Alma sang.',
      'Alma sang, and Birger played the organ.',
    ],
    [
      'values in a list',
      'Between 2019 and 2020 sales went from 3 to 4 million.',
      'Sales were 3 million in 2019.\nIn 2020 sales were 4 million.',
    ],
    [
      'what a second sentence adds',
      'The lease ends two years after signing, which was on 4 May 2019.',
      'The lease ends two years after signing.\nThe contract was signed on 4 May 2019.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['what two do, exchanged', 'Birger sang, and Alma played the organ.', 'Alma sang, and Birger played the organ.'],
    [
      'what two mean, exchanged',
      'A short beep signals that the door is open; a long beep that the water is too hot.',
      'A long beep signals that the door is open; a short beep signals that the water is too hot.',
    ],
    [
      'what is said of another',
      'Electric buses have been allowed to use the tunnel since 2021.',
      'Diesel buses have been allowed to use the tunnel since 2021.\nElectric buses park at the depot.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
