import { DatabaseSync } from 'node:sqlite';
import { searchStems } from '../domain/content-words.ts';
import type { Document } from '../domain/model.ts';
import { cutPassages } from '../domain/passages.ts';
import { questionConcepts } from '../domain/question-concepts.ts';
import { rankCandidates } from '../domain/relevance.ts';
import { sourceOf, versionOf } from '../domain/source.ts';
import type { Passage } from '../ports.ts';

/** Documents and a full-text index over them, in memory or in one file. */
export interface PassageIndex {
  /** Identifies the documents. */
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  /** The passages nearest to the question, best first. */
  search(question: string, limit: number): Passage[];
  close(): void;
}

/** A match in a heading counts for this many in the text: a heading says what its passage is about. */
const headingWeight = 4;

/** Words in more passages than both say little about the subject, and cost the most time. */
const commonShare = 0.05;
const commonPassages = 200;

/** Passages that each ranking of the index hands over to be read and compared closely. */
const shortlist = 100;

/** From this length on, a word is also looked for as the beginning of others. */
const beginningCharacters = 5;

/** Goes up with every change of the schema: a file of another format is refused, not misread. */
const format = 1;

/**
 * FTS5 parts the words as `searchStems` joins them, at the spaces; it holds words and points into the
 * documents. Texts are bytes, because SQLite may end a string at a NUL.
 */
const schema = `
  PRAGMA user_version = ${format};
  CREATE TABLE contents(version TEXT, documents INTEGER, passages INTEGER);
  CREATE TABLE documents(id INTEGER PRIMARY KEY, uri TEXT, title TEXT, text BLOB);
  CREATE TABLE places(id INTEGER PRIMARY KEY, document INTEGER, "from" INTEGER, "to" INTEGER, headings TEXT);
  CREATE VIRTUAL TABLE passages USING fts5(headings, body, content='', tokenize='unicode61 remove_diacritics 0');
  CREATE VIRTUAL TABLE words USING fts5vocab(passages, 'row');`;

/** Indexes documents; into `file`, which must not exist yet, the same documents give the same bytes. */
export function indexPassages(documents: readonly Document[], file = ':memory:'): PassageIndex {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; BEGIN');
  database.exec(schema);
  insertDocuments(database, documents);
  database.exec('COMMIT');
  return searchIn(database);
}

/** Opens a file that `indexPassages` made; throws when it is none, or one of another format. */
export function openPassages(file: string): PassageIndex {
  const database = new DatabaseSync(file, { readOnly: true });
  const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
  if (found !== format) {
    database.close();
    throw new Error(`The index has format ${String(found)}; this code reads ${format}`);
  }
  return searchIn(database);
}

function searchIn(database: DatabaseSync): PassageIndex {
  const { version, documents, passages } = readContents(database);
  const passageAt = passageReader(database);
  const ranked = database.prepare(
    `SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, ${headingWeight}, 1.0), rowid LIMIT ?`,
  );
  const frequency = database.prepare('SELECT doc FROM words WHERE term = ?');

  const rank = (terms: readonly string[], limit: number): number[] =>
    terms.length === 0 ? [] : ranked.all(terms.join(' OR '), limit).map((row) => Number(row['rowid']));

  const isCommon = (stem: string): boolean => {
    const count = Number(frequency.get(stem)?.['doc'] ?? 0);
    return count > commonPassages && count > commonShare * passages;
  };

  /** The rows of passages that have words of the question, or forms, compounds and relatives of them. */
  const nearest = (question: string, length: number): number[] => {
    const concepts = questionConcepts(question);
    const stems = concepts.flatMap((concept) => concept.stems);
    const exact = telling(stems, isCommon);
    const related = telling(
      concepts.flatMap((concept) => [...concept.related.keys()]),
      isCommon,
    );
    const akin = exact.filter((stem) => stem.length >= beginningCharacters).map((stem) => `${quoted(stem)}*`);
    const rankings = [exact.map(quoted), [...[...exact, ...related].map(quoted), ...akin]];
    return [...new Set(rankings.flatMap((terms) => rank(terms, length)))];
  };

  return {
    version,
    documents,
    passages,
    close: () => database.close(),
    search: (question, limit) => {
      // A small collection is read as a whole.
      const rows = passages <= shortlist ? [...Array(passages).keys()] : nearest(question, Math.max(limit, shortlist));
      return rankCandidates(question, rows.map(passageAt))
        .filter(({ coverage }) => coverage > 0)
        .slice(0, limit)
        .map(({ candidate, relevance }) => ({ ...candidate, score: relevance }));
    },
  };
}

function insertDocuments(database: DatabaseSync, documents: readonly Document[]): void {
  const insertDocument = database.prepare('INSERT INTO documents VALUES (?, ?, ?, ?)');
  const insertPlace = database.prepare('INSERT INTO places VALUES (?, ?, ?, ?, ?)');
  const insertPassage = database.prepare('INSERT INTO passages(rowid, headings, body) VALUES (?, ?, ?)');
  let passages = 0;
  for (const [id, { uri, title, text }] of documents.entries()) {
    insertDocument.run(id, uri, title, Buffer.from(text));
    for (const { start, end, headings } of cutPassages(text)) {
      const above = [title, ...headings.filter((heading) => heading !== title)];
      const body = text.slice(start, end);
      insertPassage.run(passages, searchStems(above.join('\n')).join(' '), searchStems(body).join(' '));
      insertPlace.run(passages, id, start, end, JSON.stringify(headings));
      passages += 1;
    }
  }
  database
    .prepare('INSERT INTO contents VALUES (?, ?, ?)')
    .run(versionOf(documents.map(sourceOf)), documents.length, passages);
}

function readContents(database: DatabaseSync): { version: string; documents: number; passages: number } {
  const row = database.prepare('SELECT * FROM contents').get();
  return {
    version: String(row?.['version']),
    documents: Number(row?.['documents']),
    passages: Number(row?.['passages']),
  };
}

/** Reads passages by their row; a document that was read once is kept. */
function passageReader(database: DatabaseSync): (row: number) => Omit<Passage, 'score'> {
  const placeOf = database.prepare('SELECT * FROM places WHERE id = ?');
  const documentOf = database.prepare('SELECT * FROM documents WHERE id = ?');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const known = new Map<unknown, Pick<Passage, 'source' | 'text'>>();

  const read = (id: number) => {
    const row = documentOf.get(id);
    const text = decoder.decode(row?.['text'] as Uint8Array);
    return { source: sourceOf({ uri: String(row?.['uri']), title: String(row?.['title']), text }), text };
  };

  return (row) => {
    const place = placeOf.get(row);
    if (place === undefined) throw new RangeError(`The index names passage ${row}, which it lacks`);
    const id = Number(place['document']);
    const document = known.get(id) ?? read(id);
    known.set(id, document);
    return {
      ...document,
      start: Number(place['from']),
      end: Number(place['to']),
      headings: JSON.parse(String(place['headings'])) as string[],
    };
  };
}

/** Without the common words, unless they are all there is. */
function telling(stems: readonly string[], isCommon: (stem: string) => boolean): string[] {
  const distinct = [...new Set(stems)];
  const rare = distinct.filter((stem) => !isCommon(stem));
  return rare.length > 0 ? rare : distinct;
}

/** As a term that FTS5 takes for a word, whatever is in it. */
function quoted(stem: string): string {
  return `"${stem.replaceAll('"', '""')}"`;
}
