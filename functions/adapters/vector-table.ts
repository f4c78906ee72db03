import type { DatabaseSync } from 'node:sqlite';

/**
 * Vectors of an index's passages, in tables of their own in its file. A block holds consecutive passages: for each the
 * hash of the text that was embedded, and its vector in as many bytes as it has dimensions.
 */
const tables = `
  CREATE TABLE vector_model(name TEXT, dimensions INTEGER);
  CREATE TABLE vectors(first INTEGER PRIMARY KEY, hashes BLOB, components BLOB);`;

/** A block is read as a whole, also for one passage of it. */
export const blockPassages = 64;

const hashBytes = 32;

/** Makes the tables in a file that has none yet. */
export function createVectorTables(database: DatabaseSync): void {
  database.exec(tables);
}

export interface VectorModel {
  readonly name: string;
  readonly dimensions: number;
}

/** Undefined for a file without vectors, or none that are of use. */
export function readVectorModel(database: DatabaseSync): VectorModel | undefined {
  const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'vector_model'").get();
  const row = isThere === undefined ? undefined : database.prepare('SELECT name, dimensions FROM vector_model').get();
  return row === undefined ? undefined : { name: String(row['name']), dimensions: Number(row['dimensions']) };
}

export interface VectorBlock {
  /** The row of its first passage. */
  readonly first: number;
  /** In hex, one for each passage. */
  readonly hashes: readonly string[];
  /** One after the other. */
  readonly components: Int8Array;
}

export function* readBlocks(database: DatabaseSync): Generator<VectorBlock> {
  for (const row of database.prepare('SELECT * FROM vectors ORDER BY first').iterate()) {
    const hashes = Buffer.from(row['hashes'] as Uint8Array).toString('hex');
    const count = hashes.length / (2 * hashBytes);
    yield {
      first: Number(row['first']),
      hashes: Array.from({ length: count }, (_, index) =>
        hashes.slice(2 * hashBytes * index, 2 * hashBytes * (index + 1)),
      ),
      components: signed(row['components'] as Uint8Array),
    };
  }
}

export type Components = Pick<VectorBlock, 'first' | 'components'>;

/** The vectors of all blocks, without the hashes. */
export function* readComponents(database: DatabaseSync): Generator<Components> {
  for (const row of database.prepare('SELECT first, components FROM vectors ORDER BY first').iterate()) {
    yield { first: Number(row['first']), components: signed(row['components'] as Uint8Array) };
  }
}

/** The vectors of the block with this passage. */
export function componentReader(database: DatabaseSync): (row: number) => Components {
  const block = database.prepare('SELECT components FROM vectors WHERE first = ?');
  return (row) => {
    const first = row - (row % blockPassages);
    const found = block.get(first);
    if (found === undefined) throw new RangeError(`The index lacks the vector of passage ${row}`);
    return { first, components: signed(found['components'] as Uint8Array) };
  };
}

export function blockWriter(database: DatabaseSync): (block: VectorBlock) => void {
  const insert = database.prepare('INSERT INTO vectors VALUES (?, ?, ?)');
  return ({ first, hashes, components }) => {
    insert.run(first, Buffer.from(hashes.join(''), 'hex'), new Uint8Array(components.buffer));
  };
}

function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
