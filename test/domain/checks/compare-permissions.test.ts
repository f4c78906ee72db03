import { describe, expect, it } from 'vitest';
import { comparePermissions } from '../../../functions/domain/checks/compare-permissions.ts';

const check = (claim: string, evidence: string) =>
  comparePermissions(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing what one may and must do', () => {
  it.each([
    [
      'the same in other words',
      'Visitors are not allowed to feed the animals.',
      'The animals must not be fed by visitors.',
    ],
    [
      'a limit for a prohibition',
      'The hall can be used only with a permit.',
      'The hall must not be used without a permit.',
    ],
    ['two sides of an age', 'Only people over 18 can buy fireworks.', 'Fireworks must not be sold to minors.'],
    ['a month', 'The pool opens in May.', 'The pool must not open before June.'],
    [
      'what others may only do',
      'Guests cannot book rooms, only ask for them.',
      'Members can book rooms; guests can only ask for them.',
    ],
    ['what may have to be done', 'Some tiles might need to be replaced.', 'Some tiles may need replacement.'],
    [
      'an exception that comes first',
      'Apart from taxis, no vehicle over 3 tonnes may cross the square.',
      'Vehicles heavier than 3 tonnes may not cross the square.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'allowed for forbidden',
      'It is permitted to park bicycles in the stairwell.',
      'Bicycles must not be parked in the stairwell.',
    ],
    ['forbidden for allowed', 'Members may not bring guests to the pool.', 'Members may bring guests to the pool.'],
    ['not needed for required', 'Helmets do not have to be worn on the site.', 'Helmets must be worn on the site.'],
    [
      'not needed for an order',
      'It is not necessary to rinse the bottle before refilling.',
      'Rinse the bottle before refilling it.',
    ],
    ['required for not needed', 'Applicants have to attach a photograph.', 'Applicants need not attach a photograph.'],
    ['possible for never', 'The seal can be used again.', 'Never use the seal again.'],
    ['German', 'Gäste dürfen den Garten benutzen.', 'Gäste dürfen den Garten nicht benutzen.'],
    [
      'cannot for may, of an account',
      'Readers who object to the rules cannot cancel their card free of charge.',
      'If you object to the rules, you may cancel your card free of charge at any time.',
    ],
    [
      'not needed for required without delay',
      'Spilled oil need not be reported to the harbour office.',
      'Spilled oil must be reported to the harbour office without delay.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
