import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutBlocks, isTableRule, tableCells } from '../../functions/domain/markdown-blocks.ts';

function blocks(text: string): string[] {
  return cutBlocks(text).map((block) => `${block.kind}: ${text.slice(block.start, block.end)}`);
}

describe('cutting a document into blocks', () => {
  it('tells headings, paragraphs, items, quotations and code apart, without their markers', () => {
    const text =
      '# Title #\n\nOne\ntwo.\n\n- first\n  goes on\n- [x] second\n\n> quoted\n> twice\n\n```sh\n# no heading\n```\n';
    expect(blocks(text)).toEqual([
      'heading: Title',
      'paragraph: One\ntwo.',
      'item: first\n  goes on',
      'item: second',
      'quote: quoted\n> twice',
      'code: ```sh\n# no heading\n```',
    ]);
  });

  it('gives each table row its header', () => {
    const text = '| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |\n\nAfter.';
    const [first, second, after] = cutBlocks(text);
    expect(blocks(text)).toEqual(['row: | 1 | 2 |', 'row: | 3 | 4 |', 'paragraph: After.']);
    expect(first?.kind === 'row' && text.slice(first.header.start, first.header.end)).toBe('| a | b |\n|---|:-:|');
    expect(second?.kind === 'row' && second.header).toEqual(first?.kind === 'row' && first.header);
    expect(after?.kind).toBe('paragraph');
  });

  it('takes no line with a pipe for a table unless a line of dashes with as many cells follows', () => {
    expect(blocks('a | b\nc | d\n')).toEqual(['paragraph: a | b\nc | d']);
    expect(blocks('a | b\n---\n')).toEqual(['heading: a | b']);
  });

  it('parts the paragraphs of a quotation at a line of marks alone', () => {
    expect(blocks('> One.\n>\n> Two.\n\n>\n')).toEqual(['quote: One.', 'quote: Two.']);
  });

  it('knows headings that are underlined', () => {
    expect(blocks('Title\n=====\nText\n\nPart\n---\n')).toEqual(['heading: Title', 'paragraph: Text', 'heading: Part']);
  });

  it('leaves front matter and comments out of the text', () => {
    expect(blocks('---\ntitle: x\n---\nText.\n<!-- a\nb -->\nMore.')).toEqual([
      'code: ---\ntitle: x\n---',
      'paragraph: Text.',
      'code: <!-- a\nb -->',
      'paragraph: More.',
    ]);
  });

  it('keeps a year at the start of a line in its paragraph', () => {
    expect(blocks('It began in\n1984. It ended later.')).toEqual(['paragraph: It began in\n1984. It ended later.']);
  });

  it('reads lines that end in CRLF or CR', () => {
    expect(blocks('# A\r\n\r\nText.\r\n- x\r\n')).toEqual(['heading: A', 'paragraph: Text.', 'item: x']);
    expect(blocks('One.\r\rTwo.')).toEqual(['paragraph: One.', 'paragraph: Two.']);
  });

  it('gives blocks in order, without overlap, trimmed, for any text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# h',
        '- i',
        '> q',
        '>',
        '| a | b |',
        '|---|---|',
        '```',
        '',
        '---',
        '===',
        '1. x',
        '<!--',
        '-->',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        let last = 0;
        for (const { start, end } of cutBlocks(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});

describe('table cells', () => {
  it('are trimmed and not cut at pipes in code or after a backslash', () => {
    expect(tableCells('| a | `b | c` | d \\| e |')).toEqual(['a', '`b | c`', 'd \\| e']);
    expect(tableCells('a|b')).toEqual(['a', 'b']);
  });

  it('know a line of dashes, however long', () => {
    expect(isTableRule('|:--|---:|')).toBe(true);
    expect(isTableRule('| - x |')).toBe(false);
    expect(isTableRule(`${' '.repeat(100_000)}- x`)).toBe(false);
  });
});
