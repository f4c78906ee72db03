import {
  type IRunOptions,
  type IStylesOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  Document as WordDocument,
} from 'docx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../functions/adapters/read-docx.ts';

const styles: IStylesOptions = {
  paragraphStyles: [
    { id: 'Note', name: 'Note', run: { vanish: true } },
    { id: 'InnerNote', name: 'Inner note', basedOn: 'Note', run: { bold: true } },
    { id: 'ShownNote', name: 'Shown note', basedOn: 'InnerNote', run: { vanish: false } },
  ],
  characterStyles: [
    { id: 'Secret', name: 'Secret', run: { vanish: true } },
    { id: 'Ring', name: 'Ring', basedOn: 'Circle', run: {} },
    { id: 'Circle', name: 'Circle', basedOn: 'Ring', run: {} },
  ],
};

const run = (text: string, options: IRunOptions = {}) => new TextRun({ text, ...options });

async function bytesOf(...children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return Packer.toBuffer(new WordDocument({ styles, sections: [{ children }] }));
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const result = await readDocx(bytes);
  if ('reason' in result) throw new Error(result.reason);
  return result.text;
}

/** The document with this put into its place in one of its parts. */
async function changed(bytes: Uint8Array, part: string, from: RegExp | string, to: string): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  const xml = (await archive.file(part)?.async('text')) ?? '';
  expect(xml).toMatch(from);
  archive.file(part, xml.replaceAll(new RegExp(from, 'g'), to));
  return archive.generateAsync({ type: 'uint8array' });
}

const paragraph = (options: IRunOptions, style?: string) =>
  new Paragraph({
    ...(style === undefined ? {} : { style }),
    children: [run('The fee is 40.'), run(' The fee is 90.', options), run(' It is due in May.')],
  });

describe('text that Word hides is not read', () => {
  it('where the run says so', async () => {
    expect(await textOf(await bytesOf(paragraph({ vanish: true })))).toBe('The fee is 40. It is due in May.');
  });

  it('where the style of the run says so', async () => {
    expect(await textOf(await bytesOf(paragraph({ style: 'Secret' })))).toBe('The fee is 40. It is due in May.');
  });

  it('where the style of the paragraph says so, or one that it is based on', async () => {
    for (const style of ['Note', 'InnerNote']) {
      expect(await textOf(await bytesOf(new Paragraph('Shown.'), paragraph({}, style)))).toBe('Shown.');
    }
  });

  it('where the default style of paragraphs says so, unless a paragraph has another one', async () => {
    const bytes = await bytesOf(new Paragraph('Hidden.'), paragraph({}, 'ShownNote'), paragraph({}, 'Nowhere'));
    const hiding = await changed(
      bytes,
      'word/styles.xml',
      '<w:style w:type="paragraph" w:styleId="Note">',
      '<w:style w:type="paragraph" w:styleId="Note" w:default="1">',
    );
    expect(await textOf(hiding)).toBe('The fee is 40. The fee is 90. It is due in May.');
  });

  it('where the style of the table says so', async () => {
    const cell = new TableCell({ children: [new Paragraph('In the table.')] });
    const bytes = await bytesOf(
      new Paragraph('Before.'),
      new Table({ style: 'Hiding', rows: [new TableRow({ children: [cell] })] }),
      new Paragraph('Behind.'),
    );
    const style = '<w:style w:type="table" w:styleId="Hiding"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>';
    const text = await textOf(await changed(bytes, 'word/styles.xml', '</w:styles>', style));
    expect(text).toContain('Before.');
    expect(text).toContain('Behind.');
    expect(text).not.toContain('In the table.');
  });

  it('under whatever prefix a program gives the words of Word', async () => {
    const bytes = await changed(await bytesOf(paragraph({ vanish: true })), 'word/document.xml', 'w:', 'x:');
    expect(await textOf(await changed(bytes, 'word/document.xml', 'xmlns:w=', 'xmlns:x='))).toBe(
      'The fee is 40. It is due in May.',
    );
  });

  it('with the footnote that it refers to', async () => {
    const document = new WordDocument({
      styles,
      footnotes: { 1: { children: [new Paragraph('Noted.')] } },
      sections: [{ children: [new Paragraph({ children: [run('Shown.'), run('HIDDEN')] })] }],
    });
    const bytes = await Packer.toBuffer(document);
    const hidden = '<w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/>';
    expect(await textOf(await changed(bytes, 'word/document.xml', /<w:t[^>]*>HIDDEN<\/w:t>/, hidden))).toBe('Shown.');
    const shown = '<w:footnoteReference w:id="1"/>';
    expect(await textOf(await changed(bytes, 'word/document.xml', /<w:t[^>]*>HIDDEN<\/w:t>/, shown))).toContain(
      'Noted.',
    );
  });
});

describe('text that Word shows is read', () => {
  const whole = 'The fee is 40. The fee is 90. It is due in May.';

  it.each<[string, IRunOptions, string | undefined]>([
    ['a run that says so against its paragraph', { vanish: false }, 'Note'],
    ['a style that says so against the one it is based on', {}, 'ShownNote'],
    ['a style that is based on itself, and hides nothing', { style: 'Ring' }, undefined],
    ['a style of the run that turns round that of the paragraph', { style: 'Secret' }, 'Note'],
  ])('by %s', async (_what, options, style) => {
    const text = await textOf(await bytesOf(paragraph(options, style), paragraph({ vanish: true })));
    expect(text).toContain('The fee is 90.');
  });

  it('where hiding is switched off in any way that the format knows', async () => {
    const bytes = await bytesOf(paragraph({ vanish: true }));
    for (const value of ['0', 'false', 'off']) {
      const off = await changed(bytes, 'word/document.xml', '<w:vanish/>', `<w:vanish w:val="${value}"/>`);
      expect(await textOf(off)).toBe(whole);
    }
  });

  it('where only the mark of the paragraph is hidden, or the run was so before a change', async () => {
    const bytes = await bytesOf(paragraph({ bold: true }));
    const mark = await changed(bytes, 'word/document.xml', '<w:p>', '<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>');
    expect((await textOf(mark)).replaceAll('*', '')).toBe(whole);
    const former = '<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>';
    expect((await textOf(await changed(bytes, 'word/document.xml', '<w:b/>', former))).replaceAll('*', '')).toBe(whole);
  });

  it('around a hidden field, which still ends', async () => {
    const field = [
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:instrText>HYPERLINK "https://example.com"</w:instrText>',
      '<w:fldChar w:fldCharType="separate"/>',
    ].map((part) => `<w:r>${part}</w:r>`);
    const end = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t><w:fldChar w:fldCharType="end"/></w:r>';
    const bytes = await bytesOf(new Paragraph({ children: [run('PLACE'), run('Behind.')] }));
    const text = await textOf(
      await changed(bytes, 'word/document.xml', /<w:r><w:t[^>]*>PLACE<\/w:t><\/w:r>/, `${field.join('')}${end}`),
    );
    expect(text).toBe('Behind.');
  });
});

it('a document that hides nothing is read as it is, although it speaks of what may vanish', async () => {
  expect(await textOf(await bytesOf(new Paragraph('The bees may vanish.')))).toBe('The bees may vanish.');
});
