import type { StatementSync } from 'node:sqlite';
import { openTables, toLengths } from './index-tables.ts';
import { readPostings, roomForPostings } from './posting-list.ts';
import type { WordStore } from './word-store.ts';

/** An index whose documents are taken over into the next. */
export interface OlderIndex {
  readonly documents: number;
  readonly isOpen: boolean;
  has(uri: string): boolean;
  find(uri: string, hash: string): ReturnType<StatementSync['get']>;
  chunks(document: number): ReturnType<StatementSync['iterate']>;
  /** Notes that `count` passages from `from` on stand at `to` now, in the same order; gives their lengths. */
  take(from: number, count: number, to: number): Uint16Array;
  /** Adds the words of all passages taken. */
  copyWords(words: WordStore): void;
  close(): void;
}

/** Opens the file of an index; throws when it is none of this format. */
export function openOlderIndex(file: string): OlderIndex {
  const database = openTables(file);
  const contents = database.prepare('SELECT documents, lengths FROM contents').get();
  const lengths = toLengths(contents?.['lengths']);
  /** Where each passage stands now; -1 for those that are gone. */
  const places = new Int32Array(lengths.length).fill(-1);
  const document = database.prepare('SELECT * FROM documents WHERE uri = ? AND hash = ?');
  const chunks = database.prepare('SELECT first, content FROM chunks WHERE document = ? ORDER BY first');
  const sameUri = database.prepare('SELECT 1 FROM documents WHERE uri = ?');
  return {
    documents: Number(contents?.['documents']),
    get isOpen() {
      return database.isOpen;
    },
    has: (uri) => sameUri.get(uri) !== undefined,
    find: (uri, hash) => document.get(uri, hash),
    chunks: (id) => chunks.iterate(id),
    take: (from, count, to) => {
      for (let index = 0; index < count; index += 1) places[from + index] = to + index;
      return lengths.subarray(from, from + count);
    },
    copyWords: (words) => {
      words.startPart();
      const room = roomForPostings(places.length);
      for (const row of database.prepare('SELECT word, postings FROM words').iterate()) {
        const { rows, frequencies, count } = readPostings(row['postings'] as Uint8Array, room);
        const word = String(row['word']);
        for (let index = 0; index < count; index += 1) {
          const place = places[rows[index] ?? 0] ?? -1;
          if (place >= 0) words.add(word, place, frequencies[index] ?? 0);
        }
      }
    },
    close: () => database.close(),
  };
}
