import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { identifiers } from '../contract/words.ts';
import { displayText } from '../functions/domain/display-text.ts';
import { embedPassages } from './embed-passages.ts';
import { type EmbedPassages, type Ingested, ingestSources } from './ingest-sources.ts';
import { findEmbeddings } from './local-embeddings.ts';
import { ingestFolder, readSettings } from './read-settings.ts';
import { runCommand, UsageProblem } from './run-command.ts';

const usage = `Takes up documents for the service on this machine: Markdown, text, HTML, PDF, DOCX and CSV.

  npm run ingest -- PATH… [--labels LABEL,…]     adds files and folders, or reads them again
  npm run ingest                                 reads all again that were added before
  npm run ingest -- --remove PATH…               takes them out

  --labels  only callers with one of these labels see the documents of PATH
  --into    the folder of the index (ingested, in the data folder of DOSSIER_DATA)

Only what has changed is parsed. A file that cannot be used is named and left out; the exit code is 1 then.`;

await runCommand(usage, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { into: { type: 'string' }, labels: { type: 'string' }, remove: { type: 'boolean', default: false } },
  });
  if (values.remove && positionals.length === 0) throw new UsageProblem('Name what is to be removed.');
  const labels = readLabels(values.labels);
  const settings = readSettings(process.env);
  const folder = resolve(values.into ?? ingestFolder(settings.dataFolder));
  const paths = positionals.map((path) => resolve(path));
  const change = values.remove ? { remove: paths } : { add: paths, labels };
  const ingested = await ingestSources(folder, change, await embedWith(settings.embeddings));
  for (const { path, reason } of ingested.problems) console.error(displayText(`Skipped ${path}: ${reason}`));
  console.log(describe(ingested, folder));
  if (ingested.problems.length > 0) process.exitCode = 1;
});

async function embedWith(name: string | undefined): Promise<EmbedPassages | undefined> {
  if (name === undefined) return undefined;
  const embeddings = await findEmbeddings(name, 'dev', process.env);
  return async (file, former) => {
    const { version } = await embedPassages(file, embeddings, former === undefined ? [] : [former]);
    return version;
  };
}

function readLabels(text: string | undefined): string[] {
  const labels = text === undefined ? [] : text.split(',').map((label) => label.trim());
  const wrong = labels.find((label) => !identifiers.label.test(label));
  if (wrong === undefined) return labels;
  throw new UsageProblem(`${JSON.stringify(wrong)} is no label: it has to be of a-z, 0-9 and -.`);
}

function describe(ingested: Ingested, folder: string): string {
  const { documents, passages, textBytes, readBytes, added, changed, unchanged, removed, problems } = ingested;
  const seconds = ingested.ms / 1_000;
  const speed = readBytes === 0 ? '' : ` (${(readBytes / 1e6 / seconds).toFixed(1)} MB/s read)`;
  return [
    `${documents} documents, ${passages} passages, ${(textBytes / 1e6).toFixed(1)} MB of text in ${seconds.toFixed(1)} s${speed}:`,
    `${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed, ${problems.length} skipped.`,
    ingested.isNew
      ? `They are in ${folder}. A service that runs with it uses them for new reports; one that began without has to be started again.`
      : 'Nothing has changed.',
  ].join('\n');
}
