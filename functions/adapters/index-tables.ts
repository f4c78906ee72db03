import { DatabaseSync } from 'node:sqlite';

/** Goes up with every change of the tables or of how words are made: a file of another format is refused, not misread. */
export const format = 2;

/**
 * Passages are numbered through all documents, in their order. A chunk holds consecutive passages of one document and
 * is found by the first of them; a word names the passages it stands in. Large values come last in their rows, so that
 * what stands before them is read without them.
 */
const tables = `
  PRAGMA page_size = 16384;
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  PRAGMA user_version = ${format};
  CREATE TABLE contents(version TEXT, documents INTEGER, passages INTEGER, words INTEGER, bytes INTEGER, lengths BLOB);
  CREATE TABLE documents(
    id INTEGER PRIMARY KEY, uri TEXT, title TEXT, sha256 TEXT, hash TEXT, first INTEGER, passages INTEGER, bytes INTEGER,
    labels TEXT, pages TEXT);
  CREATE TABLE chunks(first INTEGER PRIMARY KEY, document INTEGER, content BLOB);
  CREATE TABLE words(id INTEGER PRIMARY KEY, word TEXT, passages INTEGER, postings BLOB);`;

/** Made last: a table is filled faster without. */
export const indexes = `
  CREATE INDEX documents_by_uri ON documents(uri, first, passages);
  CREATE INDEX documents_with_labels ON documents(first, passages, labels) WHERE labels IS NOT NULL;
  CREATE INDEX chunks_by_document ON chunks(document);
  CREATE UNIQUE INDEX words_by_word ON words(word, passages);`;

/** Makes the tables in `file`, which must not exist yet, or in memory. */
export function createTables(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(tables);
  return database;
}

/** Opens a file with these tables; throws when it is none, or one of another format. */
export function openTables(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (found === format) return database;
    throw new Error(`The index has format ${String(found)}; this code reads ${format}`);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The lengths of passages in words, as they stand in `contents`. */
export function toLengths(stored: unknown): Uint16Array {
  if (!(stored instanceof Uint8Array)) throw new TypeError('The index lacks the lengths of its passages');
  return new Uint16Array(stored.slice().buffer);
}
