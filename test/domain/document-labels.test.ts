import { expect, test } from 'vitest';
import { parseLabels } from '../../functions/domain/document-labels.ts';

test('the longest entry that fits says the labels, whatever stands first', () => {
  const labels = parseLabels('{"*":["staff"],"hr/board/*":["board"],"hr/*":["hr"],"hr/board/open.md":["hr","staff"]}');
  expect(labels?.of('a.md')).toEqual(['staff']);
  expect(labels?.of('hr/a.md')).toEqual(['hr']);
  expect(labels?.of('hr/board/a.md')).toEqual(['board']);
  expect(labels?.of('hr/board/open.md')).toEqual(['hr', 'staff']);
});

test('a document that no entry fits has none', () => {
  expect(parseLabels('{}')?.of('a.md')).toEqual([]);
  expect(parseLabels('{"b.md":["hr"]}')?.of('a.md')).toEqual([]);
});

test('the very URI of a document comes before the beginnings that fit it', () => {
  const labels = parseLabels('{"pay.md*":["staff"],"pay.md":["hr"]}');
  expect(labels?.of('pay.md')).toEqual(['hr']);
});

test('a name counts in whichever way its letters are put together', () => {
  for (const form of ['NFC', 'NFD']) {
    const labels = parseLabels(JSON.stringify({ [`gehälter/*`.normalize(form)]: ['hr'] }));
    expect(labels?.of('gehälter/märz.md'.normalize('NFC'))).toEqual(['hr']);
    expect(labels?.of('gehälter/märz.md'.normalize('NFD'))).toEqual(['hr']);
  }
});

test('entries that fit no document can be told', () => {
  const labels = parseLabels('{"HR/*":["hr"],"hr":["hr"],"*":["staff"],"a.md":["hr"]}');
  expect(labels?.unused(['hr/pay.md', 'a.md'])).toEqual(['hr', 'HR/*']);
});

test('names of what every object has are entries like others', () => {
  expect(parseLabels('{"constructor":["hr"]}')?.of('toString')).toEqual([]);
  expect(parseLabels('{"__proto__":["hr"]}')?.of('a.md')).toEqual([]);
});

test.each([
  '',
  'null',
  '"hr"',
  '["hr"]',
  '{"a":"hr"}',
  '{"a":[]}',
  '{"a":[1]}',
  '{"a":["H R"]}',
  '{"a":["a,b"]}',
  '{"":["hr"]}',
  '{"hr/**":["hr"]}',
  '{"*.pdf":["hr"]}',
  '{"hr/*/pay.md":["hr"]}',
  '{"./hr/*":["hr"]}',
  '{"/hr/*":["hr"]}',
  '{"hr/":["hr"]}',
  '{"hr/../pay.md":["hr"]}',
  '{"hr\\\\*":["hr"]}',
])('%s is no list of labels', (text) => {
  expect(parseLabels(text)).toBeUndefined();
});
