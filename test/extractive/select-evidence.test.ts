import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { cutPassages } from '../../functions/domain/passages.ts';
import { documentOf, sourceOf } from '../../functions/domain/source.ts';
import { selectEvidence } from '../../functions/extractive/select-evidence.ts';
import type { Passage } from '../../functions/ports.ts';

const handbook = `# Handbook

## Travel expenses

The office manager approves travel expenses below 500 euros.
Receipts are handed in within 30 days.

## Holidays

Every employee has 28 days of holiday a year.
Holidays are requested in the calendar.

## Rooms

| room | seats | projector |
|---|---|---|
| Elbe | 12 | yes |
| Main | 4 | no |

## Building

\`\`\`sh
make holiday
\`\`\`

The building opens at seven.
`;

function passagesOf(text: string): Passage[] {
  const document = documentOf('handbook.md', text);
  const source = sourceOf(document);
  return cutPassages(text).map((stretch) => ({ ...stretch, source, text, score: 1 }));
}

function quotes(question: string, text = handbook): string[] {
  const { spans } = selectEvidence({ questionIndex: 0, text: question }, passagesOf(text));
  return spans.map(({ start, end }) => text.slice(start, end));
}

describe('selecting evidence', () => {
  it('chooses the sentences that answer, the best passage first', () => {
    expect(quotes('How many days off does a worker get?')[0]).toBe('Every employee has 28 days of holiday a year.');
    expect(quotes('Who signs off travel costs?')[0]).toBe(
      'The office manager approves travel expenses below 500 euros.',
    );
  });

  it('chooses nothing when nothing answers', () => {
    expect(quotes('Which insurance covers dental treatment?')).toEqual([]);
    expect(quotes('What is it?')).toEqual([]);
    expect(selectEvidence({ questionIndex: 0, text: 'Anything?' }, []).spans).toEqual([]);
  });

  it('adds the header of a table to its row', () => {
    const found = quotes('How many seats has the room Elbe?');
    expect(found.slice(0, 2)).toEqual(['| room | seats | projector |\n|---|---|---|', '| Elbe | 12 | yes |']);
  });

  it('never quotes code, headings or a line that only announces what follows', () => {
    for (const quote of quotes('How do I make a holiday building?')) expect(quote).not.toContain('make holiday');
    expect(quotes('Which rooms are there?', '# Rooms\n\nThe rooms are these:\n\n- Elbe is a room.\n')).toEqual([
      'Elbe is a room.',
    ]);
  });

  it('keeps to the limit, and to spans of the text without overlap, for any documents', () => {
    const piece = fc.constantFrom(
      'The report expires. ',
      '\n\n',
      '# Reports\n\n',
      '- Reports are kept for 5 days.\n',
      '| report | days |\n|---|---|\n| a | 😀 |\n',
      '`report`',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { spans } = selectEvidence({ questionIndex: 0, text: 'How long are reports kept?' }, passagesOf(text));
        expect(spans.length).toBeLessThanOrEqual(limits.evidencePerQuestion);
        const ordered = spans.toSorted((left, right) => left.start - right.start);
        for (const [index, { start, end }] of ordered.entries()) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(ordered[index + 1]?.start ?? text.length);
        }
      }),
    );
  });

  it('answers the same every time', () => {
    expect(quotes('How many days off does a worker get?')).toEqual(quotes('How many days off does a worker get?'));
  });
});
