import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../functions/domain/model.ts';
import { readEvidence } from '../../functions/domain/read-evidence.ts';
import { isTableHeader, readableRow, readableText } from '../../functions/domain/readable-text.ts';

const quoted = (quote: string, start: number): Evidence => ({
  evidenceId: `e${start}`,
  questionIndex: 0,
  sourceId: 's',
  start,
  end: start + quote.length,
  quote,
  headings: [],
});

describe('a quotation as people read it', () => {
  it.each([
    ['**Bold** and _soft_ and ~~gone~~.', 'Bold and soft and gone.'],
    ['See [the page](http://x.y/z "title") or <http://a.b/c>.', 'See the page or http://a.b/c.'],
    ['**Run `a_b*c` now**, 2 * 3 = 6, snake_case stays.', 'Run `a_b*c` now, 2 * 3 = 6, snake_case stays.'],
    ['One line\n> goes on\r\n  here.', 'One line goes on here.'],
    ['5 \\* 3<br>next', '5 * 3 next'],
    ['restart the <server> <b class="x">now</b>', 'restart the <server> now'],
  ])('loses the marks of %s', (quote, text) => {
    expect(readableText(quote)).toBe(text);
  });

  it('is a sentence when it is a table row', () => {
    const header = '| status | meaning | final |\n|---|---|---|';
    expect(readableRow('| PENDING | not **begun** | no |', header)).toBe('PENDING — meaning: not begun; final: no.');
    expect(readableRow('| PENDING | | no |', header)).toBe('PENDING — final: no.');
    expect(isTableHeader(header)).toBe(true);
    expect(isTableHeader('| PENDING | a | no |')).toBe(false);
  });

  it('is read with the nearest header of its table above it', () => {
    const header = quoted('| a | b |\n|---|---|', 10);
    const row = quoted('| 1 | 2 |', 40);
    const sentence = quoted('No table.', 60);
    expect(readEvidence([row, header, sentence]).map(({ text, evidence }) => [text, evidence.length])).toEqual([
      ['1 — b: 2.', 2],
      ['No table.', 1],
    ]);
    expect(readEvidence([{ ...row, sourceId: 'other' }, header])[0]?.evidence).toHaveLength(1);
  });
});
