import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { limits } from '../contract/limits.ts';
import { indexPassages } from '../functions/adapters/passage-index.ts';
import { readDocuments } from '../functions/adapters/read-documents.ts';
import { embedPassages } from './embed-passages.ts';
import { findEmbeddings } from './local-embeddings.ts';
import { Problem } from './problem.ts';
import { runCommand, UsageProblem } from './run-command.ts';

const usage = `Packs the documents of a folder into one file that deployed functions search.

  node local/pack-knowledge.ts FOLDER FILE

Prints what is in it, as JSON. A deployment does this by itself. With DOSSIER_EMBEDDINGS, passages get vectors; those of
the file that stood there are taken over.`;

await runCommand(usage, async (args) => {
  const [folder, file, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
  if (folder === undefined || file === undefined || more.length > 0)
    throw new UsageProblem('Name a folder and a file.');
  const { documents, problems } = await readDocuments(folder);
  if (documents.length === 0) {
    throw new Problem(problems.map(({ path, reason }) => `${join(folder, path)}: ${reason}`).join('\n'));
  }
  const bytes = documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes > limits.knowledgeBytes) {
    throw new Problem(
      `${folder}: the documents take ${inMebibytes(bytes)}, and ${inMebibytes(limits.knowledgeBytes)} can be deployed`,
    );
  }
  const former = `${file}.former`;
  if (existsSync(file)) await rename(file, former);
  const index = indexPassages(documents, file);
  const contents = { documents: index.documents, passages: index.passages, bytes, problems };
  index.close();
  const embeddings = process.env['DOSSIER_EMBEDDINGS'];
  if (embeddings) await embedPassages(file, await findEmbeddings(embeddings, 'dev', process.env), [former]);
  await rm(former, { force: true });
  console.log(JSON.stringify({ ...contents, embeddings: embeddings || null }));
});

function inMebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
