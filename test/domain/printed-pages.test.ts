import { describe, expect, it } from 'vitest';
import { type PrintedLine, withoutRunningHeads, writePages } from '../../functions/domain/printed-pages.ts';

function page(...lines: (string | [text: string, height: number])[]): PrintedLine[] {
  return lines.map((line, index) => {
    const [text, height] = typeof line === 'string' ? [line, 10] : line;
    return { text, height, bottom: 700 - 12 * index };
  });
}

describe('printed pages', () => {
  it('let a sentence go on over the page, and a word too', () => {
    const { text, pages } = writePages([
      page('It goes on', 'over the'),
      page('page, and ends in the mid-'),
      page('dle of a word.'),
    ]);
    expect(text).toBe('It goes on\nover the\npage, and ends in the middle of a word.\n');
    expect(pages.map((start) => text.slice(start).split(/[\n ]/)[0])).toEqual(['It', 'page,', 'dle']);
  });

  it('have headings where letters are larger, and no sentence, item or list of contents is one', () => {
    const { text, title } = writePages([
      page(['Growing peas', 16], 'Peas want sun and a fence, and much water.', ['This is large, and a sentence.', 16]),
      page(['Contents . . . . . 3', 16], ['• An item', 16], 'Beans want the same, and even more of it.'),
    ]);
    expect(title).toBe('Growing peas');
    expect(text.match(/^## .*$/gm)).toEqual(['## Growing peas']);
  });

  it('join a heading of two lines, and part paragraphs where there is space', () => {
    const lines = page(['Growing peas', 16], ['and beans', 16], 'Peas want sun.', 'They want water.');
    const [, , , last] = lines;
    const spaced = [...lines.slice(0, 3), { ...(last as PrintedLine), bottom: 600 }];
    expect(writePages([spaced]).text).toBe('## Growing peas and beans\n\nPeas want sun.\n\nThey want water.\n');
  });

  it('are nothing where nothing is printed', () => {
    expect(writePages([[], []])).toEqual({ text: '', pages: [0, 0] });
    expect(writePages([])).toEqual({ text: '', pages: [] });
  });

  it('lose at their edges what counts the pages, and keep what says something of each', () => {
    const sums = [250, 17, 431, 90];
    const pages = sums.map((sum, index) =>
      page('Orders of 2026', `Part ${index + 1}`, 'Peas.', 'Beans.', `Total: ${sum} EUR`, `Page ${index + 3} of 6`),
    );
    expect(withoutRunningHeads(pages).map((lines) => lines.map(({ text }) => text))).toEqual(
      sums.map((sum) => ['Peas.', 'Beans.', `Total: ${sum} EUR`]),
    );
  });

  it('keep at their edges what only two of them say', () => {
    const two = [page('Same', 'One.', 'Two.', 'Three.'), page('Same', 'Four.', 'Five.', 'Six.')];
    expect(withoutRunningHeads(two)).toEqual(two);
  });
});
