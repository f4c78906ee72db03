import { DatabaseSync } from 'node:sqlite';
import { searchStems } from '../domain/content-words.ts';
import type { Document } from '../domain/model.ts';
import { cutPassages, type PassageStretch } from '../domain/passages.ts';
import { questionConcepts } from '../domain/question-concepts.ts';
import { rankCandidates } from '../domain/relevance.ts';
import { sourceOf } from '../domain/source.ts';
import type { Passage } from '../ports.ts';

/** A full-text index over documents, in memory: it holds words and points into the documents. */
export interface PassageIndex {
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

/** Damps the lead of the first ranks when two rankings become one. */
const rankDamping = 10;

/** FTS5 parts the words as `searchStems` joins them, at the spaces. */
const schema = `
  CREATE VIRTUAL TABLE passages USING fts5(headings, body, content='', tokenize='unicode61 remove_diacritics 0');
  CREATE VIRTUAL TABLE words USING fts5vocab(passages, 'row');`;

export function indexPassages(documents: readonly Document[]): PassageIndex {
  const database = new DatabaseSync(':memory:');
  database.exec(schema);
  const places = insertPassages(database, documents);
  const ranked = database.prepare(
    `SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, ${headingWeight}, 1.0), rowid LIMIT ?`,
  );
  const frequency = database.prepare('SELECT doc FROM words WHERE term = ?');

  const rank = (stems: readonly string[], limit: number): number[] =>
    stems.length === 0 ? [] : ranked.all(matchAny(stems), limit).map((row) => Number(row['rowid']));

  const isCommon = (stem: string): boolean => {
    const count = Number(frequency.get(stem)?.['doc'] ?? 0);
    return count > commonPassages && count > commonShare * places.length;
  };

  return {
    passages: places.length,
    close: () => database.close(),
    search: (question, limit) => {
      const concepts = questionConcepts(question);
      const exact = telling(
        concepts.flatMap((concept) => concept.stems),
        isCommon,
      );
      const related = telling(
        concepts.flatMap((concept) => [...concept.related.keys()]),
        isCommon,
      );
      const length = Math.max(limit, shortlist);
      const rows = new Set([...rank(exact, length), ...rank([...exact, ...related], length)]);
      const candidates = [...rows].map((row) => passageAt(places, row));
      return rankCandidates(question, candidates)
        .slice(0, limit)
        .map(({ candidate, relevance }) => ({ ...candidate, score: relevance }));
    },
  };
}

interface Place extends PassageStretch {
  readonly document: Document;
  readonly source: Passage['source'];
}

function insertPassages(database: DatabaseSync, documents: readonly Document[]): Place[] {
  const insert = database.prepare('INSERT INTO passages(rowid, headings, body) VALUES (?, ?, ?)');
  const places: Place[] = [];
  database.exec('BEGIN');
  for (const document of documents) {
    const source = sourceOf(document);
    for (const passage of cutPassages(document.text)) {
      const headings = [document.title, ...passage.headings.filter((heading) => heading !== document.title)];
      const body = document.text.slice(passage.start, passage.end);
      insert.run(places.length, searchStems(headings.join('\n')).join(' '), searchStems(body).join(' '));
      places.push({ ...passage, document, source });
    }
  }
  database.exec('COMMIT');
  return places;
}

/** Without the common words, unless they are all there is. */
function telling(stems: readonly string[], isCommon: (stem: string) => boolean): string[] {
  const distinct = [...new Set(stems)];
  const rare = distinct.filter((stem) => !isCommon(stem));
  return rare.length > 0 ? rare : distinct;
}

function matchAny(stems: readonly string[]): string {
  return stems.map((stem) => `"${stem.replaceAll('"', '""')}"`).join(' OR ');
}

/** One ranking of several by reciprocal rank, which needs no comparable scores; best first. */
export function fuseRankings<Item>(rankings: readonly (readonly Item[])[]): Map<Item, number> {
  const scores = new Map<Item, number>();
  for (const ranking of rankings) {
    for (const [place, item] of ranking.entries()) {
      scores.set(item, (scores.get(item) ?? 0) + 1 / (rankDamping + place));
    }
  }
  return new Map([...scores].sort(([, left], [, right]) => right - left));
}

function passageAt(places: readonly Place[], row: number): Omit<Passage, 'score'> {
  const place = places[row];
  if (place === undefined) throw new RangeError(`The index names passage ${row} of ${places.length}`);
  const { document, source, start, end, headings } = place;
  return { source, text: document.text, start, end, headings };
}
