import { HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, Document as WordDocument } from 'docx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { isReadable, readDocument } from '../../functions/adapters/read-document.ts';
import type { Document } from '../../functions/domain/model.ts';
import { makePdf, type PdfLine } from '../support/make-pdf.ts';

async function read(uri: string, content: string | Uint8Array, labels?: string[]): Promise<Document> {
  const result = await readDocument(uri, typeof content === 'string' ? Buffer.from(content) : content, labels);
  if ('reason' in result) throw new Error(result.reason);
  return result.document;
}

async function refusal(uri: string, content: string | Uint8Array): Promise<string> {
  const result = await readDocument(uri, typeof content === 'string' ? Buffer.from(content) : content);
  return 'reason' in result ? result.reason : `read: ${result.document.text}`;
}

describe('Markdown', () => {
  it('is kept as it is, with title and labels of its front matter', async () => {
    const text = '---\ntitle: Pay\nlabels: [hr, board]\n---\n# Salaries\n\nGrade 3 gets 4,000.\n';
    expect(await read('a/pay.md', text)).toEqual({ uri: 'a/pay.md', title: 'Pay', text, labels: ['hr', 'board'] });
    expect(await read('a/pay.md', text, ['finance'])).toMatchObject({ labels: ['finance'] });
    expect(await read('a.md', '---\r\nlabels: hr\r\n---\r\nText.')).toMatchObject({ labels: ['hr'] });
  });

  it('does not lose its labels by a slip of the pen', async () => {
    expect(await refusal('a.md', '---\nlabels: [hr\n---\nText.')).toBe('its front matter is no YAML');
    expect(await refusal('a.md', '---\nlabels: [Human Resources]\n---\nText.')).toBe(
      'the labels of its front matter are no list of labels',
    );
    expect(await refusal('a.md', '---\nlabels:\n---\nText.')).toContain('no list of labels');
    expect(await refusal('a.md', '---\ntitle: a: b\n"labels": [hr]\n---\nText.')).toBe('its front matter is no YAML');
    expect(await refusal('a.md', '---\nlabels: [hr]\n\n# Pay\n')).toBe('its front matter has no end');
    expect(await refusal('a.md', `---\n${'a: 1\n'.repeat(25_000)}labels: hr\n---\nText.`)).toBe(
      'its front matter is no YAML',
    );
    expect(await read('a.md', '\n---\nLabels: hr\n---\nText.')).toMatchObject({ labels: ['hr'] });
  });

  it('may part chapters by dashes', async () => {
    const text = '---\nOne: two: [three\n---\nFour.';
    expect(await read('a.md', text)).toEqual({ uri: 'a.md', title: 'a.md', text });
    const further = '# Two\n\nText.\n\n---\ntitle: Three\nlabels: [hr]\n---\nFour.';
    expect(await read('a.md', further)).toEqual({ uri: 'a.md', title: 'Two', text: further });
  });
});

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from('Zoë zahlt €5.')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffZoë zahlt €5.')],
    ['UTF-16LE', Buffer.from('\ufeffZoë zahlt €5.', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufeffZoë zahlt €5.', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from([...Buffer.from('Zo\xeb zahlt ', 'latin1'), 0x80, 0x35, 0x2e])],
  ])('is read in %s', async (_, bytes) => {
    expect(await read('a.txt', bytes)).toMatchObject({ text: 'Zoë zahlt €5.' });
  });

  it('is not read where it is none', async () => {
    expect(await refusal('a.txt', new Uint8Array([1, 2, 0, 255, 254]))).toBe('the file is no text');
    expect(await refusal('a.txt', '')).toBe('the file is empty');
    expect(await refusal('a.txt', ' \n\t')).toBe('the file is empty');
    expect(await refusal('a.md', new Uint8Array([0x61, 0xff]))).toBe('the file is not UTF-8');
  });
});

describe('HTML', () => {
  it('becomes Markdown with its title, headings and tables', async () => {
    const html =
      '<title>Fish &amp; chips</title><h2>Soup</h2><p>Boil.</p><script>no()</script><table><tr><th>a<th>b<tr><td>1<td>2</table>';
    const { title, text } = await read('a.HTML', html);
    expect(title).toBe('Fish & chips');
    expect(text).toContain('## Soup\n\nBoil.');
    expect(text).toContain('| a | b |\n| --- | --- |\n| 1 | 2 |');
    expect(text).not.toContain('no()');
  });

  it('is read in the encoding that it names', async () => {
    const html = Buffer.from('<meta charset="iso-8859-5"><p>\xbf\xe0\xd8\xd2\xd5\xe2</p>', 'latin1');
    expect((await read('a.htm', html)).text).toBe('Привет');
  });

  it('keeps a bar in a cell where it is', async () => {
    const html = '<table><tr><th>Name</th><th>Price</th></tr><tr><td><b>Pump | x</b></td><td>4</td></tr></table>';
    const table = '| Name | Price |\n| --- | --- |\n| Pump \\| x | 4 |';
    expect((await read('a.html', html)).text).toBe(table);
    expect((await read('a.html', `<table><tr><td>${html}</td></tr></table>`)).text).toContain(table);
  });

  it('says what its raised and struck letters mean', async () => {
    const html =
      '<p>10<sup>6</sup> m<sup>-2</sup> on the 5<sup>th</sup>, <del>100</del><ins>200</ins> <s>not</s> paid.</p>';
    expect((await read('a.html', html)).text).toBe('10⁶ m⁻² on the 5th, 200 paid.');
  });

  it('says nothing that nobody sees who looks at it', async () => {
    const html = '<p>Seen.</p><p hidden>One.</p><div style="color: red; DISPLAY:none">Two.</div><script>Three</script>';
    expect((await read('a.html', html)).text).toBe('Seen.');
  });

  it('is refused when it is nested beyond reason', async () => {
    expect(await refusal('a.html', '<b>'.repeat(200_000))).toBe('its tags are nested too deeply');
    expect(await refusal('a.html', `<table><tr><td>${'<div>'.repeat(9_000)}`)).toBe('its tags are nested too deeply');
  });
});

describe('CSV', () => {
  it('becomes a list in which each row says the names of its columns', async () => {
    const csv = '\ufeffName,Price (EUR),Note\r\n"Pot, large",12.50,"two\nlines"\r\nLid,,\r\n\r\nPan,8,x,extra\r\n';
    expect((await read('prices.csv', csv)).text).toBe(
      '- Name: Pot, large; Price (EUR): 12.50; Note: two lines\n- Name: Lid\n- Name: Pan; Price (EUR): 8; Note: x; column 4: extra\n',
    );
  });

  it.each([';', '\t', '|'])('may part its columns by %j', async (delimiter) => {
    const csv = ['a', '"b, c, d"', 'e'].join(delimiter) + '\n' + ['1', '2,5', '3'].join(delimiter);
    expect((await read('a.csv', csv)).text).toBe('- a: 1; b, c, d: 2,5; e: 3\n');
  });

  it('is refused as a whole when a quotation never ends', async () => {
    expect((await read('a.csv', '\ufeffsep=|\r\na;b|c\r\n1|2\r\n')).text).toBe('- a;b: 1; c: 2\n');
    expect(await refusal('a.csv', 'a,b\n1,2\n"3,4\n5,6\n')).toMatch(/^the table cannot be read: /);
    expect(await refusal('a.csv', 'a,b\n')).toBe('the table has no rows below its header');
  });
});

describe('a PDF', () => {
  const lines = (...texts: string[]): PdfLine[] => texts.map((text, index) => ({ text, bottom: 700 - 14 * index }));

  it('tells where its pages begin', async () => {
    const pages = [
      [
        { text: 'The garden', size: 20, bottom: 760 },
        ...lines('Peas are sown in March, as soon as the soil can be wor-', 'ked. Beans come later.'),
      ],
      [],
      lines('Apples are picked in September.'),
    ];
    const { title, text, pages: starts = [] } = await read('garden.pdf', makePdf(pages));
    expect(text).toBe(
      '## The garden\n\nPeas are sown in March, as soon as the soil can be worked. Beans come later.\n\nApples are picked in September.\n',
    );
    expect(title).toBe('The garden');
    expect(starts).toHaveLength(3);
    expect(text.slice(starts[2])).toBe('Apples are picked in September.\n');
  });

  it('is called what it calls itself', async () => {
    expect(await read('a.pdf', makePdf([lines('Text.')], { title: 'Annual report' }))).toMatchObject({
      title: 'Annual report',
    });
    expect(await read('a.pdf', makePdf([lines('Text.')], { title: 'Microsoft Word - x.doc' }))).toMatchObject({
      title: 'a.pdf',
    });
  });

  it('is not quoted with what stands on every page', async () => {
    const pages = [1, 2, 3, 4].map((page) => [
      { text: 'Handbook 2026', bottom: 800 },
      ...lines(`Chapter ${page} begins.`, `It goes on with part ${page * 7}.`, 'It ends.').map((line) => ({
        ...line,
        text: `${line.text} ${'abcd'.charAt(page - 1)}`,
      })),
      { text: `Page ${page} of 4`, bottom: 30 },
    ]);
    const { text } = await read('a.pdf', makePdf(pages));
    expect(text).toContain('Chapter 3 begins.');
    expect(text).not.toMatch(/Handbook|of 4/);
  });

  it('says why it cannot be used', async () => {
    expect(await refusal('a.pdf', makePdf([[]]))).toBe('the PDF has no text: its pages are probably pictures');
    expect(await refusal('a.pdf', makePdf([lines('Secret.')], { encrypt: true }))).toBe('the PDF asks for a password');
    expect(await refusal('a.pdf', makePdf([lines('Cut.')]).subarray(0, 300))).toBe('the PDF is cut off');
    expect(await refusal('a.pdf', `%PDF-1.4\n${'x'.repeat(500)}\n%%EOF`)).toBe('the PDF is damaged');
  });
});

describe('a Word document', () => {
  it('becomes Markdown with its headings, lists and tables', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const bytes = await Packer.toBuffer(
      new WordDocument({
        sections: [
          {
            children: [
              new Paragraph({ text: 'House rules', heading: HeadingLevel.TITLE }),
              new Paragraph({ text: 'Quiet hours', heading: HeadingLevel.HEADING_1 }),
              new Paragraph('Nobody drills after eight.'),
              new Table({
                rows: [
                  new TableRow({ children: [cell('Day'), cell('From')] }),
                  new TableRow({ children: [cell('Sunday'), cell('noon')] }),
                ],
              }),
            ],
          },
        ],
      }),
    );
    const { title, text } = await read('rules.docx', bytes);
    expect(title).toBe('House rules');
    expect(text).toContain('# Quiet hours\n\nNobody drills after eight.');
    expect(text).toContain('| Day | From |\n| --- | --- |\n| Sunday | noon |');
  });

  it('is refused when it would fill the memory, whatever it says of its size', async () => {
    const archive = new JSZip();
    archive.file('word/document.xml', new Uint8Array(limits.unpackedDocumentBytes + 1));
    const bytes = await archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    expect(bytes.length).toBeLessThan(limits.unpackedDocumentBytes / 500);
    expect(await refusal('a.docx', bytes)).toBe(`unpacked it is larger than ${limits.unpackedDocumentBytes} bytes`);
  });

  it('is refused when it is damaged or something else', async () => {
    expect(await refusal('a.docx', makePdf([[]]))).toBe('its content is of another kind');
    expect(await refusal('a.docx', 'PK\u0003\u0004 and no archive')).toBe('the file is damaged, or no Word document');
    expect(await refusal('a.pdf', 'PK\u0003\u0004')).toBe('its content is of another kind');
    expect(await refusal('a.md', makePdf([[]]))).toBe('its content is of another kind');
  });
});

describe('any file', () => {
  it('is read by its extension only', async () => {
    expect(['a.md', 'b.TXT', 'c/d.Pdf', 'e.docx', 'f.csv', 'g.htm'].every(isReadable)).toBe(true);
    expect(['a', 'a.png', 'a.md.zip', '.md', 'a.constructor', 'toString'].some(isReadable)).toBe(false);
    expect(await refusal('a.png', 'x')).toBe('files of its kind are not read');
  });

  it('has a largest size, and so has its text', async () => {
    const bytes = new Uint8Array(limits.documentBytes + 1).fill(0x78);
    expect(await refusal('a.txt', bytes)).toBe(`the file is larger than ${limits.documentBytes} bytes`);
    const names = `${'n'.repeat(50_000)}\n`;
    expect(await refusal('a.csv', names + 'x\n'.repeat(1_000))).toBe(
      `its text is larger than ${limits.documentTextBytes} bytes`,
    );
    // Whoever asks for a source is answered in JSON.
    const lines = '\n"'.repeat(limits.documentTextBytes / 4);
    expect(await refusal('a.txt', lines)).toBe(`its text is larger than ${limits.documentTextBytes} bytes`);
    expect((await read('a.txt', lines.slice(100))).text).toHaveLength(lines.length - 100);
  });
});
