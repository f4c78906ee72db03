import { describe, expect, it } from 'vitest';
import { isRestatedOtherwise } from '../../functions/evaluate/is-restated-otherwise.ts';

const check = (claim: string, other: string) => isRestatedOtherwise(claim, [claim], other);

describe('a text that restates a claim otherwise', () => {
  it.each([
    ['another number', 'The tower is 84 metres high.', 'The tower stands 91 metres high.'],
    [
      'another number, as a source reports it',
      'The engine weighs 210 kg.',
      'According to the plate, the engine weighs 240 kg.',
    ],
    [
      'another year',
      'The mayor won the election of the town in 2019.',
      'The mayor of the town won the election in 2020.',
    ],
    ['a denial', 'Coffee is included in the conference fee.', 'The conference fee does not include coffee.'],
    ['a prohibition', 'Dogs may be taken to the beach.', 'Dogs must not be taken to the beach.'],
  ])('is found: %s', (_case, claim, other) => {
    expect(check(claim, other)).toBe(true);
  });

  it.each([
    ['another day', 'The canteen opens at 7:30.', 'On Saturdays the canteen opens at 9:00.'],
    [
      'another one of the same',
      'The strike at the port lasted eleven days.',
      'The second strike at the port lasted three days.',
    ],
    ['another time', 'Profit of the firm rose in 2021.', 'Profit of the firm fell in 2022.'],
    ['another person', 'The drug is taken twice a day.', 'The drug is taken once a day by patients over 70.'],
    ['another attribute', 'The tower is 84 metres high.', 'The tower was built in 1912.'],
    ['nothing', '', ''],
  ])('is not found: %s', (_case, claim, other) => {
    expect(check(claim, other)).toBe(false);
  });
});
