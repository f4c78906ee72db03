import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIndex, entryHash, type IndexEntry } from '../../functions/adapters/build-index.ts';
import { indexPassages, openPassages } from '../../functions/adapters/passage-index.ts';
import { searchStems } from '../../functions/domain/content-words.ts';
import type { Document } from '../../functions/domain/model.ts';
import { cutPassages } from '../../functions/domain/passages.ts';
import { documentOf } from '../../functions/domain/source.ts';
import { isSourceAllowed } from '../../functions/domain/source-lists.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-build-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const read: string[] = [];

function entry(document: Document): IndexEntry {
  const hash = entryHash(Buffer.from(document.text), document.labels);
  return {
    uri: document.uri,
    hash,
    read: async () => {
      read.push(document.uri);
      return { document };
    },
  };
}

async function build(documents: readonly Document[], name: string, previous?: string) {
  const file = join(folder, name);
  read.length = 0;
  const built = await buildIndex({
    entries: documents.map(entry),
    file,
    ...(previous === undefined ? {} : { previous: join(folder, previous) }),
  });
  return { ...built, bytes: readFileSync(file) };
}

const word = fc.constantFrom(
  'rent',
  'rented',
  'garden',
  'Zoë',
  'maxQuestions',
  '5',
  'März',
  '报告',
  '👩‍💻',
  'start-up',
  'e\u0301',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}. `);
const block = fc.oneof(
  sentence.map((text) => `# ${text}`),
  fc.array(sentence, { maxLength: 40 }).map((sentences) => sentences.join('')),
  sentence.map((text) => `- ${text}`),
  fc
    .array(sentence, { maxLength: 30 })
    .map((cells) => `| a | b |\n| - | - |\n${cells.map((cell) => `| ${cell}| x |`).join('\n')}`),
  sentence.map((text) => `\`\`\`\n${text}\n\`\`\``),
);
const text = fc
  .tuple(fc.array(block, { maxLength: 8 }), fc.constantFrom('\n\n', '\r\n\r\n', '\n'))
  .map(([blocks, end]) => blocks.join(end));
const label = fc.constantFrom('hr', 'board', 'sales');
const documents = fc
  .uniqueArray(fc.constantFrom('a.md', 'b/a.md', 'b/c.md', 'b.md', 'ü.md', '😀.md', 'c.md', 'd/e.md'), { maxLength: 8 })
  .chain((uris) =>
    fc.tuple(
      ...uris.toSorted().map((uri) =>
        fc.record({ text, labels: fc.uniqueArray(label, { maxLength: 2 }) }).map(
          ({ text: said, labels }): Document => ({
            ...documentOf(uri, said),
            ...(labels.length === 0 ? {} : { labels }),
          }),
        ),
      ),
    ),
  );

describe('an index', () => {
  it('has the same bytes, whether made anew or from one before', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(documents, documents, async (before, after) => {
        run += 1;
        await build(before, `${run}-before`);
        const incremental = await build(after, `${run}-next`, `${run}-before`);
        const asBefore = new Map(before.map((document) => [document.uri, document]));
        const isSame = (document: Document) => {
          const old = asBefore.get(document.uri);
          return old?.text === document.text && String(old.labels) === String(document.labels);
        };
        expect(read).toEqual(after.filter((document) => !isSame(document)).map(({ uri }) => uri));
        expect(incremental).toMatchObject({
          added: after.filter(({ uri }) => !asBefore.has(uri)).length,
          unchanged: after.filter(isSame).length,
          removed: before.filter(({ uri }) => after.every((document) => document.uri !== uri)).length,
        });
        const full = await build(after, `${run}-full`);
        expect(incremental.bytes.equals(full.bytes)).toBe(true);
        expect(incremental.version).toBe(full.version);
      }),
      { numRuns: 40 },
    );
  });

  it('gives every passage back where it stands, under the words it has', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const index = indexPassages(all);
        const expected = all.flatMap((document) =>
          cutPassages(document.text).map((passage) => ({ document, ...passage })),
        );
        expect(index.passages).toBe(expected.length);
        for (const [row, { document, start, end, headings }] of expected.entries()) {
          const found = index.passageAt(row);
          expect(found).toMatchObject({ text: document.text, start, end, headings });
          expect(found.source.uri).toBe(document.uri);
          const body = document.text.slice(start, end);
          const stems = searchStems(body);
          if (stems.length === 0 || expected.length > 100) continue;
          const words = index
            .search(body, expected.length)
            .map((passage) => passage.text.slice(passage.start, passage.end));
          if (words.length > 0)
            expect(words.some((other) => searchStems(other).some((stem) => stems.includes(stem)))).toBe(true);
        }
        index.close();
      }),
      { numRuns: 60 },
    );
  });

  it('finds what only code says', () => {
    const manual = documentOf('a.md', '# Commands\n\n```\ndossier ingest --watch\n```');
    const index = indexPassages([manual, documentOf('b.md', '# Dossier ingest\n\nIt takes a folder.')]);
    const [first] = index.search('How do I ingest and watch?', 1);
    expect(first?.text).toBe(manual.text);
    index.close();
  });

  it('is complete or not there', async () => {
    const failing = async function* (): AsyncGenerator<IndexEntry> {
      yield entry(documentOf('a.md', 'Text.'));
      throw new Error('The disk is gone');
    };
    const file = join(folder, 'index');
    await expect(buildIndex({ entries: failing(), file })).rejects.toThrow('The disk is gone');
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, 'Something else.');
    await expect(buildIndex({ entries: [], file })).rejects.toThrow('exists already');
    expect(readFileSync(file, 'utf8')).toBe('Something else.');
  });

  it('refuses documents out of order, and a name that comes twice', async () => {
    await expect(build([documentOf('b.md', 'B.'), documentOf('a.md', 'A.')], 'disorder')).rejects.toThrow(RangeError);
    await expect(build([documentOf('a.md', 'A.'), documentOf('a.md', 'B.')], 'twice')).rejects.toThrow(RangeError);
  });

  it('names what it leaves out, and takes it again when it can be read', async () => {
    const unreadable = { uri: 'b.pdf', hash: 'x', read: async () => ({ reason: 'the PDF is damaged' }) };
    const file = join(folder, 'first');
    const built = await buildIndex({ entries: [entry(documentOf('a.md', 'A.')), unreadable], file });
    expect(built).toMatchObject({
      documents: 1,
      added: 1,
      problems: [{ path: 'b.pdf', reason: 'the PDF is damaged' }],
    });
    const again = { ...unreadable, read: async () => ({ document: documentOf('b.pdf', 'B.') }) };
    const next = await buildIndex({ entries: [again], file: join(folder, 'second'), previous: file });
    expect(next).toMatchObject({ documents: 1, added: 1, unchanged: 0, removed: 1, problems: [] });
  });

  it('is made anew when the one before is none, or of another format', async () => {
    writeFileSync(join(folder, 'none'), 'no index');
    const built = await build([documentOf('a.md', 'A.')], 'index', 'none');
    expect(built).toMatchObject({ documents: 1, added: 1 });
    expect((await build([documentOf('a.md', 'A.')], 'next', 'missing')).bytes.equals(built.bytes)).toBe(true);
  });

  it('is another version when labels or pages change', async () => {
    const document = documentOf('a.md', 'A.');
    const versions = [document, { ...document, labels: ['hr'] }, { ...document, pages: [0] }].map(
      (each) => indexPassages([each]).version,
    );
    expect(new Set(versions).size).toBe(3);
  });
});

describe('a filter', () => {
  const said = (index: number) => `# Rent ${index}\n\nThe rent of garden ${index} is ${index} euros.`;
  const many = Array.from(
    { length: 400 },
    (_, index): Document => ({
      ...documentOf(`${index % 2 === 0 ? 'even' : 'odd'}/${String(index).padStart(3, '0')}.md`, said(index)),
      ...(index % 5 === 0 ? { labels: index % 10 === 0 ? ['hr', 'board'] : ['hr'] } : {}),
    }),
  );
  const index = indexPassages(many);
  const uris = many.map(({ uri }) => uri);
  const entries = fc.array(fc.constantFrom('even/*', 'odd/*', 'odd/1*', '*', 'none/*', ...uris.slice(0, 20)), {
    maxLength: 4,
  });
  const filters = fc.record(
    { labels: fc.array(fc.constantFrom('hr', 'board', 'sales'), { maxLength: 2 }), allow: entries, deny: entries },
    { requiredKeys: ['labels'] },
  );

  it('lets through what it allows, and nothing else', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const isVisible = ({ uri, labels = [] }: Document) =>
          isSourceAllowed(uri, filter) && (labels.length === 0 || filter.labels.some((each) => labels.includes(each)));
        const visible = new Set(many.filter(isVisible).map(({ uri }) => uri));
        const found = index.search('What is the rent of a garden?', 500, filter).map(({ source }) => source.uri);
        expect(found.filter((uri) => !visible.has(uri))).toEqual([]);
        expect(found.length > 0).toBe(visible.size > 0);
        const allows = index.allows(filter);
        expect(uris.filter((_, row) => allows(row)).length).toBe(
          uris.filter((_, row) => visible.has(index.passageAt(row).source.uri)).length,
        );
      }),
    );
  });

  it('decides before anything is ranked', () => {
    const [one] = index.search('What is the rent of garden 399?', 5, { labels: [], allow: ['odd/001.md'] });
    expect(one?.source.uri).toBe('odd/001.md');
  });

  it('is looked up as bytes are ordered, whatever a name is written in', () => {
    const names = ['a😀.md', 'a\uffee.md', 'aé.md', 'b.md', 'a/b.md', '%', "a'b.md", 'a_b.md'].toSorted();
    const small = indexPassages(names.map((uri) => documentOf(uri, 'The rent is due.')));
    const found = (allow: string) =>
      small.search('rent', 10, { labels: [], allow: [allow] }).map(({ source }) => source.uri);
    for (const prefix of ['a', 'a😀', 'a\uffee', '', '%', "a'", 'a_']) {
      expect(found(`${prefix}*`).toSorted()).toEqual(names.filter((name) => name.startsWith(prefix)));
    }
    small.close();
  });
});

it('pages are those on which passages begin', () => {
  const text = 'The first page.\n\n# Next\n\nThe second page.';
  const index = indexPassages([{ ...documentOf('a.pdf', text), pages: [0, 17] }]);
  expect(index.search('page', 5).map(({ page, pages }) => ({ page, pages }))).toEqual(
    expect.arrayContaining([
      { page: 1, pages: [0, 17] },
      { page: 2, pages: [0, 17] },
    ]),
  );
  index.close();
  expect(() => openPassages(join(folder, 'missing'))).toThrow('unable to open');
});
