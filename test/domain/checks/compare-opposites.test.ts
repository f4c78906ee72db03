import { describe, expect, it } from 'vitest';
import { compareOpposites } from '../../../functions/domain/checks/compare-opposites.ts';

const check = (claim: string, evidence: string) =>
  compareOpposites(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing opposites', () => {
  it.each([
    [
      'a comparison from the other side',
      'The old pump is shorter than the new pump.',
      'The new pump is longer than the old pump.',
    ],
    [
      'leave that is no departure',
      'After the arrival of a child parents have leave of 12 weeks.',
      'Parental leave lasts 12 weeks after a child is born.',
    ],
    [
      'leave named by its occasion',
      'After the arrival of a child parents have 12 weeks off.',
      'Parental leave lasts 12 weeks.',
    ],
    ['a denied opposite', 'The valve is not open.', 'The valve is closed.'],
    [
      'a denied opposite that denies itself',
      'Smoking is not allowed in any room.',
      'Smoking is prohibited in all rooms.',
    ],
    ['the other side of a limit', 'Open the valve only below 60 °C.', 'The valve must not be opened above 60 °C.'],
    [
      'what holds on all days but one',
      'The archive is closed on holidays.',
      'Except on holidays, the archive is open.',
    ],
    [
      'what is opened again',
      'The two shops were shut on Monday; they opened again in May.',
      'Both shops were closed on Monday and reopened in May.',
    ],
    ['what is not visible', 'Cracks that are not visible must be reported.', 'Hidden cracks must be reported.'],
    [
      'what belongs to a verb',
      'To make fallen twigs rot faster, they should be covered.',
      'Twigs should be covered to speed up their decay.',
    ],
    [
      'two sides, each of its own',
      'While lending grew by 2%, savings shrank by 5%.',
      'Savings fell by 5%, while lending rose by 2%.',
    ],
    [
      'the end of one thing before the start of another',
      'Before the fair starts, the harvest must have ended.',
      'The fair will begin once the harvest is over.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['the other direction', 'Profits of the group fell.', 'Profits of the group rose.'],
    ['the other extreme', 'It is the slowest pump of the new plant.', 'It is the fastest pump of the new plant.'],
    ['the other direction beside other words', 'The profits halved.', 'The profits doubled.'],
    [
      'the other direction of time',
      'The change lengthens the stay of guests.',
      'The change shortens the stay of guests.',
    ],
    ['the other way out', 'The court convicted the director.', 'The court acquitted the director.'],
    ['a side of a sentence that has both', 'Savings rose by 5%.', 'Savings fell by 5%, while lending rose by 2%.'],
    [
      'what a clause of its own says of one of two',
      'The kiosk stays open on rainy days.',
      'The kiosk is open from May to June and is closed on rainy days.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
