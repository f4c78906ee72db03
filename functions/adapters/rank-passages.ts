import type { DatabaseSync } from 'node:sqlite';
import { toLengths } from './index-tables.ts';
import { type Postings, readPostings, roomForPostings } from './posting-list.ts';

/** A word of the index. */
export interface IndexedWord {
  readonly id: number;
  /** How many passages it stands in. */
  readonly passages: number;
}

/** Words that count as one, such as all that begin alike. */
export type WordGroup = readonly IndexedWord[];

/** Ranks passages by the words that stand in them. */
export interface PassageRanker {
  /**
   * For each stage, the rows of the best passages, best first, by the words of that stage and those before. What counts
   * is BM25. `allowed` has a 1 for each passage that may be named.
   */
  rank(stages: readonly (readonly WordGroup[])[], length: number, allowed?: Uint8Array): number[][];
}

/** How soon more of the same word says no more, and how much a long passage has to say it more often. */
const saturation = 1.2;
const lengthShare = 0.75;

/** Words in more than half of all passages still tell a little. */
const leastWeight = 1e-6;

/** Postings that one stage reads at most, those of rare words first: some milliseconds. */
const mostPostings = 250_000;

/** What all rankings of one index share: it is as long as there are passages. */
interface Desk {
  /** How long each passage is, as BM25 counts it. */
  readonly lengths: Float32Array;
  readonly scores: Float32Array;
  readonly frequencies: Int32Array;
  /** The rows that have a score, as many as `scored` says. */
  readonly scoredRows: Int32Array;
  readonly word: Postings;
  readonly group: Postings;
}

export function passageRanker(database: DatabaseSync, contents: { passages: number; words: number }): PassageRanker {
  const { passages } = contents;
  const postingsOf = database.prepare('SELECT postings FROM words WHERE id = ?');
  let prepared: Desk | undefined;

  const prepare = (): Desk => {
    const average = contents.words / Math.max(1, passages) || 1;
    const words = toLengths(database.prepare('SELECT lengths FROM contents').get()?.['lengths']);
    return {
      lengths: Float32Array.from(words, (count) => saturation * (1 - lengthShare + (lengthShare * count) / average)),
      scores: new Float32Array(passages),
      frequencies: new Int32Array(passages),
      scoredRows: new Int32Array(passages),
      word: roomForPostings(passages),
      group: roomForPostings(passages),
    };
  };

  const read = ({ id }: IndexedWord, { word }: Desk): Postings =>
    readPostings(postingsOf.get(id)?.['postings'] as Uint8Array, word);

  return {
    rank: (stages, length, allowed) => {
      prepared ??= prepare();
      const desk = prepared;
      let scored = 0;
      const rankings = stages.map((groups) => {
        for (const group of affordable(groups)) {
          const [word] = group;
          if (word === undefined) continue;
          const postings =
            group.length === 1
              ? read(word, desk)
              : together(
                  group.map((each) => () => read(each, desk)),
                  desk,
                );
          scored = addScores(postings, desk, scored, allowed);
        }
        return greatest(desk.scoredRows.subarray(0, scored), desk.scores, length);
      });
      for (let index = 0; index < scored; index += 1) desk.scores[desk.scoredRows[index] ?? 0] = 0;
      return rankings;
    },
  };
}

/** The postings of several words as if they were one, in no order. */
function together(words: readonly (() => Postings)[], { frequencies, group }: Desk): Postings {
  let rows = 0;
  for (const read of words) {
    const word = read();
    for (let index = 0; index < word.count; index += 1) {
      const row = word.rows[index] ?? 0;
      if (frequencies[row] === 0) group.rows[rows++] = row;
      frequencies[row] = (frequencies[row] ?? 0) + (word.frequencies[index] ?? 0);
    }
  }
  for (let index = 0; index < rows; index += 1) {
    const row = group.rows[index] ?? 0;
    group.frequencies[index] = frequencies[row] ?? 0;
    frequencies[row] = 0;
  }
  group.count = rows;
  return group;
}

/** Adds what the postings say to the scores; gives how many rows have one now. */
function addScores({ rows, frequencies, count }: Postings, desk: Desk, scored: number, allowed?: Uint8Array): number {
  const { lengths, scores, scoredRows } = desk;
  const weight = Math.max(leastWeight, Math.log((scores.length - count + 0.5) / (count + 0.5))) * (saturation + 1);
  let total = scored;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    if (allowed !== undefined && allowed[row] !== 1) continue;
    const frequency = frequencies[index] ?? 0;
    const before = scores[row] ?? 0;
    if (before === 0) scoredRows[total++] = row;
    scores[row] = before + (weight * frequency) / (frequency + (lengths[row] ?? 0));
  }
  return total;
}

/** The rarest groups, as many as may be read; one at least. */
function affordable(groups: readonly WordGroup[]): WordGroup[] {
  const priced = groups
    .map((group) => ({ group, postings: group.reduce((sum, word) => sum + word.passages, 0) }))
    .sort((left, right) => left.postings - right.postings);
  let spent = 0;
  return priced
    .filter(({ postings }, index) => {
      spent += postings;
      return index === 0 || spent <= mostPostings;
    })
    .map(({ group }) => group);
}

/** The rows with the greatest scores, greatest first; of equal ones the first comes first. */
function greatest(rows: Int32Array, scores: Float32Array, length: number): number[] {
  const best: number[] = [];
  const isBefore = (left: number, right: number) => {
    const difference = (scores[left] ?? 0) - (scores[right] ?? 0);
    return difference > 0 || (difference === 0 && left < right);
  };
  let least = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    if ((scores[row] ?? 0) < least) continue;
    let from = 0;
    let to = best.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (isBefore(row, best[middle] ?? -1)) to = middle;
      else from = middle + 1;
    }
    best.splice(from, 0, row);
    if (best.length > length) best.pop();
    if (best.length === length) least = scores[best.at(-1) ?? 0] ?? 0;
  }
  return best;
}
