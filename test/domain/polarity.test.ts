import { describe, expect, it } from 'vitest';
import { deniesAnother } from '../../functions/domain/polarity.ts';

describe('denying another word', () => {
  it.each([
    [
      'a word denied of what is itself denied something',
      'Tickets not collected by noon do not lapse.',
      'Tickets not collected by noon lapse.',
    ],
    ['a duty denied', 'Guests are not obliged to leave the key.', 'Guests shall leave the key at the desk.'],
    [
      'a permission where it is denied',
      'The lid can be frozen.',
      'The lid comes with two clips, depending on the model, and cannot be frozen.',
    ],
    [
      'an order that is denied',
      'The hose need not be emptied before the winter.',
      'Empty the hose before the winter comes.',
    ],
    ['a prohibition that is allowed', 'Guests may smoke in the yard.', 'Guests must not smoke in the yard.'],
    [
      'what a second sentence says of the first',
      'Farm vehicles are not exempt from the toll on the old road.',
      'Lorries pay a toll on the old road.\nFarm vehicles are exempt from this toll.',
    ],
    [
      'it in German',
      'Die Anmeldung durch die Eltern bedarf keiner Unterschrift.',
      'Die Anmeldung durch die Eltern bedarf der Unterschrift.',
    ],
    ['it in French', 'Le bac circule le dimanche.', 'Le bac ne circule pas le dimanche.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(deniesAnother(claim, evidence.split('\n'))).toBe(true);
  });

  it.each([
    ['a limit in time', 'The claim must be filed within a year.', 'The claim shall not be filed after a year.'],
    [
      'what is denied of both',
      'Guests should neither smoke nor cook in the tent.',
      'Do not smoke or cook in the tent, guests.',
    ],
    [
      'the other of two sides',
      'The pool does not open on Mondays.',
      'The pool is open from Tuesday and is closed on Mondays.',
    ],
    [
      'one of them that nobody did',
      'No seed germinated in sand.',
      'Most seeds germinated in loam; none germinated in sand.',
    ],
    [
      'a failure to do it',
      'The bidder may go on if the owner fails to answer.',
      'The bidder may go on if the owner does not answer.',
    ],
    [
      'another time',
      'No bonus was paid for 2019.',
      'The firm did not pay a bonus for 2019.\nFor 2020 it paid a bonus.',
    ],
    ['a denial by how a word begins', 'The gate was not connected.', 'The gate was disconnected.'],
    ['a habit given up', 'The sailor does not smoke.', 'The sailor quit smoking.'],
    [
      'what stands after more words than a sentence has',
      `${'the '.repeat(120)}ferry does not run on Sunday.`,
      'The ferry runs on Sunday.',
    ],
    ['nothing at all', '', ''],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(deniesAnother(claim, evidence.split('\n'))).toBe(false);
  });
});
