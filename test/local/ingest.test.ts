import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexFileIn, presentVersionIn } from '../../functions/adapters/folder-library.ts';
import { openPassages } from '../../functions/adapters/passage-index.ts';
import { inspectKnowledge } from '../../local/inspect-knowledge.ts';
import { makePdf } from '../support/make-pdf.ts';
import { runScript } from './run-process.ts';

let folder: string;
let documents: string;
let index: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-ingest-'));
  documents = path.join(folder, 'garden');
  index = path.join(folder, 'data', 'ingested');
  mkdirSync(path.join(documents, 'deep'), { recursive: true });
  write('peas.md', '# Peas\n\nPeas are sown in March.');
  write('deep/beans.html', '<title>Beans</title><p>Beans are sown in May.</p>');
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(path.join(documents, name), content);
}

function ingest(...args: string[]) {
  return runScript('local/ingest.ts', args, { DOSSIER_DATA: path.join(folder, 'data'), DOSSIER_EMBEDDINGS: '' });
}

async function search(question: string, labels: string[] = []): Promise<string[]> {
  const found = openPassages(indexFileIn(index, (await presentVersionIn(index)) ?? ''));
  try {
    return found
      .search(question, 5, { labels })
      .map(({ source, page }) => `${source.uri}${page ? ` page ${page}` : ''}`);
  } finally {
    found.close();
  }
}

test('documents of all kinds are taken up, what has not changed is not read again, and what is gone goes', async () => {
  write('apples.pdf', makePdf([[], [{ text: 'Apples are picked in September.', bottom: 700 }]]));
  const first = await ingest(documents);
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toContain('3 added, 0 changed, 0 unchanged, 0 removed, 0 skipped.');
  expect(await search('apples')).toEqual(['garden/apples.pdf page 2']);

  write('peas.md', '# Peas\n\nPeas are sown in April.');
  rmSync(path.join(documents, 'apples.pdf'));
  const second = await ingest();
  expect(second.stdout).toContain('0 added, 1 changed, 1 unchanged, 1 removed, 0 skipped.');
  expect(await search('apples')).toEqual([]);

  const third = await ingest();
  expect(third.stdout).toContain('Nothing has changed.');
  expect(readdirSync(index).filter((name) => name.endsWith('.dossier-knowledge'))).toHaveLength(2);
});

test('a file that cannot be used is named, left out, and told by the exit code', async () => {
  write('cut.pdf', '%PDF-1.4 and no more');
  const { code, stdout, stderr } = await ingest(documents);
  expect(code).toBe(1);
  expect(stderr).toBe(`Skipped ${path.join(documents, 'cut.pdf')}: the PDF is cut off\n`);
  expect(stdout).toContain('2 added, 0 changed, 0 unchanged, 0 removed, 1 skipped.');
  write('e\u001b[2J\nSkipped all.pdf', '%PDF-1.4 and no more');
  expect((await ingest()).stderr).toContain('Skipped all.pdf: the PDF is cut off\n');
  expect((await ingest()).stderr).toMatch(/^[^\p{Cc}]*\n[^\p{Cc}]*\n$/u);
  const picture = path.join(folder, 'a.png');
  writeFileSync(picture, 'x');
  expect((await ingest(picture)).stderr).toContain(`Skipped ${picture}: files of its kind are not read`);
});

test('labels hide the documents of a path, and folders of one name stay apart', async () => {
  const other = path.join(folder, 'other', 'garden');
  mkdirSync(other, { recursive: true });
  writeFileSync(path.join(other, 'peas.md'), 'Peas cost nine euros.');
  await ingest(documents);
  await ingest(other, '--labels', 'sales');
  expect(await search('peas')).toEqual(['garden/peas.md']);
  expect((await search('peas', ['sales'])).toSorted()).toEqual(['2-garden/peas.md', 'garden/peas.md']);
  const removed = await ingest('--remove', documents);
  expect(removed.stdout).toContain('1 unchanged, 2 removed');
  expect(await search('peas', ['sales'])).toEqual(['2-garden/peas.md']);
});

test('labels are not lost by naming one file, or a folder within another', async () => {
  write('.labels.json', '{ "peas.md": ["sales"], "deep/*": ["sales"] }');
  await ingest(path.join(documents, 'peas.md'));
  expect(await search('peas')).toEqual([]);
  expect(await search('peas', ['sales'])).toEqual(['peas.md']);
  expect((await ingest(documents)).stderr).toContain('have files in common');
  await ingest('--remove', path.join(documents, 'peas.md'));
  await ingest(documents);
  expect((await ingest(path.join(documents, 'deep'), '--labels', 'hr')).stderr).toContain('have files in common');
});

test('an empty folder changes nothing, and without sources there is no index', async () => {
  await ingest(documents);
  const version = await presentVersionIn(index);
  rmSync(path.join(documents, 'deep'), { recursive: true });
  writeFileSync(path.join(documents, 'peas.md'), '');
  const empty = await ingest();
  expect([empty.code, empty.stderr]).toEqual([1, expect.stringContaining('peas.md: the file is empty')]);
  expect(await presentVersionIn(index)).toBe(version);
  expect(readdirSync(index)).not.toContain('unfinished');
  await ingest('--remove', documents);
  expect(await presentVersionIn(index)).toBeUndefined();
});

test('what was added is noted before it counts', async () => {
  mkdirSync(path.join(index, 'current.json.new'), { recursive: true });
  expect((await ingest(documents, '--labels', 'sales')).code).toBe(1);
  rmSync(path.join(index, 'current.json.new'), { recursive: true });
  await ingest();
  expect([await search('peas'), await search('peas', ['sales'])]).toEqual([[], ['garden/peas.md']]);
});

test('what fails changes nothing', async () => {
  await ingest(documents);
  const version = await presentVersionIn(index);
  const sources = readFileSync(path.join(index, 'sources.json'), 'utf8');
  write('.labels.json', '{ "peas.md": [');
  const broken = await ingest();
  expect(broken.code).toBe(1);
  expect(broken.stderr).toContain('.labels.json is no list of labels');
  rmSync(path.join(documents, '.labels.json'));
  const missing = await ingest(path.join(folder, 'missing'));
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('is not there')]);
  expect((await ingest('--remove', folder)).stderr).toContain('was never added');
  expect((await ingest('--labels', 'Human Resources', documents)).code).toBe(2);
  expect(await presentVersionIn(index)).toBe(version);
  expect(readFileSync(path.join(index, 'sources.json'), 'utf8')).toBe(sources);
});

test('a damaged pointer is written anew, a damaged list of sources is named', async () => {
  await ingest(documents, '--labels', 'sales');
  writeFileSync(path.join(index, 'current.json'), '{');
  await expect(presentVersionIn(index)).rejects.toThrow('the next npm run ingest writes it anew');
  expect(await inspectKnowledge(index)).toEqual({ documents: 0, warnings: [expect.stringContaining('current.json')] });
  expect((await ingest()).code).toBe(0);
  expect([await search('peas'), await search('peas', ['sales'])]).toEqual([[], ['garden/peas.md']]);
  writeFileSync(path.join(index, 'sources.json'), '[{"path": 1}]');
  const damaged = await ingest();
  expect([damaged.code, damaged.stderr]).toEqual([
    1,
    expect.stringMatching(/sources\.json is damaged[^\n]*add each file and folder again\.\n$/),
  ]);
});

test('an attempt that was killed does not stand in the way, and old indexes go', async () => {
  await ingest(documents);
  const old = indexFileIn(index, 'f'.repeat(64));
  writeFileSync(path.join(index, 'unfinished'), 'half an index');
  writeFileSync(old, 'an old index');
  utimesSync(old, new Date(0), new Date(0));
  write('peas.md', 'Peas are sown in June.');
  expect((await ingest()).code).toBe(0);
  expect(readdirSync(index)).not.toContain('unfinished');
  expect(readdirSync(index)).not.toContain(path.basename(old));
});
