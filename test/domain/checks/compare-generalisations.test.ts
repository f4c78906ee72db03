import { describe, expect, it } from 'vitest';
import { compareGeneralisations } from '../../../functions/domain/checks/compare-generalisations.ts';

const check = (claim: string, evidence: string) =>
  compareGeneralisations(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing how far a statement goes', () => {
  it.each([
    ['all for all', 'Every guest receives a key.', 'All guests receive a key.'],
    ['the part named', 'All members over 60 pay half.', 'Members over 60 pay half.'],
    ['a plural for a singular', 'All deliveries are weighed.', 'Deliveries are weighed.'],
    ['how often', 'The filter is rinsed every Friday.', 'The filter is rinsed on Fridays if it is dirty.'],
    [
      'whether or not for regardless',
      'The fee is due whether or not the lift runs.',
      'The fee is due regardless of the lift.',
    ],
    ['a part named by its number', 'Any parcel above 30 kg costs more.', 'Parcels that exceed 30 kg cost more.'],
    [
      'never for under no circumstances',
      'Wet skins are not accepted under any circumstances.',
      'Skins are accepted only if they are salted; wet skins are never accepted.',
    ],
    [
      'what is not done without',
      'Without a written order no boat may leave.',
      'Boats may leave only if there is a written order.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'all for a part under a number',
      'All passengers travel free of charge.',
      'Passengers under six travel free of charge.',
    ],
    [
      'all for so many of so many',
      'The tests were passed by all the engines.',
      'Nine of the ten engines passed the tests.',
    ],
    [
      'everyone for a condition',
      'Every tenant receives a refund.',
      'A tenant receives a refund if the heating fails for a week.',
    ],
    ['everybody for only some', 'Everyone may open the archive.', 'Only librarians may open the archive.'],
    [
      'in any case for a plain rule',
      'Orders are delivered within two days in any case.',
      'Orders are delivered within two days.',
    ],
    ['however for a limit', 'The rope holds, however heavy the load is.', 'The rope holds loads of up to 200 kg.'],
    ['a share left out', 'Residents voted for the tunnel.', 'Two thirds of residents voted for the tunnel.'],
    ['a limit in numbers left out', 'Riders may use the ferry.', 'Riders may use the ferry if they are over 16.'],
    [
      'German',
      'Alle Mieter erhalten ausnahmslos eine Rückzahlung.',
      'Mieter erhalten eine Rückzahlung, wenn die Heizung ausfällt.',
    ],
    [
      'whether or not for if',
      'Grants are paid in June whether or not the board agrees.',
      'If the board agrees, grants are paid in June.',
    ],
    [
      'even without for with',
      'Auch ohne Ausweis ist die Ausleihe möglich.',
      'Die Ausleihe ist möglich, wenn ein Ausweis vorliegt.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
