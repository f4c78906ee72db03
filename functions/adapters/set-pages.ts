import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import initialise, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import type { PrintingAnswer, PrintingTask } from './print-pdf.ts';

/** The thread of `print-pdf.ts`: sets the pages of its one task. */
async function setPages({ data, compiler, template, fonts }: PrintingTask): Promise<PrintingAnswer> {
  await initialise({ module_or_path: readFile(compiler) });
  const builder = new TypstCompilerBuilder();
  // Nothing but what it is given here can be read.
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(await readFile(font));
  const typst = await builder.build();
  typst.map_shadow('/report.typ', await readFile(template));
  typst.map_shadow('/report.json', Buffer.from(data));
  const { result, diagnostics = [] } = typst.compile('/report.typ', null, 'pdf', problemsAsLines) as Compiled;
  return result ?? `The report cannot be set: ${diagnostics.join('; ')}`;
}

interface Compiled {
  readonly result?: Uint8Array;
  readonly diagnostics?: readonly string[];
}

/** Of the compiler: one line for each problem. */
const problemsAsLines = 2;

void setPages(workerData as PrintingTask)
  .catch((error: unknown) => String(error))
  .then((answer) => parentPort?.postMessage(answer, []));
