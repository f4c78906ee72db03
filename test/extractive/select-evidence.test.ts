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

  it('takes an amount of money for what something costs, however the currency is written', () => {
    const prices = `# Prices

The Nova project costs 3 million EUR and runs until May.

## Pump A

Pump A moves water. Price (EUR): 120.

## Pump B

Pump B moves sand. It was built in 2019.
`;
    expect(quotes('What does the Nova project cost?', prices)).toEqual([
      'The Nova project costs 3 million EUR and runs until May.',
    ]);
    expect(quotes('What does Pump A cost?', prices)).toEqual(['Price (EUR): 120.']);
    expect(quotes('What does Pump B cost?', prices)).toEqual([]);
  });

  it('does not answer a question that goes on from another with what answers that one', () => {
    const fan = '# Fans\n\nThe Sigma fan weighs 7 kg. The Sigma fan was first sold in 2019.';
    expect(quotes('How much does the Sigma fan weigh. How fast does it turn?', fan)).toEqual([]);
    expect(quotes('How much does the Sigma fan weigh. When was it first sold?', fan)).toEqual([
      'The Sigma fan was first sold in 2019.',
    ]);
  });

  it('chooses nothing when nothing answers', () => {
    expect(quotes('Which insurance covers dental treatment?')).toEqual([]);
    expect(quotes('What is it?')).toEqual([]);
    expect(selectEvidence({ questionIndex: 0, text: 'Anything?' }, []).spans).toEqual([]);
  });

  it('needs neither headings nor many passages', () => {
    const lease = `LEASE

The monthly rent is 1,150 euros and is payable in advance.

The landlord returns the deposit two months after the keys were handed back.
`;
    expect(quotes('How much is the rent per month?', lease)[0]).toContain('1,150 euros');
    expect(quotes('When do I get back my deposit?', lease)[0]).toContain('two months after');
    expect(quotes('Is there a parking space for my car?', lease)).toEqual([]);
    expect(quotes('LEASE', lease)).not.toContain('LEASE');
  });

  it('does not take a document for an answer that knows the subject, but not what is asked about it', () => {
    const pump = '# Pump X200\n\nThe pump X200 has a flow rate of 12 m³/h.\n\nNever run the pump dry.\n';
    expect(quotes('What flow rate has the X200?', pump)[0]).toContain('12 m³/h');
    expect(quotes('How much does the X200 cost?', pump)).toEqual([]);
    expect(quotes('What flow rate has the X300?', pump)).toEqual([]);
  });

  it('does not answer what the words of a document only come near to', () => {
    const office =
      '# Office\n\nThe printer in the hall is cleaned by the caretaker every Monday.\n\nPaper is kept in the cupboard.\n';
    expect(quotes('When is the printer in the hall cleaned?', office)[0]).toContain('every Monday');
    expect(quotes('How much does a page on the printer in the hall cost?', office)).toEqual([]);
    expect(quotes('Which network name does the printer in the hall have?', office)).toEqual([]);
    const park = "# Parc\n\nL'entrée du parc ferme à 20 heures en été.\n\nLes chiens sont tenus en laisse.\n";
    expect(quotes("À quelle heure ferme l'entrée du parc en été ?", park)[0]).toContain('20 heures');
    expect(quotes("Combien coûte l'entrée du parc en été ?", park)).toEqual([]);
  });

  it('answers questions in Chinese and German', () => {
    const library =
      '# 图书馆\n\n## 借阅\n\n学生最多可借10本书，借期为30天。\n\n## 开放时间\n\n图书馆早上8点开放，周末9点开放。\n';
    expect(quotes('学生最多能借多少本书？', library)[0]).toBe('学生最多可借10本书，借期为30天。');
    expect(quotes('图书馆周末几点开门？', library)[0]).toBe('图书馆早上8点开放，周末9点开放。');
    expect(quotes('停车场收费吗？', library)).toEqual([]);
    const club =
      '# Satzung\n\n## Austritt\n\nKündigungen sind bis zum 30. September einzureichen.\n\n## Sitz\n\nDer Verein sitzt in Kiel.\n';
    expect(quotes('Bis wann muss ich kündigen?', club)[0]).toBe('Kündigungen sind bis zum 30. September einzureichen.');
    expect(quotes('Wie hoch ist die Aufnahmegebühr?', club)).toEqual([]);
  });

  it('goes on with the sentence after the best one when no other speaks of the question', () => {
    const notes = '# Notes\n\nThe FTP upload was removed. Use WebDAV instead.\n\nPrinting works again.\n';
    expect(quotes('What became of the FTP upload?', notes)).toEqual([
      'The FTP upload was removed.',
      'Use WebDAV instead.',
    ]);
  });

  it('leaves out sentences of the same passage that answer nothing', () => {
    const rules =
      '# Rules\n\nThe gate is closed at 22:00. Dogs are kept on a lead. Bicycles stand in the yard.\n\n## Fees\n\nA key costs 20 euros.\n';
    expect(quotes('At what time is the gate closed?', rules)).toEqual(['The gate is closed at 22:00.']);
  });

  it('leaves a near miss unanswered in the words of the documents', () => {
    const rules = '# Rules\n\nThe film rollers are cleaned every week. The belt is replaced once a year.\n';
    expect(quotes('How often are the film rollers cleaned?', rules)[0]).toBe(
      'The film rollers are cleaned every week.',
    );
    expect(quotes('How often are the film rollers painted?', rules)).toEqual([]);
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
