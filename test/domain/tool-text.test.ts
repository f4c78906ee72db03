import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutDocument, cutShown } from '../../functions/domain/cut-result.ts';
import { firstCharacters } from '../../functions/domain/first-characters.ts';
import { offeredName, visibleText } from '../../functions/domain/tool-text.ts';

test('a tool is offered under a name that every model takes', () => {
  expect(offeredName('files', 'read.text/file')).toBe('files_read_text_file');
  expect(offeredName('files', 'x'.repeat(58))).toHaveLength(64);
  expect(offeredName('files', 'x'.repeat(59))).toBeUndefined();
});

test('what people cannot see in a description is taken out', () => {
  const tag = String.fromCodePoint(0xe0041);
  expect(visibleText(`  Reads\u200B a\u202E file.${tag}\u0007\n\tTwice. `, 100)).toBe('Reads a file.\n\tTwice.');
});

test('a text is cut without breaking a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, most) => {
      const cut = firstCharacters(text, most);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, most) - 1);
    }),
  );
});

test('a short text is shown and kept as it is', () => {
  const document = { uri: 'mcp://a/b', title: 'A', text: 'short' };
  expect(cutShown('short', 5)).toBe('short');
  expect(cutDocument(document, 5)).toEqual(document);
});

test('a document that is cut says so in its title and not in its text', () => {
  expect(cutDocument({ uri: 'mcp://a/b', title: 'A', text: 'longer' }, 4)).toEqual({
    uri: 'mcp://a/b',
    title: 'A (the beginning)',
    text: 'long',
  });
});
