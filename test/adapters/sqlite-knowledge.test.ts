import { chmod, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { indexPassages } from '../../functions/adapters/passage-index.ts';
import { openIndexedKnowledge, openKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { documentOf, sourceOf, versionOf } from '../../functions/domain/source.ts';
import type { DocumentFilter } from '../../functions/ports.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
});

afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

async function search(question: string, extra: { uri: string; title: string; text: string }[] = []): Promise<string[]> {
  const passages = await openKnowledge({ folder }).search(question, { limit: 5, extra });
  return passages.map(({ source, text, start, end }) => `${source.uri}: ${text.slice(start, end)}`);
}

describe('a knowledge folder', () => {
  it('is read recursively, hidden files and those without a reader aside', async () => {
    await write({ 'a.md': '# A\n\nOne.', 'deep/b.TXT': 'Two.', 'c.png': 'Three.', '.git/d.md': 'Four.' });
    const knowledge = openKnowledge({ folder });
    expect(await knowledge.contents()).toEqual({ documents: 2, passages: 2, problems: [] });
    expect(await knowledge.version()).toBe(
      versionOf([documentOf('a.md', '# A\n\nOne.'), documentOf('deep/b.TXT', 'Two.')].map(sourceOf)),
    );
  });

  it('reports what cannot be used, and goes on with the rest', async () => {
    await write({
      'bad.md': new Uint8Array([0x61, 0xff, 0xfe]),
      'blank.txt': ' \n',
      'good.md': 'Good.',
      'huge.md': 'x',
    });
    await truncate(join(folder, 'huge.md'), limits.documentBytes + 1);
    await symlink('nowhere.md', join(folder, 'lost.md'));
    const { documents, problems } = await openKnowledge({ folder }).contents();
    expect(documents).toBe(1);
    expect(problems).toEqual([
      { path: 'bad.md', reason: 'the file is not UTF-8' },
      { path: 'blank.txt', reason: 'the file is empty' },
      { path: 'huge.md', reason: `the file is larger than ${limits.documentBytes} bytes` },
      { path: 'lost.md', reason: 'the file cannot be read' },
    ]);
  });

  it('holds documents of all kinds, with the labels that its list gives them', async () => {
    await write({
      'a.html': '<title>Tea</title><p>Green tea steeps for two minutes.</p>',
      'b/prices.csv': 'tea,price\ngreen,4\n',
      'b/c.md': 'Tea is a drink.',
      '.labels.json': '{ "b/*": ["sales"] }',
    });
    const knowledge = openKnowledge({ folder });
    const found = async (labels: string[]) => {
      const passages = await knowledge.search('tea', { limit: 5, extra: [], filter: { labels } });
      return passages.map(({ source }) => source.uri).toSorted();
    };
    expect(await found([])).toEqual(['a.html']);
    expect(await found(['sales'])).toEqual(['a.html', 'b/c.md', 'b/prices.csv']);
  });

  it('finds their labels and filters whichever way their names put letters together', async () => {
    const [apart, together] = ['gehälter.md'.normalize('NFD'), 'gehälter.md'.normalize('NFC')];
    await write({
      [apart]: 'Pay is good.',
      'b.md': 'Pay is bad.',
      '.labels.json': JSON.stringify({ [together]: ['hr'] }),
    });
    const knowledge = openKnowledge({ folder });
    const found = async (filter: DocumentFilter) => {
      const passages = await knowledge.search('pay', { limit: 5, extra: [], filter });
      return passages.map(({ source }) => source.uri.normalize()).toSorted();
    };
    expect(await found({ labels: [] })).toEqual(['b.md']);
    expect(await found({ labels: ['hr'], deny: [together] })).toEqual(['b.md']);
    expect(await found({ labels: ['hr'], allow: ['gehä*'.normalize('NFC')] })).toEqual([together]);
  });

  it('tells which labels reach no document', async () => {
    await write({ 'hr/a.md': 'Text.', 'hr/.labels.json': '{}', '.labels.json': '{ "HR/*": ["hr"] }' });
    expect((await openKnowledge({ folder }).contents()).problems).toEqual([
      { path: '.labels.json "HR/*"', reason: 'it fits no document' },
      { path: 'hr/.labels.json', reason: 'a list of labels counts at the top only' },
    ]);
  });

  it('whose list of labels is broken is unavailable: nothing is shown to those who may not see it', async () => {
    await write({ 'a.md': 'Text.', '.labels.json': '{ "a.md": ["hr" }' });
    await expect(openKnowledge({ folder }).version()).rejects.toMatchObject({ name: 'KnowledgeUnavailable' });
  });

  it('follows links within itself once, and none that lead outside', async () => {
    await write({ 'in/a.md': 'Inside.' });
    await symlink('in', join(folder, 'loop'));
    await symlink('..', join(folder, 'in', 'up'));
    await symlink('/etc', join(folder, 'outside'));
    expect(await openKnowledge({ folder }).contents()).toEqual({
      documents: 1,
      passages: 1,
      problems: [{ path: 'outside', reason: 'the link leads outside the folder' }],
    });
  });

  it('may be empty or missing: nothing is found, and contents say why', async () => {
    const empty = openKnowledge({ folder });
    const missing = openKnowledge({ folder: join(folder, 'missing') });
    expect(await empty.search('anything', { limit: 5, extra: [] })).toEqual([]);
    expect((await empty.contents()).problems).toEqual([{ path: '.', reason: 'the folder holds no usable document' }]);
    expect((await missing.contents()).problems).toEqual([{ path: '.', reason: 'the folder does not exist' }]);
    expect([await empty.healthy(), await missing.healthy()]).toEqual([false, false]);
  });

  it('that is none is unavailable, and is tried again', async () => {
    await write({ 'file.md': 'Text.' });
    const knowledge = openKnowledge({ folder: join(folder, 'file.md') });
    await expect(knowledge.version()).rejects.toThrow(Fault);
    expect(await knowledge.healthy()).toBe(false);
    await rm(join(folder, 'file.md'));
    await write({ 'file.md/a.md': 'Text.' });
    expect(await knowledge.healthy()).toBe(true);
  });
});

describe('an index file', () => {
  const documents = [
    documentOf('a.md', '# Guide\n\n## Refunds\n\nMoney comes back \0 in a week.'),
    documentOf('b/ü.txt', '\u{feff}\u{feff}Zoë\r\npays for refunds. 👩‍💻'),
  ];
  const write = (name: string) => {
    const file = join(folder, name);
    indexPassages(documents, file).close();
    return file;
  };

  it('is searched like the documents themselves, every character in its place', async () => {
    const knowledge = openIndexedKnowledge(async () => write('index'));
    const inMemory = indexPassages(documents);
    const found = await knowledge.search('refunds', { limit: 5, extra: [] });
    expect(found).toEqual(inMemory.search('refunds', 5));
    expect(new Set(found.map(({ text }) => text))).toEqual(new Set(documents.map(({ text }) => text)));
    expect(await knowledge.contents()).toEqual({ documents: 2, passages: 2, problems: [] });
    expect(await knowledge.version()).toBe(versionOf(documents.map(sourceOf)));
    expect(await knowledge.healthy()).toBe(true);
  });

  it('has the same bytes for the same documents, so that nothing is deployed anew', async () => {
    expect((await readFile(write('first'))).equals(await readFile(write('second')))).toBe(true);
  });

  it('that cannot be read, or has another format, is unavailable', async () => {
    const older = write('older');
    const database = new DatabaseSync(older);
    database.exec('PRAGMA user_version = 0');
    database.close();
    for (const file of [older, join(folder, 'none')]) {
      const knowledge = openIndexedKnowledge(async () => file);
      await expect(knowledge.version()).rejects.toMatchObject({ name: 'KnowledgeUnavailable' });
      expect(await knowledge.healthy()).toBe(false);
    }
  });
});

describe('searching', () => {
  it('finds by other forms and other words of the same meaning', async () => {
    await write({
      'a.md': '# Guide\n\n## Deletion\n\nA record is deleted at once.\n\n## Colours\n\nThe wall is green.',
    });
    expect((await search('How do I erase records?'))[0]).toBe('a.md: A record is deleted at once.');
    expect(await search('Nothing of the kind: zebra')).toEqual([]);
  });

  it('finds forms and compounds of a word, in a large collection too', () => {
    const others = Array.from({ length: 150 }, (_, index) => documentOf(`${index}.md`, `Blatt ${index} ist leer.`));
    const index = indexPassages([...others, documentOf('x.md', 'Die Urlaubstage verfallen im März.')]);
    expect(index.search('Wie viel Urlaub gibt es?', 5).map((passage) => passage.source.uri)).toEqual(['x.md']);
    index.close();
  });

  it('finds a passage by its heading, and gives the headings', async () => {
    await write({ 'a.md': '# Guide\n\n## Refunds\n\nMoney comes back in a week.\n\n## Rooms\n\nChairs are blue.' });
    const [passage] = await openKnowledge({ folder }).search('refunds?', { limit: 1, extra: [] });
    expect(passage?.headings).toEqual(['Guide', 'Refunds']);
    expect(passage?.source.title).toBe('Guide');
  });

  it('finds Chinese', async () => {
    await write({ 'zh.md': '# 手册\n\n## 保存\n\n报告保存九十天。\n\n## 其他\n\n今天天气很好。' });
    expect((await search('报告保存多久？'))[0]).toBe('zh.md: 报告保存九十天。');
  });

  it('takes any text as words, never as a query', async () => {
    await write({ 'a.md': 'The near report.' });
    for (const question of ['"', 'a" OR *', 'NEAR(report, 2)', 'headings: report', 'report*', '\0', '()', "d'report"]) {
      await expect(search(question)).resolves.toBeInstanceOf(Array);
    }
  });

  it('searches documents that belong to one call, and forgets them', async () => {
    await write({ 'a.md': 'Budgets are yearly.' });
    const extra = { uri: 'order:context', title: 'Context of the order', text: 'The budget is 5 million.' };
    expect(await search('What is the budget?', [extra])).toContain('order:context: The budget is 5 million.');
    expect(await search('What is the budget?')).toEqual(['a.md: Budgets are yearly.']);
  });

  it('leaves out words that most passages of a large collection have, unless there are no others', () => {
    const documents = Array.from({ length: 300 }, (_, index) =>
      documentOf(`${index}.md`, `The ticket number ${index}.`),
    );
    const index = indexPassages([...documents, documentOf('x.md', 'A refund follows.')]);
    expect(index.search('refund of a ticket', 50).map((passage) => passage.source.uri)).toEqual(['x.md']);
    expect(index.search('ticket', 50)).toHaveLength(50);
    index.close();
  });
});
