import { describe, expect, it } from 'vitest';
import { compareKinds } from '../../../functions/domain/checks/compare-kinds.ts';

const check = (claim: string, evidence: string) =>
  compareKinds(claim, { readings: evidence.split('\n'), headings: ['Care of copper'] });

describe('comparing kinds of things', () => {
  it.each([
    ['the right of one for the duty of the other', 'Tenants can ask for repairs.', 'The landlord makes repairs.'],
    ['one of two that the evidence names', 'Steel bends.', 'Steel and zinc bend.'],
    ['what a heading names', 'Copper bends easily.', 'It bends more easily than steel.'],
    ['what the evidence says little of', 'Copper costs nine euros a kilogram.', 'Steel pipes are welded.'],
    [
      'another word for the same thing',
      'The pupils of the school are insured.',
      'The students of the school are insured.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another of its kind', 'The pipes are made of zinc.', 'The pipes are made of steel.'],
    ['it in other words too', 'Twelve wooden doors and zinc pipes were built in.', 'They built in 12 steel pipes.'],
    ['another party', 'The tenant pays for all repairs.', 'The landlord pays for all repairs.'],
    ['another pulse', 'Chickpeas hold 20 grams of protein.', 'Lentils hold 20 grams of protein.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toMatchObject([{ verdict: 'contradicted' }]);
  });
});
