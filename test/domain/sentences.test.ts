import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSentences, cutStatements } from '../../functions/domain/sentences.ts';

function sentences(text: string, language?: string): string[] {
  return cutSentences(text, undefined, language).map(({ start, end }) => text.slice(start, end));
}

function statements(text: string): string[] {
  return cutStatements(text).map(({ start, end }) => text.slice(start, end));
}

describe('cutting text into sentences', () => {
  it.each([
    ['titles and initials', 'Dr. J. R. Smith met Mrs. Jones. They talked.', 2],
    ['counters before numbers', 'See No. 5 and Fig. 3. Then go on.', 2],
    ['Latin abbreviations', 'Use tools, e.g. Docker, i.e. containers, etc. and so on. Done.', 2],
    ['countries and times', 'The U.S. Government met at 5 p.m. The rest followed.', 2],
    ['decimals and versions', 'It costs 3.5 dollars in v1.2 of node.js. Fine.', 2],
    ['addresses', 'Open http://a.b/v1/c?d=e. Then read [this](http://x.y/z?q=1).', 2],
    ['code that begins a sentence', 'It starts here. `npm start` runs it. `a. b` does not.', 3],
    ['emphasis at the end', '**Bold ends.** Next one. _Soft ends._ Last one.', 4],
    ['quoted questions', '"Really?" she asked. He nodded.', 2],
    ['telephone numbers', 'Tel. +49 30 1234. Then wait.', 2],
    ['references to laws', 'See Art. 5 Abs. 2 and sect. 3. It applies.', 2],
    ['abbreviations without a vowel', 'Vgl. Mt. Everest vs. K2. It is approx. 80 % of it.', 2],
    ['German abbreviations and ordinals', 'Der Verein e. V. zahlt z. B. am 31. März. Danach im 2. Halbjahr.', 2],
    ['units and acronyms at the end', 'It weighs 5 kg. Next is a TV. Last is ten. Then.', 4],
    ['a word that is also an abbreviation', 'Is it so? No. It is not.', 3],
  ])('keeps %s together', (_case, text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  it('joins lines of one paragraph, and ends a sentence where a line ends with a full stop', () => {
    expect(sentences('One sentence\ngoes on. \nnpm starts.\nAnother one.')).toEqual([
      'One sentence\ngoes on. \nnpm starts.',
      'Another one.',
    ]);
  });

  it('cuts Chinese and Japanese, which put no space between sentences', () => {
    expect(sentences('报告保存九十天。谁可以删除？所有者！')).toEqual(['报告保存九十天。', '谁可以删除？', '所有者！']);
    expect(sentences('これは文です。次の文です。', 'ja')).toEqual(['これは文です。', '次の文です。']);
    expect(sentences('请等待。（见第3.5条。）然后继续！')).toEqual(['请等待。', '（见第3.5条。）', '然后继续！']);
  });

  it('needs time in proportion to the text, whatever it repeats', () => {
    for (const unit of [' ', '`', '*', '[', '"', '> ', '. ', 'a.', 'a. ', '。（', '\n']) {
      expect(cutSentences(unit.repeat(50_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('cutting a document into statements', () => {
  it('gives sentences, items and rows, but no headings and no code', () => {
    const text =
      '# Title\n\nA one. A two.\n\n- Item one\n- Item two. It goes on.\n\n```\ncode. Code.\n```\n\n|a|b|\n|-|-|\n|1. X|2|\n';
    expect(statements(text)).toEqual(['A one.', 'A two.', 'Item one', 'Item two.', 'It goes on.', '|1. X|2|']);
  });

  it('leaves out the title line of a plain text, but no line that is all there is', () => {
    expect(statements('PROJECT NOTES\n\nOne. Two.')).toEqual(['One.', 'Two.']);
    expect(statements('Launch: 5 May')).toEqual(['Launch: 5 May']);
    expect(statements('This is one.\n\nTwo.')).toEqual(['This is one.', 'Two.']);
  });

  it('stays within a stretch', () => {
    const text = 'One. Two.\n\nThree. Four.';
    expect(cutStatements(text, { start: 5, end: 17 }).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Two.',
      'Three.',
    ]);
  });

  it('gives stretches in order, trimmed, never inside a surrogate pair, for any text', () => {
    const piece = fc.constantFrom(
      '😀',
      'e\u0301',
      '\r\n',
      '. ',
      '! ',
      '`',
      '**',
      '| a | b |\n|---|---|\n| c | d |\n',
      '- ',
      '> ',
      '。',
      '\ud800',
      'A',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of cutStatements(text)) {
          const quote = text.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(quote).not.toBe('');
          expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
          last = end;
        }
      }),
    );
  });
});

function splitsPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}
