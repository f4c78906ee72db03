import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderSchema } from '../../contract/shapes.ts';
import { identifiers } from '../../contract/words.ts';

test('a language that an order may have is one by which sentences can be told apart', () => {
  fc.assert(
    fc.property(fc.stringMatching(identifiers.language), (language) => {
      expect(() => new Intl.Segmenter(language, { granularity: 'sentence' })).not.toThrow();
    }),
  );
});

test.each(['en', 'pt-BR', 'zh-Hant-TW', 'es-419'])('%s is one', (language) => {
  expect(accepts(language)).toBe(true);
});

test.each(['', 'e', 'english', 'en_GB', 'aa-00', 'zh-cmn', 'en-GB-oxendict', 'en-'])('%j is none', (language) => {
  expect(accepts(language)).toBe(false);
});

function accepts(language: string): boolean {
  return orderSchema().safeParse({ prompt: 'Why?', options: { language } }).success;
}
