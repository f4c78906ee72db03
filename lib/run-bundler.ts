/** `node run-bundler.ts FOLDER` bundles every function. */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type FunctionName, functionEnvironment } from '../contract/environment.ts';
import { printingFiles } from '../contract/printing.ts';
import { bundleCode, type modulesApart } from './bundle-code.ts';

const [folder = ''] = process.argv.slice(2);
const names = Object.keys(functionEnvironment) as FunctionName[];
const agents = names.filter((name) => functionEnvironment[name].some((key) => key === 'modelEndpoints'));

/** Who imports them dynamically. */
const importers: Readonly<Record<(typeof modulesApart)[number], readonly FunctionName[]>> = {
  'open-language-models': agents,
  'count-tokens': ['plan', 'research', 'write'],
  'secrets-port': [...agents, 'ingest'],
  'open-embeddings': ['ingest'],
  'open-tools': ['research'],
  'print-docx': ['export'],
  'read-markdown': ['ingest'],
  'read-html': ['ingest'],
  'read-csv': ['ingest'],
  'read-pdf': ['ingest'],
  'read-docx': ['ingest'],
  'knowledge-port': ['health'],
  'bedrock-knowledge-base': ['research', 'health'],
  'bedrock-guardrail': names.filter((name) => functionEnvironment[name].some((key) => key === 'guardrail')),
};

await bundleCode({
  entryPoints: [
    ...names.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    ...Object.entries(importers).flatMap(([module, functions]) =>
      functions.map((name) => ({ in: `functions/adapters/${module}.ts`, out: `${name}/${module}` })),
    ),
    // The thread that reads uploaded documents.
    { in: 'functions/adapters/document-reader-worker.ts', out: 'ingest/document-reader-worker' },
    // The thread that sets pages.
    { in: 'functions/adapters/set-pages.ts', out: 'export/set-pages' },
  ],
  outdir: folder,
});

// What it reads.
const printing = path.join(folder, 'export', 'printing');
await mkdir(printing, { recursive: true });
for (const [name, place] of Object.entries(printingFiles)) {
  await copyFile(path.join(import.meta.dirname, '..', place), path.join(printing, name));
}
