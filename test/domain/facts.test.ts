import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn } from '../../functions/domain/dates.ts';
import { disagreements } from '../../functions/domain/facts.ts';
import { namesIn } from '../../functions/domain/proper-names.ts';
import { quantitiesIn } from '../../functions/domain/quantities.ts';

const read = (text: string) => quantitiesIn(text).map(({ value, dimension, noun }) => [value, dimension, noun]);

describe('quantities', () => {
  it('have a value in the base unit of what they measure', () => {
    expect(read('2 hours, 256 KiB, 5 per cent, $0.30 and 3.5 million users')).toEqual([
      [7_200, 'time', ''],
      [262_144, 'bytes', ''],
      [5, 'percent', ''],
      [0.3, 'dollars', ''],
      [3_500_000, 'count', 'user'],
    ]);
  });

  it('take the unit that ends their list', () => {
    expect(read('waits of up to 1, 2 and 4 seconds')).toEqual([
      [1, 'time', ''],
      [2, 'time', ''],
      [4, 'time', ''],
    ]);
  });

  it('may be written as words', () => {
    expect(read('twelve routes')).toEqual(read('12 routes'));
  });

  it('are not found in names', () => {
    expect(read('SHA-256, v1.2, UTF-8, S3 and 127.0.0.1')).toEqual([]);
  });
});

describe('dates', () => {
  it.each(['2026-11-21', '21 November 2026', '21st of Nov. 2026', 'November 21, 2026'])('are read from %s', (text) => {
    expect(datesIn(`It was ${text} then.`).dates[0]).toMatchObject({ year: 2026, month: 11, day: 21 });
  });

  it('may be years and months alone', () => {
    expect(datesIn('in 2024, since March 2023').dates.map(({ year, month }) => [year, month])).toEqual([
      [2023, 3],
      [2024, undefined],
    ]);
  });
});

describe('names', () => {
  it('are capitals within a sentence, abbreviations, identifiers and code', () => {
    expect(namesIn('The team stores it in DynamoDB. Ada uses `npm start`, SHA-256 and AWS.')).toEqual([
      'DynamoDB',
      'npm start',
      'SHA-256',
      'AWS',
    ]);
  });
});

describe('the facts of a claim', () => {
  it.each([
    ['a number in another unit of the same size', 'It is kept for 1 day.', 'It is kept for 24 hours.'],
    ['a number as a word', 'Twelve routes exist.', 'There are 12 routes.'],
    ['part of a date', 'It began in March 2024.', 'It began on 3 March 2024.'],
    [
      'one half of a sentence whose other half denies',
      'Text may be 4,000 code points long.',
      'Text may be 4,000 code points long and must not be blank.',
    ],
  ])('agree with the evidence on %s', (_case, claim, evidence) => {
    expect(disagreements(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'another unit',
      'It is kept for 30 minutes.',
      'It is kept for 30 days.',
      'the evidence gives another number: not 30 minutes, but 30 days',
    ],
    [
      'another count of the same',
      'It asks 10 questions.',
      'It asks 5 questions on 10 pages.',
      'the evidence gives another number: not 10 questions, but 5 questions',
    ],
    ['another date', 'It began in 2025.', 'It began in 2026.', 'the evidence gives another date: not 2025, but 2026'],
    [
      'another name',
      'DynamoDB keeps facts.',
      'S3 keeps facts.',
      'the evidence says this of another name: not DynamoDB, but S3',
    ],
    [
      'a dropped negation',
      'A model key is necessary.',
      'No account and no model key is necessary.',
      'a negation differs from the evidence',
    ],
    ['an added negation', 'Feedback is not kept.', 'Feedback is kept.', 'a negation differs from the evidence'],
    ['a moved negation', 'B cannot start.', 'A cannot write, but B can start.', 'a negation differs from the evidence'],
  ])('are contradicted by %s', (_case, claim, evidence, reason) => {
    expect(disagreements(claim, evidence)).toContainEqual({ verdict: 'contradicted', reason });
  });

  it.each([
    ['a number', 'It is kept for 30 days.', 'It is kept for a while.', 'number not in the evidence: 30 days'],
    ['a date', 'It began in 2025.', 'It began early.', 'date not in the evidence: 2025'],
    ['a name', 'It is kept in DynamoDB.', 'It is kept in a table.', 'name not in the evidence: DynamoDB'],
  ])('are not confirmed by evidence without %s', (_case, claim, evidence, reason) => {
    expect(disagreements(claim, evidence)).toEqual([{ verdict: 'insufficient', reason }]);
  });

  it('agree with themselves, for any text', () => {
    const word = fc.constantFrom(
      'not',
      'A',
      '5',
      '10,000',
      'days',
      'in 2024',
      'SHA-256',
      'no',
      'but',
      ',',
      '.',
      'Ada',
      '3 May',
      '30 %',
      '`x.y`',
      '1, 2 and',
      'never',
      '不',
      '-',
      '*',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 20 }), (words) => {
        const text = words.join(' ');
        expect(disagreements(text, text)).toEqual([]);
      }),
    );
  });
});

describe('what a text says otherwise', () => {
  it('is not a line that was broken in the middle of a sentence', () => {
    const sentence = 'Since 1988 nobody has lived in the tower.';
    expect(disagreements(sentence, sentence.replace('has ', 'has\n'))).toEqual([]);
    expect(disagreements('Feedback is kept.', 'Feedback is not\nkept.')).not.toEqual([]);
  });
});
