import { describe, expect, it } from 'vitest';
import { compareNegations } from '../../../functions/domain/checks/compare-negations.ts';

const check = (claim: string, evidence: string) =>
  compareNegations(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing negations', () => {
  it.each([
    ['a denial by another word', 'Smoking is forbidden.', 'Smoking is not allowed.'],
    [
      'an exception as a denial',
      'Holiday homes are not covered by the act.',
      'The act covers all homes except holiday homes.',
    ],
    ['what denies nothing', 'It takes no more than 5 days.', 'It takes at most 5 days.'],
    ['a syllable that denies', 'The clause is invalid.', 'The clause is not valid.'],
    ['the half that affirms', 'B can start.', 'A cannot write, but B can start.'],
    ['the other side of a limit', 'Bids must be received by 1 May.', 'Bids received after 1 May are not considered.'],
    ['from when on', 'It does not open before ten.', 'It opens at ten.'],
    ['a superlative', 'No building in the city is taller than it.', 'It is the tallest building in the city.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['an added one', 'The parts are not tested.', 'The parts are tested.'],
    ['one taken away', 'The parts are tested.', 'The parts are not tested.'],
    ['no longer', 'It supports XML.', 'It no longer supports XML.'],
    ['neither', 'Both parties can read messages.', 'Neither party can read messages.'],
    ['fails to', 'It stores the answer.', 'It fails to store the answer.'],
    ['another language', 'Das Gerät wird nicht geprüft.', 'Das Gerät wird geprüft.'],
    [
      'one behind a reason',
      'It can be taken with tea, since tea does not reduce it.',
      'It should not be taken with tea, since tea reduces it.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
