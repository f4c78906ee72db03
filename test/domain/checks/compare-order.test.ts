import { describe, expect, it } from 'vitest';
import { compareOrder } from '../../../functions/domain/checks/compare-order.ts';

const check = (claim: string, evidence: string) =>
  compareOrder(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing order', () => {
  it.each([
    [
      'the same from the other side',
      'The theatre closed after the museum opened.',
      'The museum opened before the theatre closed.',
    ],
    [
      'the clause in front',
      'After the museum opened, the theatre closed.',
      'The theatre closed after the museum opened.',
    ],
    [
      'not before for only after',
      'The hatch must not be opened before the fan has stopped.',
      'Open the hatch only after the fan has stopped.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['after for before', 'The museum opened after the theatre closed.', 'The museum opened before the theatre closed.'],
    ['what it points back to', 'Before that, it stops.', 'After that, it stops.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing what is done as soon as something is so', () => {
  it.each([['not before', 'Do not press it before the lamp is lit.', 'Press it once the lamp is lit.']])(
    'takes %s for the same',
    (_class, claim, evidence) => {
      expect(compareOrder(claim, { readings: [evidence], headings: [] })).toEqual([]);
    },
  );

  it.each([
    [
      'before for as soon as',
      'Close the valve before the tank is full.',
      'Close the valve as soon as the tank is full.',
    ],
    [
      'another side in French',
      'Laissez refroidir après avoir rempli le réservoir.',
      'Laissez refroidir avant de remplir le réservoir.',
    ],
  ])('finds %s', (_class, claim, evidence) => {
    expect(compareOrder(claim, { readings: [evidence], headings: [] })).not.toEqual([]);
  });
});
