import type { DatabaseSync } from 'node:sqlite';
import type { Source } from '../domain/model.ts';
import { pageAt } from '../domain/pages.ts';
import { remember } from '../domain/remember.ts';
import { sourceWith } from '../domain/source.ts';
import type { Passage } from '../ports.ts';
import { type Chunk, excerptOf, unpackChunk } from './stored-chunk.ts';

/** A passage with as little text around it as is needed to judge it. */
export interface Excerpt {
  readonly row: number;
  readonly source: Source;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly headings: readonly string[];
}

/** Reads passages out of an index, by their row. */
export interface StoredPassages {
  excerptAt(row: number): Excerpt;
  /** With the whole text of its document. */
  passageAt(row: number): Omit<Passage, 'score'>;
}

/** Questions of one report often meet the same texts; a few megabytes of them are kept. */
const rememberedChunks = 1_024;
const rememberedDocuments = 4_096;

/** Whole texts are kept as long as they have no more characters than this together. */
const rememberedCharacters = 16 * 1024 * 1024;

export function storedPassages(database: DatabaseSync): StoredPassages {
  const chunkBefore = database.prepare(
    'SELECT first, document FROM chunks WHERE first <= ? ORDER BY first DESC LIMIT 1',
  );
  const contentOf = database.prepare('SELECT content FROM chunks WHERE first = ?');
  const chunksOf = database.prepare('SELECT content FROM chunks WHERE document = ? ORDER BY first');
  const documentOf = database.prepare('SELECT uri, title, sha256, pages FROM documents WHERE id = ?');

  const firstOf = (row: number) => {
    const found = chunkBefore.get(row);
    if (found === undefined) throw new RangeError(`The index lacks passage ${row}`);
    return { first: Number(found['first']), document: Number(found['document']) };
  };

  const chunkAt = remember(
    rememberedChunks,
    (first: number): Chunk => unpackChunk(contentOf.get(first)?.['content'] as Uint8Array),
  );

  const documentAt = remember(rememberedDocuments, (id: number) => {
    const found = documentOf.get(id);
    const pages = found?.['pages'];
    return {
      source: sourceWith({
        uri: String(found?.['uri']),
        title: String(found?.['title']),
        sha256: String(found?.['sha256']),
      }),
      ...(typeof pages === 'string' ? { pages: JSON.parse(pages) as number[] } : {}),
    };
  });

  const textOf = rememberTexts((document) => {
    const chunks = chunksOf.all(document);
    return chunks.map((chunk) => unpackChunk(chunk['content'] as Uint8Array).text).join('');
  });

  return {
    excerptAt: (row) => {
      const { first, document } = firstOf(row);
      const chunk = chunkAt(first);
      const [, , headings = 0] = chunk.places[row - first] ?? [];
      const { source } = documentAt(document);
      return { row, source, headings: chunk.headings[headings] ?? [], ...excerptOf(chunk, row - first) };
    },
    passageAt: (row) => {
      const { first, document } = firstOf(row);
      const chunk = chunkAt(first);
      const place = chunk.places[row - first];
      if (place === undefined) throw new RangeError(`The index lacks passage ${row}`);
      const { source, pages } = documentAt(document);
      const [start, end, headings] = place;
      const page = pages === undefined ? undefined : pageAt(pages, chunk.start + start);
      return {
        source,
        text: textOf(document),
        start: chunk.start + start,
        end: chunk.start + end,
        headings: chunk.headings[headings] ?? [],
        ...(page === undefined ? {} : { page }),
        ...(pages === undefined ? {} : { pages }),
      };
    },
  };
}

/** The texts that were asked for last, as many as fit; the last one always. */
function rememberTexts(read: (document: number) => string): (document: number) => string {
  const known = new Map<number, string>();
  let characters = 0;
  return (document) => {
    const text = known.get(document) ?? read(document);
    if (!known.delete(document)) characters += text.length;
    known.set(document, text);
    for (const [oldest, { length }] of known) {
      if (characters <= rememberedCharacters || oldest === document) break;
      known.delete(oldest);
      characters -= length;
    }
    return text;
  };
}
