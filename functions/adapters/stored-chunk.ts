import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PassageStretch } from '../domain/passages.ts';

/** A stretch of a document's text with the passages in it; all chunks of a document together are its text. */
export interface Chunk {
  /** Where it begins in the document's text. */
  readonly start: number;
  readonly text: string;
  /** The headings above its passages: each list once. */
  readonly headings: readonly (readonly string[])[];
  /** Beginning and end in `text`, which of `headings`, and the column names of rows that stand apart from them. */
  readonly places: readonly (readonly [start: number, end: number, headings: number, header?: string])[];
}

/** A text that is short enough to read for one passage, and long enough to be compressed. */
const chunkCharacters = 4_096;

/** Cuts a text between passages; without passages there is nothing to keep. */
export function cutChunks(text: string, passages: readonly PassageStretch[]): Chunk[] {
  const groups: { start: number; passages: PassageStretch[] }[] = [];
  let before = 0;
  for (const passage of passages) {
    const group = groups.at(-1);
    if (group !== undefined && passage.end - group.start <= chunkCharacters) group.passages.push(passage);
    else
      groups.push({
        start: group === undefined ? 0 : startWithMarker(text, before, passage.start),
        passages: [passage],
      });
    before = passage.end;
  }
  return groups.map((group, index) => chunkOf(text, group.start, groups[index + 1]?.start, group.passages));
}

/** What marks a list item or a quotation stands before its passage. A passage within a line begins its chunk itself. */
function startWithMarker(text: string, before: number, start: number): number {
  const line = lineStart(text, start);
  return line >= before ? line : start;
}

function lineStart(text: string, position: number): number {
  // Looking back from the very beginning would look at it.
  if (position === 0) return 0;
  return Math.max(text.lastIndexOf('\n', position - 1), text.lastIndexOf('\r', position - 1)) + 1;
}

function chunkOf(whole: string, start: number, end: number | undefined, passages: readonly PassageStretch[]): Chunk {
  const headings = new Map<string, number>();
  const places = passages.map((passage) => {
    const above = JSON.stringify(passage.headings);
    const index = headings.get(above) ?? headings.size;
    headings.set(above, index);
    const place = [passage.start - start, passage.end - start, index] as const;
    return passage.header === undefined
      ? place
      : ([...place, whole.slice(passage.header.start, passage.header.end)] as const);
  });
  return {
    start,
    text: whole.slice(start, end),
    headings: Array.from(headings.keys(), (above) => JSON.parse(above) as string[]),
    places,
  };
}

export function packChunk(chunk: Chunk): Uint8Array {
  return deflateRawSync(JSON.stringify(chunk));
}

export function unpackChunk(content: Uint8Array): Chunk {
  return JSON.parse(inflateRawSync(content).toString()) as Chunk;
}

/** How much after a passage tells whether its first line is a title. */
const lookAhead = 104;

/**
 * The passage at `index` with no more of its document around it than decides how it is read: what stands above it
 * is said in short, so that reading costs the same in a document of any size.
 */
export function excerptOf(chunk: Chunk, index: number): { text: string; start: number; end: number } {
  const place = chunk.places[index];
  if (place === undefined) throw new RangeError(`A chunk of the index lacks passage ${index}`);
  const [start, end, , header] = place;
  const line = lineStart(chunk.text, start);
  const isFirst = chunk.start === 0 && chunk.text.slice(0, line).trim() === '';
  const above = `${isFirst ? '' : '# Above\n\n'}${header === undefined ? '' : `${header}\n`}`;
  const shift = above.length - line;
  return { text: above + chunk.text.slice(line, end + lookAhead), start: start + shift, end: end + shift };
}
