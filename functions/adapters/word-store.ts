import { DatabaseSync } from 'node:sqlite';
import { PostingList, type Postings, readPostings, roomForPostings } from './posting-list.ts';

/** Postings of words on their way into an index. */
export interface WordStore {
  /** The passages of a word have to ascend; `startPart` lets them begin anew. */
  add(word: string, row: number, frequency: number): void;
  startPart(): void;
  /** Fills the table `words`. */
  writeTo(database: DatabaseSync): void;
  readonly isOpen: boolean;
  close(): void;
}

/** Postings held in memory before they are set aside. */
const mostPostings = 2_000_000;

/** Gathers postings: in memory as long as they are few, then in parts that a temporary file holds. */
export function openWordStore(): WordStore {
  const store = new DatabaseSync('');
  store.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
    CREATE TABLE parts(word TEXT, part INTEGER, postings BLOB, PRIMARY KEY(word, part)) WITHOUT ROWID`);
  const insert = store.prepare('INSERT INTO parts VALUES (?, ?, ?)');
  let held = new Map<string, PostingList>();
  let postings = 0;
  let part = 0;

  const startPart = () => {
    for (const [word, list] of held) insert.run(word, part, list.bytes());
    held = new Map();
    postings = 0;
    part += 1;
  };

  return {
    add: (word, row, frequency) => {
      let list = held.get(word);
      if (list === undefined) {
        list = new PostingList();
        held.set(word, list);
      }
      list.add(row, frequency);
      postings += 1;
      if (postings >= mostPostings) startPart();
    },
    startPart,
    writeTo: (database) => {
      startPart();
      const write = database.prepare('INSERT INTO words(word, passages, postings) VALUES (?, ?, ?)');
      for (const [word, parts] of wordsIn(store)) {
        const list = joined(parts);
        write.run(word, list.count, list.bytes());
      }
    },
    get isOpen() {
      return store.isOpen;
    },
    close: () => store.close(),
  };
}

function* wordsIn(store: DatabaseSync): Generator<[word: string, parts: Uint8Array[]]> {
  let open: [word: string, parts: Uint8Array[]] | undefined;
  for (const row of store.prepare('SELECT word, postings FROM parts ORDER BY word, part').iterate()) {
    const word = String(row['word']);
    if (open !== undefined && open[0] !== word) yield open;
    if (open?.[0] !== word) open = [word, []];
    open[1].push(row['postings'] as Uint8Array);
  }
  if (open !== undefined) yield open;
}

/** One list of several; what was copied and what was added may interleave. */
function joined(parts: readonly Uint8Array[]): PostingList {
  const lists = parts.map((part) => readPostings(part, roomForPostings(part.length)));
  const list = new PostingList();
  const places = lists.map(() => 0);
  const rowOf = (index: number) => {
    const { rows, count } = lists[index] as Postings;
    const place = places[index] ?? 0;
    return place < count ? (rows[place] ?? 0) : Number.POSITIVE_INFINITY;
  };
  for (;;) {
    let next = 0;
    for (let index = 1; index < lists.length; index += 1) if (rowOf(index) < rowOf(next)) next = index;
    const row = rowOf(next);
    if (row === Number.POSITIVE_INFINITY) return list;
    list.add(row, lists[next]?.frequencies[places[next] ?? 0] ?? 0);
    places[next] = (places[next] ?? 0) + 1;
  }
}
