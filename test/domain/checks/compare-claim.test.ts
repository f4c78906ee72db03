import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareClaim } from '../../../functions/domain/checks/compare-claim.ts';

const held = (claim: string, ...readings: string[]) => compareClaim(claim, { readings, headings: [] });

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

it('holds no claim against its evidence that is longer than a sentence', () => {
  const long = 'The valve is not open unless it is 5 °C. '.repeat(60);
  expect(held(long, 'The valve is open.')).toMatchObject([{ verdict: 'insufficient' }]);
  expect(held(long, long.trim())).toEqual([]);
});
