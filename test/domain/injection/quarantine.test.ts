import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectInjections } from '../../../functions/domain/injection/detect-injections.ts';
import { blankOut, withhold } from '../../../functions/domain/injection/quarantine.ts';
import { attacks, lookAlikes } from '../../injection/samples.ts';

const pieces = fc.oneof(
  fc.constantFrom(...[...attacks(), ...lookAlikes()].map(({ text }) => text)),
  fc.constantFrom('\n\n', '\r\n', ' ', '# ', '- ', '| a |\n| - |\n', '😀', 'e\u0301', '\uFB01'),
  fc.string({ unit: 'grapheme' }),
);
const texts = fc.array(pieces, { maxLength: 10 }).map((all) => all.join(''));

test('places in a text stay what they were, and what is not withheld stays as it is written', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const found = detectInjections(text);
      const shown = blankOut(text, found);
      expect(shown).toHaveLength(text.length);
      let at = 0;
      for (const { start, end } of found) {
        expect(shown.slice(at, start)).toBe(text.slice(at, start));
        expect(shown.slice(start, end).trim()).toBe('');
        at = end;
      }
      expect(shown.slice(at)).toBe(text.slice(at));
    }),
  );
});

test('lines stay lines, and a word says that something was withheld', () => {
  expect(blankOut('a bc\r\nd e', [{ start: 2, end: 7 }])).toBe('a   \r\n  e');
  expect(withhold('a bc d', [{ start: 2, end: 4 }])).toBe('a [withheld] d');
  expect(withhold('a bc d', [])).toBe('a bc d');
});
