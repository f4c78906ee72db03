import { describe, expect, test } from 'vitest';
import { classifyContent } from '../../../functions/domain/policy/classify-content.ts';
import { markedSections } from '../../../functions/domain/policy/marked-sections.ts';
import { maskText } from '../../../functions/domain/policy/mask-text.ts';

const texts = (text: string) => markedSections(text).map(({ start, end }) => text.slice(start, end));

describe('a heading that is marked covers its section', () => {
  test('down to the next heading of the same level', () => {
    const text = '# Board\n\nOpen.\n\n## Pay – CONFIDENTIAL\n\nAda: 9.\n\n### North\n\nBo: 8.\n\n## Canteen\n\nSoup.\n';
    expect(texts(text)).toEqual(['Pay – CONFIDENTIAL\n\nAda: 9.\n\n### North\n\nBo: 8.']);
    expect(maskText(text, classifyContent(text))).toBe(
      '# Board\n\nOpen.\n\n## [confidential content removed]\n\n## Canteen\n\nSoup.\n',
    );
  });

  test('or of a higher one, or the end', () => {
    expect(texts('### CONFIDENTIAL\nOne.\n# Two\nTwo.\n# Three (confidential)\r\nThree.')).toEqual([
      'CONFIDENTIAL\nOne.',
      'Three (confidential)\r\nThree.',
    ]);
  });

  test('once, where a heading below it is marked again', () => {
    expect(texts('# CONFIDENTIAL\n\n## Pay – CONFIDENTIAL\n\nNine.\n')).toHaveLength(1);
  });

  test('also where it is underlined', () => {
    expect(texts('Confidential\n============\n\nNine.\n\nCanteen\n=======\n\nSoup.\n')).toEqual([
      'Confidential\n============\n\nNine.',
    ]);
  });
});

test('a manual about markings marks nothing, nor does code', () => {
  const manual = '# Information classification\n\n## Public\n\nFor all.\n\n## Confidential\n\nFor few.\n';
  expect(texts(`${manual}\n\`\`\`\n# CONFIDENTIAL\n\`\`\`\n`)).toEqual([]);
});

test('a text with many headings is read too', () => {
  expect(texts('# Pay\n'.repeat(20_000))).toEqual([]);
  expect(texts('# CONFIDENTIAL\nNine.\n'.repeat(5_000))).toHaveLength(5_000);
});
