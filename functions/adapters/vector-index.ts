import { DatabaseSync } from 'node:sqlite';
import { componentReader, readComponents, readVectorModel } from './vector-table.ts';

/** The vectors of an index file. */
export interface VectorIndex {
  /** The model that made them. */
  readonly model: string;
  readonly dimensions: number;
  /** Whether all of them can be compared with a question; else only those of passages that words have found. */
  readonly isSearchable: boolean;
  /** The rows nearest to a vector of length 1, best first: of all that `allows` leaves, as far as searchable. */
  nearest(vector: Float32Array, limit: number, allows?: (row: number) => boolean): number[];
  /** These rows, the nearest first. */
  sort(rows: readonly number[], vector: Float32Array): number[];
  close(): void;
}

/** All vectors of so many bytes stay in memory and are compared within about a tenth of a second. */
const mostComponents = 96 * 1024 * 1024;

/** Undefined when the file holds none. */
export function openVectors(file: string, components = mostComponents): VectorIndex | undefined {
  const database = new DatabaseSync(file, { readOnly: true });
  const model = readVectorModel(database);
  if (model === undefined) {
    database.close();
    return undefined;
  }
  const { name, dimensions } = model;
  const isSearchable = countComponents(database) <= components;
  const read = componentReader(database);
  let loaded: Loaded | undefined;
  return {
    model: name,
    dimensions,
    isSearchable,
    close: () => database.close(),
    nearest: (vector, limit, allows = () => true) => {
      if (!isSearchable) return [];
      loaded ??= load(database, dimensions);
      const best = new BestRows(limit);
      for (let row = 0; row < loaded.lengths.length; row += 1) {
        if (allows(row)) best.offer(row, similarity(loaded.components, row, loaded.lengths[row] ?? 0, vector));
      }
      return best.rows();
    },
    sort: (rows, vector) => {
      const best = new BestRows(rows.length);
      for (const row of rows) {
        const { first, components } = read(row);
        best.offer(row, similarity(components, row - first, lengthAt(components, row - first, dimensions), vector));
      }
      return best.rows();
    },
  };
}

interface Loaded {
  /** One vector after the other. */
  readonly components: Int8Array;
  /** Of each vector: they are kept in whole numbers, which leaves them about as long as each other, not exactly. */
  readonly lengths: Float32Array;
}

function countComponents(database: DatabaseSync): number {
  return Number(database.prepare('SELECT sum(length(components)) AS bytes FROM vectors').get()?.['bytes']);
}

function load(database: DatabaseSync, dimensions: number): Loaded {
  const components = new Int8Array(countComponents(database));
  for (const block of readComponents(database)) components.set(block.components, block.first * dimensions);
  const lengths = new Float32Array(components.length / dimensions);
  for (let row = 0; row < lengths.length; row += 1) lengths[row] = lengthAt(components, row, dimensions);
  return { components, lengths };
}

function lengthAt(components: Int8Array, place: number, dimensions: number): number {
  let sum = 0;
  for (let index = place * dimensions; index < (place + 1) * dimensions; index += 1)
    sum += (components[index] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** The cosine of the angle between the two. */
function similarity(components: Int8Array, place: number, length: number, vector: Float32Array): number {
  const from = place * vector.length;
  let sum = 0;
  for (let index = 0; index < vector.length; index += 1) sum += (components[from + index] ?? 0) * (vector[index] ?? 0);
  return length === 0 ? 0 : sum / length;
}

/** The best of many, without sorting them all. */
class BestRows {
  readonly #limit: number;
  readonly #best: { readonly row: number; readonly score: number }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(row: number, score: number): void {
    const best = this.#best;
    if (best.length >= this.#limit && score <= (best.at(-1)?.score ?? Number.NEGATIVE_INFINITY)) return;
    const place = best.findIndex((other) => other.score < score);
    best.splice(place === -1 ? best.length : place, 0, { row, score });
    best.length = Math.min(best.length, this.#limit);
  }

  rows(): number[] {
    return this.#best.map(({ row }) => row);
  }
}
