import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutInvisible } from '../../../functions/domain/injection/fold-word.ts';

test.each([
  ['zero-width spaces', 'a\u200Bb\u2060c\uFEFFd', 'abcd'],
  ['marks of direction', 'a\u202Eb\u202Cc\u2066d\u2069', 'abcd'],
  ['tag characters', `a${String.fromCodePoint(0xe0069, 0xe0067)}b`, 'ab'],
  ['soft hyphens and selectors', 'so\u00ADft\uFE0F', 'soft'],
  ['control characters', 'a\0b\u0007c\u009Bd', 'abcd'],
  ['joiners that join nothing', 'ig\u200Dno\u200Cre', 'ignore'],
])('a model sees no %s', (_what, text, seen) => {
  expect(withoutInvisible(text)).toBe(seen);
});

test('what people see stays: lines, accents, and joiners where a script needs them', () => {
  for (const text of ['two\r\nlines\tand a tab', 'e\u0301', 'می\u200Cخواهم', '忽略', '\u{1F600}']) {
    expect(withoutInvisible(text)).toBe(text);
  }
});

test('nothing is added, and a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const seen = withoutInvisible(text);
      expect(seen.length).toBeLessThanOrEqual(text.length);
      expect(withoutInvisible(seen)).toBe(seen);
    }),
  );
});
