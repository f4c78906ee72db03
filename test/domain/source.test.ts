import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/domain/hash.ts';
import { documentOf, sourceOf, versionOf } from '../../functions/domain/source.ts';

describe('a document', () => {
  it('is named by its first top heading, else by its file', () => {
    expect(documentOf('a/guide.md', 'Text.\n\n## Part\n\n# The *guide*\n').title).toBe('The guide');
    expect(documentOf('a/guide.txt', 'Text.').title).toBe('guide.txt');
  });

  it('loses its byte order mark, has lone surrogates repaired, and keeps all else', () => {
    expect(documentOf('a.md', '\u{FEFF}a\r\n😀e\u0301 \ud800.').text).toBe('a\r\n😀e\u0301 \u{FFFD}.');
  });
});

describe('a source', () => {
  const document = { uri: 'a.md', title: 'A', text: 'Text.' };

  it('has an id that tells place and text, and the hash of its UTF-8', () => {
    const source = sourceOf(document);
    expect(source.sourceId).toMatch(/^[0-9a-f]{16}$/);
    expect(source.sha256).toBe(sha256('Text.'));
    expect(sourceOf({ ...document, title: 'B' }).sourceId).toBe(source.sourceId);
    expect(sourceOf({ ...document, uri: 'b.md' }).sourceId).not.toBe(source.sourceId);
    expect(sourceOf({ ...document, text: 'Text' }).sourceId).not.toBe(source.sourceId);
  });

  it('makes the version of a set change with any place, text or title, and not with their order', () => {
    const [one, two] = [sourceOf(document), sourceOf({ ...document, uri: 'b.md' })];
    expect(versionOf([one, two])).toBe(versionOf([two, one]));
    expect(versionOf([{ ...one, title: 'C' }, two])).not.toBe(versionOf([one, two]));
    expect(versionOf([])).not.toBe(versionOf([one]));
  });
});
