import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDocumentReader } from '../../functions/adapters/document-reader.ts';
import { makePdf } from '../support/make-pdf.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-reader-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const page = makePdf([[{ text: 'Peas are sown in March.', bottom: 700 }]]);

/** A thread that reads as it is told by the name of the file. */
function threadThat(script: string): string {
  const file = join(folder, 'thread.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ uri }) => { ${script} parentPort.postMessage({ reason: uri }); });`,
  );
  return file;
}

it('reads file after file in a thread of its own', async () => {
  const reader = openDocumentReader();
  const results = await Promise.all([
    reader.read('a.pdf', page),
    reader.read('b.docx', page),
    reader.read('c.html', Buffer.from('<p>Beans.</p>'), ['hr']),
    reader.read('d.md', Buffer.from('Lentils.')),
  ]);
  expect(results).toEqual([
    { document: expect.objectContaining({ uri: 'a.pdf', text: 'Peas are sown in March.\n', pages: [0] }) },
    { reason: 'its content is of another kind' },
    { document: expect.objectContaining({ uri: 'c.html', labels: ['hr'] }) },
    { document: expect.objectContaining({ uri: 'd.md' }) },
  ]);
  await reader.close();
});

it('gives up a file that never ends, and reads the next', async () => {
  const worker = threadThat("while (uri === 'endless.pdf');");
  const reader = openDocumentReader({ worker, timeoutMs: 500 });
  const results = await Promise.all([reader.read('endless.pdf', page), reader.read('next.pdf', page)]);
  expect(results).toEqual([{ reason: 'to read it takes longer than 0.5 s' }, { reason: 'next.pdf' }]);
  await reader.close();
});

it('gives up a file that makes the parser fail, and reads the next', async () => {
  const worker = threadThat("if (uri === 'bad.pdf') throw new Error('parser');");
  const reader = openDocumentReader({ worker });
  const results = await Promise.all([reader.read('bad.pdf', page), reader.read('next.pdf', page)]);
  expect(results).toEqual([{ reason: 'the file cannot be read' }, { reason: 'next.pdf' }]);
  await reader.close();
});

it('gives up a file that takes too much memory, and reads the next', async () => {
  // In small pieces: one that is larger than what V8 leaves a thread to end in would end the process.
  const worker = threadThat("if (uri === 'huge.pdf') { let all; for (;;) all = { uri, all: [all] }; }");
  const reader = openDocumentReader({ worker });
  const results = await Promise.all([reader.read('huge.pdf', page), reader.read('next.pdf', page)]);
  expect(results).toEqual([{ reason: 'to read it takes too much memory' }, { reason: 'next.pdf' }]);
  await reader.close();
});
