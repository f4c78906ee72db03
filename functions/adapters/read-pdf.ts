import { getDocumentProxy } from 'unpdf';
import { type PrintedLine, withoutRunningHeads, writePages } from '../domain/printed-pages.ts';
import type { Extracted } from './extracted.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A PDF ends so; one that does not has lost its end, and with it the list of its parts. */
const endMark = '%%EOF';
const endBytes = 2_048;

/** The text of a PDF as Markdown, and where its pages begin in it; a PDF without text is refused. */
export async function readPdf(bytes: Uint8Array): Promise<Extracted> {
  if (!Buffer.from(bytes.subarray(-endBytes)).includes(endMark)) return { reason: 'the PDF is cut off' };
  let pdf: Pdf | undefined;
  try {
    // The library takes the bytes away from whoever gives them, and takes no Buffer.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: true, verbosity: 0 });
    const pages: PrintedLine[][] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await linesOf(pdf, number));
    const written = writePages(withoutRunningHeads(pages));
    if (written.text.trim() === '') return { reason: 'the PDF has no text: its pages are probably pictures' };
    const title = await titleOf(pdf);
    return title === undefined ? written : { ...written, title };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { reason: isLocked ? 'the PDF asks for a password' : 'the PDF is damaged' };
  } finally {
    await pdf?.loadingTask.destroy();
  }
}

async function linesOf(pdf: Pdf, number: number): Promise<PrintedLine[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const lines: PrintedLine[] = [];
  let open: { text: string; height: number; bottom: number } | undefined;
  for (const item of items) {
    if (!('str' in item)) continue;
    const bottom = Number(item.transform[5]);
    open ??= { text: '', height: 0, bottom };
    if (item.str.trim() !== '') {
      if (open.text === '') open.bottom = bottom;
      open.height = Math.max(open.height, item.height);
    }
    open.text += item.str;
    if (item.hasEOL) {
      lines.push(open);
      open = undefined;
    }
  }
  if (open !== undefined) lines.push(open);
  page.cleanup();
  return lines.map((line) => ({ ...line, text: line.text.trim() })).filter(({ text }) => text !== '');
}

/** What programs write of themselves is no title. */
async function titleOf(pdf: Pdf): Promise<string | undefined> {
  const { info } = await pdf.getMetadata();
  const title = 'Title' in info ? String(info.Title).replaceAll(/\s+/g, ' ').trim() : '';
  return title === '' || /^(?:untitled|microsoft word - |document\d*$)/i.test(title) ? undefined : title;
}
