import { describe, expect, it } from 'vitest';
import { compareScope } from '../../../functions/domain/checks/compare-scope.ts';

const check = (claim: string, evidence: string) =>
  compareScope(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing scope', () => {
  it.each([
    ['fewer words', 'The plant stops.', 'The plant stops when a sensor fails.'],
    ['a subject from the heading', 'Harbourline pays dividends.', 'The company pays dividends.'],
    ['whom a rule is for', 'Patients should avoid grapefruit.', 'Grapefruit — Action: avoid.'],
    [
      'what a pronoun stands for',
      'The lake has shrunk every year since 1999.',
      'It has lost water in every year since 1999.',
    ],
    ['roots of another language', 'Gezahlt werden muss schriftlich.', 'Die Zahlung bedarf der Schriftform.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([['another subject', 'Sailors wrote letters home.', 'The lighthouse is 31 metres high.']])(
    'finds %s',
    (_case, claim, evidence) => {
      expect(check(claim, evidence)).toHaveLength(1);
    },
  );

  it('names what the evidence lacks as the claim writes it', () => {
    expect(check('Müller wählte Zürich.', 'The lighthouse is 31 metres high.')).toMatchObject([
      { reason: 'the evidence says nothing of: Müller, wählte, Zürich' },
    ]);
  });
});
