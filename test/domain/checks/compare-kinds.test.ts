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
    [
      'words that end alike by chance',
      'The scheme backs the transport of goods by rail.',
      'The scheme supports moving goods by rail.',
    ],
    ['adverbs that end alike', 'She spoke chiefly at the end.', 'She spoke briefly at the end.'],
    ['another word for a bond', 'The partnership ended in 2019.', 'The relationship ended in 2019.'],
    ['a narrower thing', 'Smartphones are switched off in the hall.', 'Telephones are switched off in the hall.'],
    [
      'what is compounded beside it',
      'Throw the card away after use; the postcard is free.',
      'Discard the card after use.',
    ],
    ['a place named otherwise', 'The bookshop shuts at six.', 'The workshop shuts at six.'],
    ['water of the sea by another name', 'The pump lifts saltwater.', 'The pump lifts seawater.'],
    ['a scooter that is a moped', 'The moped must be insured.', 'The scooter must be insured.'],
    ['a battery by another name', 'The accumulator lasts ten hours.', 'The battery lasts ten hours.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another of its kind', 'The pipes are made of zinc.', 'The pipes are made of steel.'],
    ['it in other words too', 'Twelve wooden doors and zinc pipes were built in.', 'They built in 12 steel pipes.'],
    ['another party', 'The tenant pays for all repairs.', 'The landlord pays for all repairs.'],
    ['water of another kind', 'The tank is filled with rainwater.', 'The tank is filled with seawater.'],
    ['water that is not salt', 'The pump lifts freshwater.', 'The pump lifts seawater.'],
    ['another insect', 'Dragonflies lay eggs on the stem.', 'Butterflies lay eggs on the stem.'],
    ['another side', 'Das Südufer ist gesperrt.', 'Das Nordufer ist gesperrt.'],
    ['another pulse', 'Chickpeas hold 20 grams of protein.', 'Lentils hold 20 grams of protein.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toMatchObject([{ verdict: 'contradicted' }]);
  });
});
