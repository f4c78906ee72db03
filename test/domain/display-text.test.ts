import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeSpans, displayText } from '../../functions/domain/display-text.ts';

test.each([
  ['one line\r\nand\tanother', 'one line and another'],
  ['a\u0000b\u001Bc\u0085d\uFEFFe\uFFFEf', 'a b c d e f'],
  ['\u202Egpj.exe\u202C and \u2066more\u2069', 'gpj.exe and more'],
  ['half of a pair: \uD83D!', 'half of a pair: \uFFFD!'],
  ['cafe\u0301, 👩‍👩‍👧, می‌خواهم', 'cafe\u0301, 👩‍👩‍👧, می‌خواهم'],
  [`a${'\u0301'.repeat(1_000)}b`, `a${'\u0301'.repeat(30)}b`],
])('%j is shown as %j', (text, shown) => {
  expect(displayText(text)).toBe(shown);
});

test('whatever is shown is one line of well-formed text that XML can hold, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = displayText(text);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).not.toMatch(/[\p{Cc}\uFFFE\uFFFF]|^\s|\s$/u);
      expect(displayText(shown)).toBe(shown);
    }),
  );
});

test('code in backticks is told from the text around it, and nothing else is lost', () => {
  expect(codeSpans('Run `npm start` and `a|b`.')).toEqual([
    { text: 'Run ', isCode: false },
    { text: 'npm start', isCode: true },
    { text: ' and ', isCode: false },
    { text: 'a|b', isCode: true },
    { text: '.', isCode: false },
  ]);
  expect(codeSpans('a lone ` mark')).toEqual([{ text: 'a lone ` mark', isCode: false }]);
});
