import { describe, expect, it } from 'vitest';
import { compareDenials } from '../../../functions/domain/checks/compare-denials.ts';

const check = (claim: string, evidence: string) =>
  compareDenials(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing denials in other words', () => {
  it.each([
    [
      'what another number is denied of',
      'Boiler 1 was inspected in 2020.',
      'Boiler 1 was inspected in 2020.\nBoiler 2 has never been inspected.',
    ],
    ['a denial kept', 'The bridge is no longer open to lorries.', 'The bridge is no longer open to lorries.'],
    [
      'what is excepted',
      'Barns are not covered by the fire rules.',
      'The fire rules apply to all buildings except barns.',
    ],
    [
      'two sides of a date',
      'Entries must arrive by 3 May to be judged.',
      'Entries that arrive after 3 May cannot be judged.',
    ],
    ['what was not done until then', 'The vault was opened in 1990.', 'The vault was not opened until 1990.'],
    ['no charge for no surcharge', 'Luggage is carried at no extra charge.', 'Luggage is carried without a surcharge.'],
    [
      'a fall after which it remains',
      'The temperature fell to 5 °C and remained there at night.',
      'The temperature dropped to 5 °C at night.',
    ],
    [
      'a price that stays where it fell',
      'The price was cut to 5 euros in May and remains there.',
      'The price dropped to 5 euros in May.',
    ],
    [
      'a rate still where it fell',
      'The rate fell from 5 to 3 per cent in 2020 and is still at that level.',
      'The rate dropped from 5 to 3 per cent in 2020.',
    ],
    [
      'what is left of something given up',
      'Two houses are left of the village, which was given up in 1910.',
      'The village was abandoned in 1910; two houses remain.',
    ],
    ['a habit given up', 'The sailor no longer smokes.', 'The sailor gave up smoking.'],
    ['absent for neither', 'Both of the auditors were absent.', 'Neither of the auditors attended.'],
    [
      'what has to come first',
      'The hatch is opened only when the fan has stopped.',
      'Do not open the hatch until the fan has stopped.',
    ],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['no longer for still', 'The ferry no longer runs on Sundays.', 'The ferry still runs on Sundays.'],
    ['still for no longer', 'The quarry is still in operation.', 'The quarry is no longer in operation.'],
    ['taken for postponed', 'The vote on the budget was held in May.', 'The vote on the budget was postponed in May.'],
    [
      'at times for never',
      'Noise at the gate has occasionally exceeded 60 decibels.',
      'Noise at the gate never exceeded 60 decibels.',
    ],
    [
      'none for some',
      'No samples were contaminated in the second week.',
      'Three samples were contaminated in the second week.',
    ],
    ['both for neither', 'Both of the sisters signed the will.', 'Neither of the sisters signed the will.'],
    [
      'subject to for does not apply',
      'Second-hand goods are subject to the duty.',
      'The duty does not apply to second-hand goods.',
    ],
    ['a charge for free', 'Guests pay for the use of the boats.', 'Use of the boats is free for guests.'],
    [
      'a denied clause, affirmed as an attribute',
      'The agency fined the operator on the basis of confirmed leaks.',
      'The agency fined the operator, although leaks have not been confirmed.',
    ],
    ['what only is, denied', 'The medicine is not sold in pharmacies.', 'The medicine is sold in pharmacies only.'],
    [
      'done without what has to come first',
      'The hatch may be opened without the fan having stopped.',
      'Do not open the hatch until the fan has stopped.',
    ],
    [
      'before a day until which it is not',
      'Rent was charged for the stall before 1 May.',
      'No rent was charged for the stall until 1 May.',
    ],
    [
      'of those that alone are',
      'The gate on Mill Lane has not been painted.',
      'Only the gate on Mill Lane has been painted.',
    ],
    [
      'after what alone it is',
      'The filters do not need cleaning after a storm.',
      'The filters need cleaning only after a storm.',
    ],
    [
      'no longer for left',
      'The chapel was no longer standing after the flood.',
      'Only the chapel was left standing after the flood.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
