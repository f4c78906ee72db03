import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../../contract/limits.ts';
import type { Fault } from '../domain/fault.ts';
import { sha256 } from '../domain/hash.ts';
import type { ModelCall } from '../domain/model-call.ts';
import { toCompactVector } from '../domain/vectors.ts';
import type { Embeddings } from '../engine-ports.ts';
import type { Passage } from '../ports.ts';
import { openPassages } from './passage-index.ts';
import { blockPassages, blockWriter, createVectorTables, readBlocks, readVectorModel } from './vector-table.ts';

export interface VectorsAdded {
  /** Of the index as it is now: other vectors find other passages. */
  readonly version: string;
  readonly embedded: number;
  /** Taken over because the text had been embedded by this model before. */
  readonly reused: number;
  readonly calls: readonly ModelCall[];
}

/** Texts in one request: few enough for a slow server, many enough for a quick one. */
const textsPerRequest = 16;

/** Waits before a request is repeated that failed for a reason which passes. */
const retryWaitsMs = [1_000, 2_000, 4_000, 8_000, 16_000];

export interface AddOptions {
  /** Index files from before, whose vectors are taken over where model and text are the same; any may be missing. */
  readonly former?: readonly string[];
  readonly deadlineAtMs?: number;
  /** Multiplies the waits between repetitions; 0 for none. */
  readonly waitScale?: number;
}

/**
 * Adds a vector for every passage to an index file that has none yet. Throws the Fault of the model when that fails for
 * good; the file then holds what was embedded so far, is no complete index, and may be `former` to the next try.
 */
export async function addVectors(
  file: string,
  embeddings: Embeddings,
  { former = [], deadlineAtMs = Number.POSITIVE_INFINITY, waitScale = 1 }: AddOptions = {},
): Promise<VectorsAdded> {
  const known = new Map<string, Int8Array>();
  for (const each of former) if (existsSync(each)) takeOver(each, embeddings.name, known);
  const taken = new Set(known.keys());
  const calls: ModelCall[] = [];
  let reused = 0;

  async function embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    for (const waitMs of [...retryWaitsMs, undefined]) {
      const { vectors, fault, call } = await embeddings.embed(texts, 'passage', deadlineAtMs);
      calls.push(call);
      if (fault === undefined) return vectors;
      if (!isWorthWaiting(fault, waitMs, deadlineAtMs)) throw fault;
      await sleep((waitMs ?? 0) * waitScale);
    }
    throw new RangeError('The last try neither gave vectors nor a fault');
  }

  /** Makes known what is not; each text once, however often it stands. */
  async function learn(texts: ReadonlyMap<string, string>): Promise<void> {
    const missing = [...texts].filter(([hash]) => !known.has(hash));
    const requests = Array.from({ length: Math.ceil(missing.length / textsPerRequest) }, (_, index) =>
      missing.slice(index * textsPerRequest, (index + 1) * textsPerRequest),
    );
    await Promise.all(
      requests.map(async (request) => {
        const vectors = await embed(request.map(([, text]) => text));
        for (const [index, vector] of vectors.entries()) known.set(request[index]?.[0] ?? '', toCompactVector(vector));
      }),
    );
  }

  const index = openPassages(file);
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    createVectorTables(database);
    const store = passageStore(database, embeddings.name);
    for (let first = 0; first < index.passages; first += blockPassages) {
      const count = Math.min(blockPassages, index.passages - first);
      const texts = Array.from({ length: count }, (_, place) => embeddedText(index.passageAt(first + place)));
      const hashes = texts.map(sha256);
      await learn(new Map(hashes.map((hash, place) => [hash, texts[place] ?? ''])));
      reused += hashes.filter((hash) => taken.has(hash)).length;
      store(
        first,
        hashes.map((hash) => ({ hash, vector: known.get(hash) ?? new Int8Array() })),
      );
    }
    const version = sha256(`${index.version}\n${embeddings.name}`);
    database.prepare('UPDATE contents SET version = ?').run(version);
    return { version, embedded: index.passages - reused, reused, calls };
  } finally {
    index.close();
    database.close();
  }
}

/** What stands above a passage belongs to what it means. */
function embeddedText({ source, headings, text, start, end }: Omit<Passage, 'score'>): string {
  const above = [source.title, ...headings.filter((heading) => heading !== source.title)].join(' › ');
  return `${above}\n${text.slice(start, end)}`.slice(0, limits.embeddingCharacters).toWellFormed();
}

function takeOver(file: string, model: string, known: Map<string, Int8Array>): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const found = readVectorModel(database);
    if (found?.name !== model) return;
    const { dimensions } = found;
    for (const { hashes, components } of readBlocks(database)) {
      for (const [index, hash] of hashes.entries()) {
        known.set(hash, components.slice(index * dimensions, (index + 1) * dimensions));
      }
    }
  } finally {
    database.close();
  }
}

/** Writes block after block. */
function passageStore(database: DatabaseSync, model: string) {
  const write = blockWriter(database);
  let dimensions: number | undefined;
  return (first: number, passages: readonly { hash: string; vector: Int8Array }[]) => {
    dimensions ??= passages[0]?.vector.length ?? 0;
    if (first === 0) database.prepare('INSERT INTO vector_model VALUES (?, ?)').run(model, dimensions);
    const components = new Int8Array(passages.length * dimensions);
    for (const [index, { vector }] of passages.entries()) {
      if (vector.length !== dimensions) throw new RangeError(`${model} gave vectors of different lengths`);
      components.set(vector, index * dimensions);
    }
    write({ first, hashes: passages.map(({ hash }) => hash), components });
  };
}

function isWorthWaiting(fault: Fault, waitMs: number | undefined, deadlineAtMs: number): boolean {
  return fault.class === 'transient' && waitMs !== undefined && Date.now() + waitMs < deadlineAtMs;
}
