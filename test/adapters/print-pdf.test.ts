import { getDocumentProxy } from 'unpdf';
import { beforeAll, expect, test } from 'vitest';
import { printPdf } from '../../functions/adapters/print-pdf.ts';
import { exportReport } from '../../functions/domain/exported-report.ts';
import { citingNothing, manyScripts, reportOf, type SampleSection } from '../fakes/many-scripts-report.ts';
import { sampleReport } from '../fakes/sample-report.ts';
import { sampleTask } from '../fakes/samples.ts';

const task = sampleTask({ status: 'COMPLETED', updatedAt: '2026-11-21T12:03:44.000Z' });
const patienceMs = 120_000;

function printed(title: string, sections: readonly SampleSection[] = manyScripts): Promise<Uint8Array> {
  const report = reportOf(title, sections, { outcome: 'partial', notices: ['One thing is missing.'] });
  return printPdf(exportReport(task, report), patienceMs);
}

let sample: Uint8Array;

beforeAll(async () => {
  sample = await printed('How long?');
});

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

function open(pdf: Uint8Array): Promise<Pdf> {
  // The reader takes the bytes away.
  return getDocumentProxy(new Uint8Array(pdf));
}

interface Fragment {
  readonly text: string;
  readonly fontName: string;
}

async function fragmentsOf(pdf: Pdf, number: number): Promise<Fragment[]> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.flatMap((item) => ('str' in item ? [{ text: item.str, fontName: item.fontName }] : []));
}

/** All text in reading order, without any space: where a line ends is the look's choice. */
async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await open(pdf);
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const fragments = await Promise.all(numbers.map((number) => fragmentsOf(document, number)));
  return bare(
    fragments
      .flat()
      .map(({ text }) => text)
      .join(''),
  );
}

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200B\u2066-\u2069`]/g, '');
}

test('a PDF holds outcome, notices, every sentence, references and ledger, in this order', async () => {
  const text = await textOf(sample);
  const leftToRight = manyScripts.filter(({ source }) => !source.uri.includes('/ar/'));
  const parts = [
    'How long?',
    'Partly answered',
    'One thing is missing.',
    ...leftToRight.slice(0, -1).flatMap(({ heading, sentences }) => [heading, ...sentences]),
    'Deploys ✅ are done in 🇯🇵 and 🇩🇪 by 👩🏽‍💻 with ❤️ and 😀.',
    'References',
    'Руководство › Ограничения, page 3',
    'Appendix A: Claim ledger',
    '[1] “A run ends after 60 minutes',
    'Appendix B: Sources as they were read',
    'About this report',
  ].map(bare);
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    expect(found, part).toBeGreaterThanOrEqual(at);
    at = found + part.length;
  }
});

test('Arabic words can be found and copied', async () => {
  const text = await textOf(sample);
  for (const word of ['تشغيل', 'دقيقة', 'السالم', 'المراجعة', 'الخدمة']) expect(text).toContain(word);
});

test('every font of every page is in the file', async () => {
  const document = await open(sample);
  const names = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getOperatorList();
    for (const { fontName } of await fragmentsOf(document, number)) {
      const { name, missingFile } = page.commonObjs.get(fontName) as { name: string; missingFile?: boolean };
      expect([name, missingFile]).toEqual([name, false]);
      names.add(name.replace(/^[A-Z]{6}\+/, ''));
    }
  }
  expect([...names]).toEqual(
    expect.arrayContaining([
      'NotoSans-Regular',
      'IBMPlexSansArabic-Regular',
      'NotoSansSC-Regular',
      'NotoSansJP-Regular',
      'NotoEmoji-Regular',
    ]),
  );
});

test('a PDF says what it is: tagged, with title, language, time and an outline', async () => {
  const document = await open(sample);
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({
    Title: 'How long?',
    Author: 'Dossier',
    Language: 'en',
    CreationDate: 'D:20261121120344Z',
  });
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  const outline = (await document.getOutline()).map(({ title }) => title);
  expect(outline.slice(0, manyScripts.length)).toEqual(manyScripts.map(({ heading }) => heading));
});

test('the same report gives the same bytes', async () => {
  expect(Buffer.compare(await printed('How long?'), sample)).toBe(0);
});

test('any text is set as text, and the typesetter runs none of it', async () => {
  const markup = '#read("/report.typ") $x^2$ *bold* _it_ @ref <label> \\ // x /* y';
  const texts = [
    markup,
    'x'.repeat(20_000),
    'Ten words. '.repeat(9_091),
    `a${'\u0301'.repeat(20_000)}`,
    '\u0301\u0301 without a letter',
    'a\u0001b\u001Fc\uFFFEd\uD800e\u0000f\u202Eg',
    '👩‍👩‍👧'.repeat(500),
    'हिन्दी ไทย עברית 한국어 have no font here',
  ];
  const sections = texts.map((text, index) => {
    const sentences = [`Begins ${index} ${text} ends ${index}.`];
    return {
      heading: text.slice(0, 3_000),
      source: { title: text.slice(0, 3_000), uri: text.slice(0, 3_000) },
      sentences,
    };
  });
  const found = await textOf(await printed(markup, sections));
  for (const index of texts.keys()) expect(found).toMatch(new RegExp(`Begins${index}.*ends${index}[.]`, 's'));
  expect(found).toContain(bare(markup));
});

test('500 claims are set', async () => {
  const sentences = Array.from({ length: 500 }, (_, index) => `Statement ${index + 1} stands in the source.`);
  const text = await textOf(await printed('Many', [{ heading: 'All', source: { title: 'S', uri: 's' }, sentences }]));
  expect(text).toContain(bare('Statement 500 stands in the source. [500]'));
});

test('a report without an answer is a document too', async () => {
  const nothing = sampleReport({ outcome: 'unanswered', claims: [], sources: [], notices: [] });
  expect(await textOf(await printPdf(exportReport(task, nothing), patienceMs))).toContain('Notanswered');
});

test('whoever cannot wait any longer is told that it is too much', async () => {
  const report = exportReport(task, reportOf('Late', manyScripts));
  await expect(printPdf(report, 1)).rejects.toMatchObject({ name: 'ExportTooLarge' });
});

test('a report that cites nothing has its ledger all the same', async () => {
  const text = await textOf(await printPdf(exportReport(task, citingNothing()), patienceMs));
  expect(text).toContain('AppendixA:Claimledger');
  expect(text).toContain('Leftout:apersonhastolookatit');
  expect(text).not.toMatch(/References|AppendixB/);
});

test('a long reason leaves room for the statement that it is about and for the evidence', async () => {
  const report = citingNothing('the evidence says nothing of what the sentence is about. '.repeat(8));
  const page = await (await open(await printPdf(exportReport(task, report), patienceMs))).getPage(1);
  const { items } = await page.getTextContent();
  const leftOf = (header: string): number => {
    const found = items.find((item) => 'str' in item && item.str === header);
    return found !== undefined && 'transform' in found ? Number(found.transform[4]) : Number.NaN;
  };
  // In points: each column has more than a fifth of what is between the margins.
  expect(leftOf('Verdict') - leftOf('Claim')).toBeGreaterThan(94);
  expect(595 - 62 - leftOf('Evidence')).toBeGreaterThan(94);
});
