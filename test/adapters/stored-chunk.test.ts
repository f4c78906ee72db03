import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cutChunks, excerptOf, packChunk, unpackChunk } from '../../functions/adapters/stored-chunk.ts';
import { cutPassages } from '../../functions/domain/passages.ts';
import { cutStatements } from '../../functions/domain/sentences.ts';

const table = `| Name | Price |\n| --- | --- |\n${Array.from({ length: 200 }, (_, row) => `| Thing ${row} of the shop | ${row}.50 euros |`).join('\n')}`;
const texts = [
  ...readdirSync('knowledge').map((name) => readFileSync(`knowledge/${name}`, 'utf8')),
  `# Prices\n\n${table}\n\nAfter the table.`,
  'A title\n\nText of it. And more.\n\nNo title\n\nText.',
  `> ${'A quotation goes on and on. '.repeat(300)}\n\n- an item\n  of two lines\n- ${'one that is long. '.repeat(900)}`,
  `${'One line without any end to it, '.repeat(2_000)}at last.`,
  `---\nlabels: [hr]\n---\n\n1. One.\r\n2. Two.\r\n\r\n\`\`\`\r\ncode\r\n\`\`\`\r\n${'Text follows. '.repeat(1_000)}`,
];

describe('the chunks of a text', () => {
  it.each(texts.map((text, index) => [index, text] as const))(
    '%i are the text, and each passage reads in its excerpt as in the whole',
    (_, text) => {
      const passages = cutPassages(text);
      const chunks = cutChunks(text, passages).map((chunk) => unpackChunk(packChunk(chunk)));
      expect(chunks.map((chunk) => chunk.text).join('')).toBe(text);
      const places = chunks.flatMap((chunk) => chunk.places.map((_place, index) => ({ chunk, index })));
      expect(places).toHaveLength(passages.length);
      for (const [row, { chunk, index }] of places.entries()) {
        const { start, end } = passages[row] as (typeof passages)[number];
        const excerpt = excerptOf(chunk, index);
        expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe(text.slice(start, end));
        const said = (whole: string, within: { start: number; end: number }) =>
          cutStatements(whole, within).map(({ start: from, end: to, block }) => [
            whole.slice(from, to),
            block.kind === 'row' ? whole.slice(block.header.start, block.header.end) : '',
          ]);
        expect(said(excerpt.text, excerpt)).toEqual(said(text, { start, end }));
      }
    },
  );

  it('are none where nothing can be found', () => {
    expect(cutChunks('# Only a heading', [])).toEqual([]);
  });
});
