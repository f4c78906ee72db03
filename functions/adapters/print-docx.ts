import {
  AlignmentType,
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { codeSpans } from '../domain/display-text.ts';
import {
  type ExportedReport,
  exportHeadings,
  type LedgerRow,
  type Reference,
  type Words,
} from '../domain/exported-report.ts';
import { docxStyles, line, tones } from './docx-styles.ts';

/** The report as a Word document; the same report gives the same bytes. Fonts are the reader's. */
export async function printDocx(report: ExportedReport): Promise<Uint8Array> {
  const document = new Document({
    title: report.title.text,
    creator: 'Dossier',
    lastModifiedBy: 'Dossier',
    description: `${report.outcome.label}. ${report.outcome.explanation}`,
    styles: docxStyles,
    features: { updateFields: false },
    sections: [
      {
        properties: {
          page: {
            size: { width: '210mm', height: '297mm' },
            margin: { top: '22mm', bottom: '20mm', left: '22mm', right: '22mm' },
          },
        },
        footers: { default: footer(report) },
        children: [...beginning(report), ...answers(report), ...appendices(report), ...facts(report)],
      },
    ],
  });
  return dated(await Packer.toBuffer(document), report.completedAt);
}

function footer({ completed }: ExportedReport): Footer {
  const children = [
    `Dossier report, completed ${completed}`,
    new Tab(),
    'Page ',
    PageNumber.CURRENT,
    ' of ',
    PageNumber.TOTAL_PAGES,
  ];
  return new Footer({ children: [new Paragraph({ style: 'Footer', children: [new TextRun({ children })] })] });
}

function beginning({ title, completed, outcome, notices }: ExportedReport): Paragraph[] {
  const tone = tones[outcome.name];
  const box = { style: 'Outcome', border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: tone } } };
  return [
    new Paragraph({ style: 'Kind', text: 'DOSSIER REPORT' }),
    paragraph(title, { heading: HeadingLevel.TITLE }),
    new Paragraph({ style: 'Small', text: `Completed ${completed}` }),
    new Paragraph({ ...box, children: [new TextRun({ text: outcome.label, bold: true, color: tone })] }),
    new Paragraph({ ...box, text: outcome.explanation }),
    ...notices.map((notice) => paragraph(notice, box, [new TextRun('Note: ')])),
  ];
}

function answers({ sections }: ExportedReport): Paragraph[] {
  const cited = new Set<number>();
  const mark = (number: number): ParagraphChild[] => {
    const link = citation(number);
    if (cited.has(number)) return [new TextRun(' '), link];
    cited.add(number);
    return [new TextRun(' '), bookmarked(`citation_${number}`, 2 * number, link)];
  };
  return sections.flatMap(({ heading, sentences }) => {
    const [first = heading] = sentences.map(({ words }) => words);
    const children = sentences.flatMap(({ words, citations }) => [
      ...runs(words),
      ...citations.flatMap(mark),
      new TextRun(' '),
    ]);
    return [
      paragraph(heading, { heading: HeadingLevel.HEADING_1 }),
      new Paragraph({ bidirectional: first.direction === 'rtl', children }),
    ];
  });
}

function appendices({ references, ledger, sources }: ExportedReport): (Paragraph | Table)[] {
  const table = () => [
    heading(exportHeadings.ledger),
    new Paragraph('Every statement of this report, with the words of the sources that support it.'),
    ledgerTable(ledger, references),
  ];
  return [
    ...(references.length === 0 ? [] : [heading(exportHeadings.references), ...references.map(referenceParagraph)]),
    ...(ledger.length === 0 ? [] : table()),
    ...(sources.length === 0 ? [] : [heading(exportHeadings.sources)]),
    ...sources.map(({ title, uri, sha256 }) => {
      const address = [
        new TextRun({ text: uri, break: 1, style: 'Address' }),
        new TextRun({ text: `SHA-256 ${sha256}`, break: 1, style: 'Address' }),
      ];
      return new Paragraph({ children: [...runs(title), ...address] });
    }),
  ];
}

function referenceParagraph({ number, title, headings, page, uri }: Reference): Paragraph {
  const back = new InternalHyperlink({
    anchor: `citation_${number}`,
    children: [new TextRun({ text: `[${number}]`, style: 'Hyperlink' })],
  });
  return new Paragraph({
    style: 'Reference',
    children: [
      bookmarked(`reference_${number}`, 2 * number + 1, back),
      new TextRun({ children: [new Tab()] }),
      ...runs(title),
      ...headings.flatMap((above) => [new TextRun(' › '), ...runs(above)]),
      ...(page === undefined ? [] : [new TextRun(`, page ${page}`)]),
      new TextRun({ text: uri, break: 1, style: 'Address' }),
    ],
  });
}

/** Widths in twentieths of a point: all there is between the margins. */
const columns = [3_300, 1_300, 4_800] as const;

function ledgerTable(ledger: readonly LedgerRow[], references: readonly Reference[]): Table {
  const names = ['Claim', 'Verdict', 'Evidence'];
  const header = new TableRow({
    tableHeader: true,
    children: names.map((name, index) => {
      const shading = { type: ShadingType.CLEAR, fill: 'F5F7F9' };
      return cell(index, [new Paragraph({ style: 'Cell', children: [new TextRun({ text: name, bold: true })] })], {
        shading,
      });
    }),
  });
  const rows = ledger.map(({ claim, verdict, citations }) => {
    const quotes = citations.flatMap((number) => {
      const quote = references[number - 1]?.quote;
      if (quote === undefined) return [];
      const children = [citation(number), new TextRun(' “'), run(quote, quote.text), new TextRun('”')];
      return [new Paragraph({ style: 'Cell', bidirectional: quote.direction === 'rtl', children })];
    });
    return new TableRow({
      children: [
        cell(0, [paragraph(claim, { style: 'Cell' })]),
        cell(1, [new Paragraph({ style: 'Cell', text: verdict })]),
        // A cell without a paragraph is no valid cell.
        cell(2, quotes.length > 0 ? quotes : [new Paragraph({ style: 'Cell' })]),
      ],
    });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns[0] + columns[1] + columns[2], type: WidthType.DXA },
    columnWidths: [...columns],
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [header, ...rows],
  });
}

function cell(
  column: number,
  children: Paragraph[],
  more: { shading?: { type: 'clear'; fill: string } } = {},
): TableCell {
  const margins = { top: 60, bottom: 60, left: 90, right: 90 };
  return new TableCell({ children, margins, width: { size: columns[column] ?? 0, type: WidthType.DXA }, ...more });
}

function facts(report: ExportedReport): Paragraph[] {
  return [
    heading(exportHeadings.about),
    ...report.facts.map(({ name, value }) => new Paragraph({ style: 'Small', text: `${name}: ${value}` })),
  ];
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, text });
}

function citation(number: number): InternalHyperlink {
  return new InternalHyperlink({
    anchor: `reference_${number}`,
    children: [new TextRun({ text: `[${number}]`, style: 'Hyperlink' })],
  });
}

/** Ids are ours: the library counts on and on in one process. */
function bookmarked(name: string, id: number, child: ParagraphChild): Bookmark {
  const ends = { start: new BookmarkStart(name, id), end: new BookmarkEnd(id) };
  return Object.assign(new Bookmark({ id: name, children: [child] }), ends);
}

type ParagraphLook = Pick<
  NonNullable<Exclude<ConstructorParameters<typeof Paragraph>[0], string>>,
  'heading' | 'style' | 'border'
>;

function paragraph(words: Words, look: ParagraphLook, before: ParagraphChild[] = []): Paragraph {
  const bidirectional = words.direction === 'rtl';
  return new Paragraph({
    ...look,
    bidirectional,
    alignment: AlignmentType.START,
    children: [...before, ...runs(words)],
  });
}

function runs(words: Words): TextRun[] {
  return codeSpans(words.text).map((span) => run(words, span.text, span.isCode));
}

function run({ language, direction }: Words, text: string, isCode = false): TextRun {
  const tag = language ?? 'en';
  return new TextRun({
    text: text,
    rightToLeft: direction === 'rtl',
    language: { value: tag, eastAsia: tag, bidirectional: tag },
    ...(isCode ? { style: 'Code' } : {}),
  });
}

/** The same document with `time` in place of the present in its properties and in its archive. */
function dated(archive: Uint8Array, time: Date): Uint8Array {
  const files = unzipSync(archive);
  const properties = 'docProps/core.xml';
  const core = new TextDecoder().decode(files[properties]);
  const at = `${time.toISOString().slice(0, 19)}Z`;
  files[properties] = new TextEncoder().encode(core.replaceAll(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${at}`));
  // A ZIP archive has local times: the same numbers wherever this runs.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}
