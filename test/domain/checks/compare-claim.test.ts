import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareClaim } from '../../../functions/domain/checks/compare-claim.ts';

const held = (claim: string, ...readings: string[]) => {
  const { disagreements, doubts } = compareClaim(claim, { readings, headings: [] });
  return [...disagreements, ...doubts];
};

it('finds nothing in a quotation, whatever it says', () => {
  const word = fc.constantFrom(
    'not',
    'some',
    '5',
    'kg',
    'may',
    'before',
    'if',
    'unless',
    'May',
    'A',
    '—',
    ';',
    'than',
    '3 %',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 15 }), (words) => {
      const text = words.join(' ');
      expect(held(text, 'Something else.', text)).toEqual([]);
    }),
  );
});

it('does not mind how words are spaced', () => {
  expect(held('It  takes\n2 days.', 'It takes 2 days.')).toEqual([]);
});

it('says everything that is wrong, numbers first', () => {
  const found = held('The fee is not 15 euros in June.', 'The fee is 50 euros in May.');
  expect(found.map(({ reason }) => reason).slice(0, 2)).toEqual([
    'the evidence gives another number: not 15 euros, but 50 euros',
    'the evidence gives another date: not June, but May',
  ]);
});

it.each([
  ['numbers', '1 2 ', '3 4 '],
  ['numbers in words', 'one two ', 'three four '],
  ['names', 'Ab Cd and ', 'Ef Gh and '],
  ['letters', 'A ', 'B '],
  ['negations', 'not ', 'not '],
  ['conditions', 'if unless ', 'if it is, '],
  ['reasons', 'because the ', 'led to '],
  ['dates', '1 May 1901, ', '2 June 1902, '],
  ['rows', 'a: 1 | ', 'b: 2 | '],
  ['commas', 'a, ', 'b, '],
])('holds nothing against its evidence that is a row of %s', (_case, claim, evidence) => {
  const found = held(claim.repeat(2_000 / claim.length), evidence.repeat(10_000 / evidence.length));
  expect(found).toEqual([{ verdict: 'insufficient', reason: 'too long to be checked: a claim is one sentence' }]);
});

it.each(['é', 'ét', '字', 'mindest', 'no ', 'a ', 'A ', 'twenty ', '5 ', '1.', ',', '- ', '( '])(
  'comes to an end with evidence of nothing but "%s"',
  (piece) => {
    const evidence = piece.repeat(10_000 / piece.length);
    expect(held('The second fee is 20 euros, and no more than 3 may come.', evidence, evidence)).not.toEqual([]);
  },
);

it('holds no claim against its evidence that is longer than a sentence', () => {
  const long = 'The valve is not open unless it is 5 °C. '.repeat(60);
  expect(held(long, 'The valve is open.')).toMatchObject([{ verdict: 'insufficient' }]);
  expect(held(long, long.trim())).toEqual([]);
});

it.each([
  [
    'who is compared after the verb',
    'Nine of 80 pupils in Harrow failed, against 14 of 82 in Ely.',
    'Nine of the 80 pupils in Harrow failed, compared with 14 of the 82 in Ely.',
  ],
  [
    'a participle without its verb',
    'Of the 90 letters received by the mayor, half were about noise.',
    'The mayor received 90 letters, half of which were about noise.',
  ],
  [
    'an office that receives what reaches it',
    'The clerk must receive bids for the field by 3 May.',
    'Bids for the field must reach the clerk by 3 May.',
  ],
  [
    'an owner',
    "It is said to be the valley's oldest mill still in use.",
    'It is said to be the oldest mill in use in the valley.',
  ],
  [
    'a party by the other',
    'Marlow Mills lost to its employee Mr Finn in court.',
    'The court ruled for Mr Finn and against his employer, Marlow Mills.',
  ],
  ['the main reason', 'Frost was the main reason for the poor harvest.', 'The poor harvest was mainly due to frost.'],
  [
    'a name that is a quantifier',
    'Little Hope was built by Orr and is on display.',
    'Little Hope, built by Orr, is on display.',
  ],
  [
    'a hope',
    'Ms Lund, who runs the club, hopes for the opening of a new pool in 2031.',
    'The head of the club, Ms Lund, hopes that a new pool could open in 2031.',
  ],
  ['merely', 'Small dents are only noted.', 'Small dents are merely noted.'],
  ['what is lessened', 'In winter the smell was less strong.', 'The smell was weaker in winter.'],
  ['what is free', 'Members do not have to pay for parking.', 'Members park free of charge.'],
  ['what was removed', 'The old format is no longer supported.', 'Support for the old format has been removed.'],
  ['ages', 'Both 12- and 13-year-olds may take part.', 'Children aged 12 or 13 may take part.'],
  [
    'half a day in French',
    'Le mois donne droit à 3,5 jours de repos.',
    'Le mois donne droit à trois jours et demi de repos.',
  ],
  [
    'a frequency in two words in German',
    'Die Salbe wird drei Mal täglich aufgetragen.',
    'Die Salbe wird dreimal täglich aufgetragen.',
  ],
  [
    'limits of several',
    'Cover is limited to $900 for tents and $300 for boots.',
    'Tents are covered up to $900, and boots up to $300.',
  ],
  [
    'an amount each',
    'The 20 pumps together deliver 90 kW, or 4.5 kW each.',
    'There are 20 pumps with a combined output of 90 kW.',
  ],
  ['the other months', 'The path is open from May to September.', 'The path is closed from October to April.'],
  [
    'the eve of a day',
    'Orr & Sons ran the mill until the end of June 2019.',
    'Orr & Sons gave up the mill on 1 July 2019.',
  ],
  [
    'a day counted from another',
    'The dam broke on 8 May; the miller had left three days earlier.',
    'The miller left on 5 May, three days before the dam broke.',
  ],
  ['the other side of a range', 'Do not store it below 4 °C or above 20 °C.', 'It is stored between 4 °C and 20 °C.'],
  [
    'those who alone are, as an exception',
    'Apart from those in Mill Lane, no gates have been painted.',
    'Only the gates in Mill Lane have been painted.',
  ],
])('finds nothing in %s', (_case, claim, evidence) => {
  expect(held(claim, evidence)).toEqual([]);
});

it.each([
  ['another result', 'Ito beat Lund 6–2, 7–5.', 'Ito beat Lund 6–4, 7–5.'],
  [
    'another number beside half an hour',
    'After three failed starts it pauses for half an hour.',
    'After six failed starts it pauses for half an hour.',
  ],
  [
    'the rest of a hundred for the share',
    'Orr bought 30 percent of the mill for cash.',
    'Orr bought 70 percent of the mill for cash.',
  ],
  ['another unit of area', 'The estate has 210 acres of forest.', 'The estate has 210 hectares of forest.'],
  ['one in so many thousands', 'It affects 1 in 100,000 people.', 'It affects 1 in 1,000 people.'],
  ['another bank', 'Am Südhafen ist das Angeln verboten.', 'Am Nordhafen ist das Angeln verboten.'],
  [
    'another animal on -fly',
    'Of the 30 species of butterfly seen in May, 12 are rare.',
    'Of the 30 species of mayfly seen in May, 12 are rare.',
  ],
  [
    'one of two that are not',
    'Fishing, though not rowing, is allowed on the pond.',
    'Neither fishing nor rowing is allowed on the pond.',
  ],
])('finds %s', (_case, claim, evidence) => {
  expect(held(claim, evidence)).not.toEqual([]);
});

it.each([
  [
    'A landlord may increase the rent more than once in any period of 12 months.',
    'A landlord may not increase the rent more than once in any period of 12 months and must give notice.',
  ],
  [
    'Observers found evidence of fraud in two districts.',
    'Observers found no evidence of fraud, but some ballot papers in two districts lacked a serial number.',
  ],
  ['The fuse must be rated at 30 A.', 'The fuse must be rated at 30 mA.'],
  ['The fuse must be rated at 30 A.', 'The fuse must be rated at 30 V.'],
  [
    'All farmers receive a grant of £114 per hectare.',
    'Farmers who sow a catch crop by 10 September receive a grant of £114 per hectare.',
  ],
  ['The suspect stole the car.', 'The suspect allegedly stole the car of a neighbour on Monday evening.'],
  ['Staff must wear helmets.', 'Staff can wear helmets.'],
])('leaves no doubt about "%s"', (claim, evidence) => {
  expect(compareClaim(claim, { readings: [evidence], headings: [] }).disagreements).not.toEqual([]);
});
