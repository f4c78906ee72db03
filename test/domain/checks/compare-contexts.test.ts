import { describe, expect, it } from 'vitest';
import { compareContexts } from '../../../functions/domain/checks/compare-contexts.ts';

const check = (claim: string, evidence: string) =>
  compareContexts(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing in which place things stand', () => {
  it.each([
    ['another order of the same', 'To Oslo the parcel goes from Bergen.', 'The parcel goes from Bergen to Oslo.'],
    ['passive for active', 'The river was polluted by the factory.', 'The factory polluted the river.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['what is a sign of what', 'Fatigue is a common cause of insomnia.', 'Insomnia is a common cause of fatigue.'],
    [
      'who sues whom',
      'The court heard the complaint of Tamsin Hale against Orrin Vale.',
      'The court heard the complaint of Orrin Vale against Tamsin Hale.',
    ],
    ['Spanish', 'El museo vendió a la fundación un cuadro.', 'La fundación vendió al museo un cuadro.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
