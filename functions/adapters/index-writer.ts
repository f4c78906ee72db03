import type { DatabaseSync } from 'node:sqlite';
import { searchStems } from '../domain/content-words.ts';
import type { Document } from '../domain/model.ts';
import { cutPassages, type PassageStretch } from '../domain/passages.ts';
import { sourceOf, versionOf } from '../domain/source.ts';
import { createTables, indexes } from './index-tables.ts';
import { openOlderIndex } from './older-index.ts';
import { cutChunks, packChunk } from './stored-chunk.ts';
import { openWordStore } from './word-store.ts';

/** A word in a heading counts for this many in the text: a heading says what its passage is about. */
const headingWeight = 4;

/** Lengths of passages in words are kept in two bytes. */
const greatestLength = 65_535;

/** Fills an index, document by document in the order in which they are to stand. */
export interface IndexWriter {
  /** `hash` is what `copy` will know it by. */
  add(document: Document, hash?: string): void;
  /** Takes a document over from the previous index, unread; false when that has none with this uri and hash. */
  copy(uri: string, hash: string): boolean;
  /** How many documents the previous index has, and whether one of them had this uri. */
  readonly documentsBefore: number;
  had(uri: string): boolean;
  /** Completes the index and gives its tables; nothing can be added any more. */
  finish(): DatabaseSync;
  /** Gives up. */
  abandon(): void;
}

/**
 * Writes an index into `file`, which must not exist yet, or in memory; `previous` is the file of an older one. The same
 * documents in the same order give the same bytes, whether added or copied.
 */
export function writeIndex({ file = ':memory:', previous }: { file?: string; previous?: string }): IndexWriter {
  const database = createTables(file);
  const words = openWordStore();
  const older = previous === undefined ? undefined : openOlderIndex(previous);
  const insertDocument = database.prepare('INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertChunk = database.prepare('INSERT INTO chunks VALUES (?, ?, ?)');
  const lengths: number[] = [];
  let documents = 0;
  database.exec('BEGIN');

  const addPassage = (headingStems: readonly string[], bodyStems: readonly string[]) => {
    const frequencies = new Map<string, number>();
    for (const stem of headingStems) frequencies.set(stem, (frequencies.get(stem) ?? 0) + headingWeight);
    for (const stem of bodyStems) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
    for (const [stem, frequency] of frequencies) words.add(stem, lengths.length, frequency);
    lengths.push(Math.min(greatestLength, headingStems.length + bodyStems.length));
  };

  return {
    add: (document, hash = '') => {
      const { uri, title, text, labels = [], pages } = document;
      const passages = cutPassages(text);
      const first = lengths.length;
      let row = first;
      for (const chunk of cutChunks(text, passages)) {
        insertChunk.run(row, documents, packChunk(chunk));
        row += chunk.places.length;
      }
      const stemsAbove = headingReader(title);
      for (const passage of passages) {
        addPassage(stemsAbove(passage), searchStems(text.slice(passage.start, passage.end)));
      }
      insertDocument.run(
        documents,
        uri,
        title,
        sourceOf(document).sha256,
        hash,
        first,
        passages.length,
        Buffer.byteLength(text),
        labels.length === 0 ? null : JSON.stringify(labels),
        pages === undefined ? null : JSON.stringify(pages),
      );
      documents += 1;
    },
    copy: (uri, hash) => {
      const found = older?.find(uri, hash);
      if (older === undefined || found === undefined) return false;
      const first = lengths.length;
      insertDocument.run(
        documents,
        uri,
        found['title'] ?? null,
        found['sha256'] ?? null,
        hash,
        first,
        found['passages'] ?? null,
        found['bytes'] ?? null,
        found['labels'] ?? null,
        found['pages'] ?? null,
      );
      for (const chunk of older.chunks(Number(found['id']))) {
        insertChunk.run(first + Number(chunk['first']) - Number(found['first']), documents, chunk['content'] ?? null);
      }
      for (const length of older.take(Number(found['first']), Number(found['passages']), first)) lengths.push(length);
      documents += 1;
      return true;
    },
    documentsBefore: older?.documents ?? 0,
    had: (uri) => older?.has(uri) ?? false,
    finish: () => {
      older?.copyWords(words);
      words.writeTo(database);
      writeContents(database, documents, lengths);
      database.exec(`COMMIT; ${indexes}`);
      words.close();
      older?.close();
      return database;
    },
    abandon: () => {
      for (const each of [words, older, database]) if (each?.isOpen) each.close();
    },
  };
}

/** Words of the title and the headings above a passage; neighbours often share them. */
function headingReader(title: string): (passage: PassageStretch) => readonly string[] {
  let last: { above: string; stems: readonly string[] } | undefined;
  return ({ headings }) => {
    const above = [title, ...headings.filter((heading) => heading !== title)].join('\n');
    if (last?.above !== above) last = { above, stems: searchStems(above) };
    return last.stems;
  };
}

function writeContents(database: DatabaseSync, documents: number, lengths: readonly number[]): void {
  const sources = database.prepare('SELECT uri, title, sha256, labels, pages, bytes FROM documents').all();
  const version = versionOf(
    sources.map(({ uri, title, sha256, labels, pages }) => ({
      uri: String(uri),
      title: String(title),
      sha256: String(sha256),
      ...(labels === null ? {} : { labels: JSON.parse(String(labels)) as string[] }),
      ...(pages === null ? {} : { pages: JSON.parse(String(pages)) as number[] }),
    })),
  );
  const words = lengths.reduce((sum, length) => sum + length, 0);
  const bytes = sources.reduce((sum, source) => sum + Number(source['bytes']), 0);
  database
    .prepare('INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?)')
    .run(version, documents, lengths.length, words, bytes, new Uint8Array(Uint16Array.from(lengths).buffer));
}
