import { describe, expect, it } from 'vitest';
import { compareRoles } from '../../../functions/domain/checks/compare-roles.ts';

const check = (claim: string, evidence: string) =>
  compareRoles(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing roles', () => {
  it.each([
    ['the passive', 'The house is repaired by the owner.', 'The owner repairs the house.'],
    ['a comparison from the other side', 'The bus is slower than the train.', 'The train is faster than the bus.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['who does it to whom', 'The owner shall notify the tenant.', 'The tenant shall notify the owner.'],
    ['the passive without its turn', 'The owner is sued by the tenant.', 'The owner sued the tenant.'],
    ['the sides of a comparison', 'The oak is taller than the beech.', 'The beech is taller than the oak.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
