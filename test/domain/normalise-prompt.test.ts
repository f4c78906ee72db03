import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalisePrompt } from '../../functions/domain/normalise-prompt.ts';

describe('what asks the same is the same', () => {
  test.each([
    ['space before, behind and between words', '  What  is\ta memo? \n', 'What is a memo?'],
    ['how a line ends', 'What is a memo?\r\nAnd a ledger?\r\n', 'What is a memo?\nAnd a ledger?'],
    ['space at the end of a line', 'One?  \nTwo?', 'One?\nTwo?'],
    ['several marks', 'What is a memo???', 'What is a memo?'],
    ['a space before the mark', "Qu'est-ce qu'un mémo ?", "Qu'est-ce qu'un mémo?"],
    ['the wide mark', 'メモとは何ですか？', 'メモとは何ですか?'],
    ['no mark at all', 'what is a memo', 'What is a memo?'],
    ['a small letter at the beginning', 'how long is a key kept?', 'How long is a key kept?'],
    ['composed and decomposed letters', 'What is a re\u0301sume\u0301?', 'What is a r\u00e9sum\u00e9?'],
  ])('in spite of %s', (_what, left, right) => {
    expect(normalisePrompt(left)).toBe(normalisePrompt(right));
  });
});

describe('what may mean something else stays apart', () => {
  test.each([
    ['an abbreviation and a word', 'Who is it?', 'Who is IT?'],
    ['an organisation and a question', 'WHO guidelines', 'Who guidelines'],
    ['a name and a word', 'Polish the silver', 'polish the silver'],
    ['a month and a verb', 'May reports be deleted?', 'may reports be deleted?'],
    ['a statement and a question', 'Reports can be deleted.', 'Reports can be deleted?'],
    ['an order and a question', 'Reports can be deleted!', 'Reports can be deleted?'],
    ['words that are a question only with a mark', 'reports by May', 'reports by May?'],
    ['an exponent and a digit', 'What is 2² of it?', 'What is 22 of it?'],
    ['negations', 'What is allowed?', 'What is not allowed?'],
    ['lines and words', 'memo\nledger', 'memo ledger'],
    ['the layout of code', 'What is this?\nif a:\n  b\nc', 'What is this?\nif a:\n  b\n  c'],
    ['the first line of code', '  a\nb', 'a\nb'],
    ['space within quotation marks', 'What does "a  b" match?', 'What does "a b" match?'],
    ['space within quotation marks of code', "What does split('a  b') do?", "What does split('a b') do?"],
    ['marks that are asked about', 'What does C# mean by ??', 'What does C# mean by ?'],
    ['names of languages', 'What is C?', 'What is C#?'],
    ['signs at the end', 'What is C++', 'What is C'],
    ['the order of words', 'Does a contain b?', 'Does b contain a?'],
    ['accents', 'What is a resume?', 'What is a résumé?'],
  ])('%s', (_what, left, right) => {
    expect(normalisePrompt(left)).not.toBe(normalisePrompt(right));
  });
});

const sign = fc.constantFrom(
  'what',
  'What',
  'WHO',
  'is',
  'it',
  'IT',
  ' ',
  '  ',
  '\n',
  '\t',
  '?',
  '？',
  '.',
  '"',
  "'",
  'é',
  '²',
  ':',
);
const prompts = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));

test('a normal form is its own, and keeps every word, number and sign but spaces and question marks', () => {
  const essence = (text: string) =>
    text
      .normalize('NFC')
      .replaceAll(/[\s?？]+/g, '')
      .toLowerCase();
  fc.assert(
    fc.property(fc.oneof(prompts, fc.string({ unit: 'grapheme' })), (prompt) => {
      const normal = normalisePrompt(prompt);
      expect(normalisePrompt(normal)).toBe(normal);
      expect(essence(normal)).toBe(essence(prompt));
    }),
    { numRuns: 2_000 },
  );
});
