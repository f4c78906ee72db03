import type { DatabaseSync } from 'node:sqlite';
import type { Document } from '../domain/model.ts';
import { questionConcepts } from '../domain/question-concepts.ts';
import { rankCandidates } from '../domain/relevance.ts';
import type { DocumentFilter, Passage } from '../ports.ts';
import { passageFilter } from './document-filter.ts';
import { openTables } from './index-tables.ts';
import { writeIndex } from './index-writer.ts';
import { type IndexedWord, passageRanker, type WordGroup } from './rank-passages.ts';
import { storedPassages } from './stored-passages.ts';

/** Documents and an index of their words, in memory or in one file. */
export interface PassageIndex {
  /** Identifies the documents. */
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  /** The passages nearest to the question, best first, of the documents that the filter leaves. */
  search(question: string, limit: number, filter?: DocumentFilter): Passage[];
  /** The rows of the same passages. */
  rank(question: string, limit: number, filter?: DocumentFilter): RankedRow[];
  /** A passage by its row; rows go from 0 to `passages`, in the order of the documents. */
  passageAt(row: number): Omit<Passage, 'score'>;
  /** Tells of each row whether the filter leaves it. */
  allows(filter: DocumentFilter): (row: number) => boolean;
  close(): void;
}

/** A passage of an index and how well it fits; a larger score is better within one search. */
export interface RankedRow {
  readonly row: number;
  readonly score: number;
}

/** Words in more passages than both say little about the subject. */
const commonShare = 0.05;
const commonPassages = 200;

/** Passages that each ranking of the index hands over to be read and compared closely. */
const shortlist = 100;

/** From this length on, a word is also looked for as the beginning of others. */
const beginningCharacters = 5;

/** So many words of a question are looked for as beginnings; of those that begin so, so many are read and taken. */
const mostBeginnings = 32;
const mostWordsRead = 4_096;
const mostWordsWithBeginning = 256;

/** Indexes documents, in memory or into `file`, which must not exist yet. */
export function indexPassages(documents: readonly Document[], file = ':memory:'): PassageIndex {
  const writer = writeIndex({ file });
  for (const document of documents) writer.add(document);
  return searchIn(writer.finish());
}

/** Opens a file that `buildIndex` made; throws when it is none, or one of another format. */
export function openPassages(file: string): PassageIndex {
  return searchIn(openTables(file));
}

function searchIn(database: DatabaseSync): PassageIndex {
  const contents = readContents(database);
  const { passages } = contents;
  const stored = storedPassages(database);
  const ranker = passageRanker(database, contents);
  const allowedBy = passageFilter(database, passages);
  const words = wordReader(database);

  /** The rows of passages that have words of the question, or forms, compounds and relatives of them. */
  const nearest = (question: string, length: number, allowed?: Uint8Array): number[] => {
    const concepts = questionConcepts(question);
    const stems = distinct(concepts.flatMap((concept) => concept.stems));
    const related = distinct(concepts.flatMap((concept) => [...concept.related.keys()]));
    const isCommon = (word: IndexedWord) => word.passages > commonPassages && word.passages > commonShare * passages;
    const exact = telling(words.find(stems), isCommon);
    const beginnings = stems
      .filter((stem) => stem.length >= beginningCharacters && !words.find([stem]).some(isCommon))
      .slice(0, mostBeginnings)
      .map((stem) => words.beginWith(stem));
    const near = telling(words.find(related), isCommon);
    return distinct(ranker.rank([alone(exact), [...alone(near), ...beginnings]], length, allowed).flat());
  };

  const rank: PassageIndex['rank'] = (question, limit, filter) => {
    const allowed = allowedBy(filter);
    // A small collection is read as a whole.
    const rows =
      (allowed?.count ?? passages) <= shortlist
        ? rowsOf(allowed?.rows ?? new Uint8Array(passages).fill(1))
        : nearest(question, Math.max(limit, shortlist), allowed?.rows);
    return rankCandidates(
      question,
      rows.map((row) => stored.excerptAt(row)),
    )
      .filter(({ coverage }) => coverage > 0)
      .slice(0, limit)
      .map(({ candidate, relevance }) => ({ row: candidate.row, score: relevance }));
  };

  return {
    version: contents.version,
    documents: contents.documents,
    passages,
    close: () => database.close(),
    passageAt: (row) => stored.passageAt(row),
    allows: (filter) => {
      const allowed = allowedBy(filter);
      return (row) => allowed === undefined || allowed.rows[row] === 1;
    },
    rank,
    search: (question, limit, filter) =>
      rank(question, limit, filter).map(({ row, score }) => ({ ...stored.passageAt(row), score })),
  };
}

function rowsOf(allowed: Uint8Array): number[] {
  const rows: number[] = [];
  for (let row = allowed.indexOf(1); row !== -1; row = allowed.indexOf(1, row + 1)) rows.push(row);
  return rows;
}

function readContents(database: DatabaseSync) {
  const found = database.prepare('SELECT version, documents, passages, words FROM contents').get();
  return {
    version: String(found?.['version']),
    documents: Number(found?.['documents']),
    passages: Number(found?.['passages']),
    words: Number(found?.['words']),
  };
}

function wordReader(database: DatabaseSync) {
  const exact = database.prepare('SELECT id, passages FROM words WHERE word = ?');
  const beginning = database.prepare(
    `SELECT id, passages FROM
       (SELECT id, word, passages FROM words WHERE word >= ?1 AND word < ?1 || char(1114111) LIMIT ${mostWordsRead})
     ORDER BY length(word), word LIMIT ${mostWordsWithBeginning}`,
  );
  const wordOf = (row: Record<string, unknown>): IndexedWord => ({
    id: Number(row['id']),
    passages: Number(row['passages']),
  });
  return {
    /** Those of the words that stand anywhere. */
    find: (words: readonly string[]) => words.flatMap((word) => exact.all(word)).map(wordOf),
    /** The shortest words that begin so. */
    beginWith: (start: string) => beginning.all(start).map(wordOf),
  };
}

function alone(words: readonly IndexedWord[]): WordGroup[] {
  return words.map((word) => [word]);
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** Without the common words, unless they are all there is. */
function telling(words: readonly IndexedWord[], isCommon: (word: IndexedWord) => boolean): readonly IndexedWord[] {
  const rare = words.filter((word) => !isCommon(word));
  return rare.length > 0 ? rare : words;
}
