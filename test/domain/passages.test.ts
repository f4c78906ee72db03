import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPassages } from '../../functions/domain/passages.ts';

const sentence = 'Twelve words stand in this sentence so that counting them is easy. ';

describe('cutting a document into passages', () => {
  it('makes a passage of each section, with the headings above it', () => {
    const text = '# Doc\n\nIntro.\n\n## **Part** one\n\nA.\n\nB.\n\n### Deep\n\nC.\n\n## Part two\n\nD.\n';
    expect(cutPassages(text).map(({ start, end, headings }) => [text.slice(start, end), ...headings])).toEqual([
      ['Intro.', 'Doc'],
      ['A.\n\nB.', 'Doc', 'Part one'],
      ['C.', 'Doc', 'Part one', 'Deep'],
      ['D.', 'Doc', 'Part two'],
    ]);
  });

  it('divides a long section between blocks, and a long block between sentences', () => {
    const block = sentence.repeat(10).trim();
    const text = `# Doc\n\n${block}\n\n${block}\n\n${sentence.repeat(40)}`;
    const passages = cutPassages(text).map(({ start, end }) => text.slice(start, end));
    expect(passages.length).toBeGreaterThan(4);
    for (const passage of passages) {
      expect(passage.split(' ').length).toBeLessThanOrEqual(150);
      expect(passage.endsWith('easy.')).toBe(true);
    }
  });

  it('begins a table with the names of its columns', () => {
    const text = '# Doc\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    expect(cutPassages(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '| a | b |\n|---|---|\n| 1 | 2 |',
    ]);
  });

  it('never cuts code', () => {
    const code = `\`\`\`\n${'one line of code here\n'.repeat(100)}\`\`\``;
    expect(cutPassages(code).map(({ start, end }) => code.slice(start, end))).toEqual([code]);
  });

  it('covers every block once and in order, for any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('# H\n', '\n\n', sentence, '- item\n', '😀'), fc.string())),
        (pieces) => {
          const text = pieces.join('');
          let last = 0;
          for (const { start, end } of cutPassages(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
        },
      ),
    );
  });
});
