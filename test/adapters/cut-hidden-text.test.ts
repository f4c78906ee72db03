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

const vanishing = '<w:rPr><w:vanish/></w:rPr>';

/** With this name for one of its parts, in what leads to it too. */
async function renamed(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  archive.file(to, (await archive.file(from)?.async('text')) ?? '');
  archive.remove(from);
  const [rels, newRels] = [from, to].map((name) => name.replace('word/', 'word/_rels/').concat('.rels'));
  const related = await archive.file(rels ?? '')?.async('text');
  if (related !== undefined) archive.file(newRels ?? '', related);
  for (const place of ['[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels']) {
    const text = (await archive.file(place)?.async('text')) ?? '';
    archive.file(place, text.replaceAll(from.slice(5), to.slice(5)));
  }
  return archive.generateAsync({ type: 'uint8array' });
}

async function withPart(bytes: Uint8Array, name: string, xml: string): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  archive.file(name, xml);
  return archive.generateAsync({ type: 'uint8array' });
}

describe('whatever the parts of the document are called', () => {
  const shown = 'The fee is 40. It is due in May.';

  it('what is hidden in its text is not read', async () => {
    const bytes = await bytesOf(paragraph({ vanish: true }), paragraph({ style: 'Secret' }));
    expect(await textOf(await renamed(bytes, 'word/document.xml', 'word/document.bin'))).toBe(`${shown}\n\n${shown}`);
    expect(await textOf(await renamed(bytes, 'word/document.xml', 'word/Text'))).toBe(`${shown}\n\n${shown}`);
  });

  it('a style hides what it hides, and one of another part neither hides nor shows', async () => {
    const styled = await bytesOf(paragraph({ style: 'Secret' }));
    const decoy = (id: string, run: string) =>
      `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="${id}">${run}</w:style></w:styles>`;
    expect(await textOf(await withPart(styled, 'a.xml', decoy('Secret', '')))).toBe(shown);
    const elsewhere = await renamed(styled, 'word/styles.xml', 'word/looks.bin');
    expect(await textOf(await withPart(elsewhere, 'word/styles.xml', decoy('Secret', '')))).toBe(shown);
    const plain = await withPart(await bytesOf(paragraph({ style: 'Ring' })), 'a.xml', decoy('Ring', vanishing));
    expect(await textOf(plain)).toBe('The fee is 40. The fee is 90. It is due in May.');
  });

  it('a name in other letters, or by way of its folder, leads to the same part', async () => {
    const styled = await renamed(await bytesOf(paragraph({ style: 'Secret' })), 'word/styles.xml', 'word/looks.xml');
    for (const target of ['LOOKS.xml', '/word/looks.xml', '../word/./looks.xml']) {
      const bytes = await changed(styled, 'word/_rels/document.xml.rels', '"looks.xml"', `"${target}"`);
      expect(await textOf(bytes), target).toBe(shown);
    }
  });
});

describe('where all text is hidden by default', () => {
  const defaultOf = (bytes: Uint8Array, vanish: string) =>
    changed(
      bytes,
      'word/styles.xml',
      /<w:docDefaults>.*<\/w:docDefaults>/,
      `<w:docDefaults><w:rPrDefault><w:rPr>${vanish}</w:rPr></w:rPrDefault></w:docDefaults>`,
    );

  it('only the run that says so is read', async () => {
    const bytes = await bytesOf(paragraph({ vanish: false }), paragraph({}, 'Note'), paragraph({ style: 'Secret' }));
    expect(await textOf(await defaultOf(bytes, '<w:vanish/>'))).toBe('The fee is 90.');
  });

  it('and the default is switched off, all is read', async () => {
    const bytes = await defaultOf(await bytesOf(paragraph({})), '<w:vanish w:val="0"/>');
    expect(await textOf(bytes)).toBe('The fee is 40. The fee is 90. It is due in May.');
  });
});

it('what is nested deeply is read, without what is hidden in it', async () => {
  const bytes = await bytesOf(new Paragraph('Shown.'), paragraph({ vanish: true }));
  const depth = 1_200;
  const opened = await changed(
    bytes,
    'word/document.xml',
    '<w:body>',
    `<w:body>${'<w:sdt><w:sdtContent>'.repeat(depth)}`,
  );
  const closed = `${'</w:sdtContent></w:sdt>'.repeat(depth)}<w:sectPr`;
  expect(await textOf(await changed(opened, 'word/document.xml', '<w:sectPr', closed))).toBe(
    'Shown.\n\nThe fee is 40. It is due in May.',
  );
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
