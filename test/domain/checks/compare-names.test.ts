import { describe, expect, it } from 'vitest';
import { compareNames } from '../../../functions/domain/checks/compare-names.ts';

const check = (claim: string, evidence: string) =>
  compareNames(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

const letters = 'abcdefghij'.split('');
const manyNames = letters.flatMap((one) => letters.map((other) => `Q${one}${other}x`)).join(' ');

describe('comparing names', () => {
  it.each([
    ['an acronym', 'The ECB decided it.', 'The European Central Bank decided it.'],
    ['what an acronym stands for', 'It was the European Central Bank.', 'It was the ECB.'],
    ['an adjective for a country', 'The Italian court decided it.', 'A court in Italy decided it.'],
    ['an initial', 'The run by M. Duarte was passed.', 'M. Duarte — Result: passed.'],
    ['a unit', 'It sold 2.1 TWh and bears 12 kN/m.', 'It sold and bears much.'],
    ['a quarter', 'The strongest quarter was Q4.', 'The fourth quarter was the strongest.'],
    [
      'German nouns',
      'Der Vertrag ist für den Mieter und die Nachbarn nicht gültig.',
      'Der Kontrakt ist nicht gültig und bindet die Bewohner.',
    ],
    ['an adjective for a continent', 'A third of European users noticed.', 'A third of users in Europe noticed.'],
    ['a unit after a number', 'It runs at 12 V.', 'It runs.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another name', 'It was sold to Initech.', 'It was sold to Globex.'],
    ['another label', 'The valve is on pump B.', 'The valve is on pump A.'],
    ['another identifier', 'It uses AES-128.', 'It uses AES-256.'],
    ['a name at the beginning', 'Roche acquired it in May.', 'Novartis acquired it in May.'],
    ['the first of two words at the beginning', 'Castle Wanderers won the cup.', 'Harbour Wanderers won the cup.'],
    ['another option', 'It stops if --strict is given.', 'It stops if --exact is given.'],
    ['another file', 'The port is set in server.toml.', 'The port is set in client.toml.'],
    ['more names than a sentence has', manyNames, 'The hall is open.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
