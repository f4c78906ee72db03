import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type PrintingFile, printingFiles } from '../../contract/printing.ts';
import type { ExportedReport } from '../domain/exported-report.ts';
import { Fault } from '../domain/fault.ts';
import { toPages } from '../domain/to-pages.ts';

/**
 * The report as a tagged PDF with its fonts in it; the same report gives the same bytes. Setting pages is work without a
 * pause, of a program that cannot be used any more once it failed: it has a thread of its own, which ends with it.
 */
export async function printPdf(report: ExportedReport, patienceMs: number): Promise<Uint8Array> {
  const data = JSON.stringify(toPages(report));
  const task: PrintingTask = {
    data,
    compiler: placeOf('typst.wasm'),
    template: placeOf('report.typ'),
    fonts: fontsFor(data).map(placeOf),
  };
  const worker = new Worker(isBundled ? path.join(here, 'set-pages.js') : path.join(here, 'set-pages.ts'), {
    workerData: task,
  });
  const { promise, resolve, reject } = Promise.withResolvers<PrintingAnswer>();
  worker.once('message', resolve).once('error', reject);
  const timer = setTimeout(() => reject(new Fault('ExportTooLarge')), patienceMs);
  try {
    const answer = await promise;
    if (typeof answer === 'string') throw new Error(answer);
    return answer;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** What the thread is told; the places are of files. */
export interface PrintingTask {
  readonly data: string;
  readonly compiler: string;
  readonly template: string;
  readonly fonts: readonly string[];
}

/** The PDF, or why there is none. */
export type PrintingAnswer = Uint8Array | string;

const here = import.meta.dirname;
const besideBundle = path.join(here, 'printing');
const isBundled = existsSync(besideBundle);

function placeOf(name: PrintingFile): string {
  return isBundled ? path.join(besideBundle, name) : path.join(here, '../..', printingFiles[name]);
}

/** What only the fonts of Han have: symbols, Han and kana with their punctuation, full-width forms. */
const beyondFirstFonts = /[\u2100-\u2BFF\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;

function fontsFor(text: string): PrintingFile[] {
  const names = Object.keys(printingFiles) as PrintingFile[];
  const isNeeded = beyondFirstFonts.test(text) ? /\.ttf$/ : /^(?!.*(?:SC|JP)-).*\.ttf$/;
  return names.filter((name) => isNeeded.test(name));
}
