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
    [
      'a denied comparison with a number',
      'No more than six pallets may be stacked.',
      'Do not stack more than six pallets.',
    ],
    [
      'a word that denies by its first syllable',
      'The jury did not know who had cooked which dish.',
      'The jury, but not the audience, were unaware of the cooks.',
    ],
    [
      'what is left out',
      'Unless --deep is set, folders bigger than 2 GB are left out of the scan.',
      'Folders larger than 2 GB are not scanned unless the option --deep is set.',
    ],
    [
      'one thing rather than another',
      'The court regards caravans as vehicles rather than houses.',
      'For the court, caravans are vehicles and not houses.',
    ],
    [
      'an exemption of what has a rule of its own',
      'There is a qualifying time of two weeks, which does not apply to strikes.',
      'Pay begins after a qualifying time of two weeks, or at once in the event of strikes.',
    ],
    ['what is yet to come', 'The club has yet to win a cup.', 'The club has not won a cup.'],
    ['not even half', 'The crop was not even half of that of 2020.', 'The crop was less than half of that of 2020.'],
    ['a limit in time', 'Objections must be raised within ten days.', 'Objections must not be raised after ten days.'],
    [
      'the other way round',
      'Pour oil on the sand, and never the other way round.',
      'Pour the oil on the sand, never sand on the oil.',
    ],
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
    [
      'what is not the thing denied',
      'The council holds that caravans are not vehicles.',
      'The council holds that caravans are vehicles and not dwellings.',
    ],
    [
      'the value None',
      'The function find_row does not return None if the row is empty.',
      'The function find_row returns None if the row is empty.',
    ],
    [
      'what is denied of a limit by a rule that applies',
      'The ceiling applies to fraud.',
      'The ceiling does not apply to fraud.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
