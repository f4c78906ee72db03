import { answererWords, unpartedAnswererWords } from './answerer-words.ts';
import { attackWords, unpartedAttackWords } from './attack-words.ts';
import { foldWord, rot13, scrambleKey } from './fold-word.ts';

export type WordKind = keyof typeof attackWords | keyof typeof answererWords;
export type Kinds = ReadonlySet<WordKind>;
type Table = Map<string, Set<WordKind>>;

export type WordTables = ReturnType<typeof makeTables>;

let made: WordTables | undefined;

/** What each word is about, by its folded form. Made when a first text is read: not every start of a function reads one. */
export function wordTables(): WordTables {
  made ??= makeTables();
  return made;
}

export const latin = /^[a-z]+$/;

/** Kinds that no attack can do without. */
const centralKinds: readonly WordKind[] = ['override', 'instruction', 'prior', 'reveal', 'system'];

/** Words that tell a text in disguise. */
const tellingOfDisguise =
  'ignore disregard instructions previous system prompt answer reveal your the you that with are now this say';

function makeTables() {
  const whole: Table = new Map();
  const beginnings: Table = new Map();
  const joined: Table = new Map();
  const add = (table: Table, entry: string, kind: WordKind): void => {
    const folded = entry
      .replace('*', '')
      .split('_')
      .map(foldWord)
      .join(table === joined ? '' : ' ');
    // A phrase whose words are parted after all.
    if (table === joined && entry.includes('_')) add(whole, entry, kind);
    const into = entry.endsWith('*') ? beginnings : table;
    into.set(folded, (into.get(folded) ?? new Set()).add(kind));
  };
  const addAll = (table: Table, words: object) => {
    for (const [kind, entries] of Object.entries(words) as [WordKind, string][])
      for (const entry of entries.split(' ')) add(table, entry, kind);
  };
  addAll(whole, attackWords);
  addAll(joined, unpartedAttackWords);
  const attacks = [...whole];
  addAll(whole, answererWords);
  addAll(joined, unpartedAnswererWords);

  for (const [word, kinds] of whole) {
    for (let length = 3; length <= word.length; length += 1)
      for (const kind of beginnings.get(word.slice(0, length)) ?? []) kinds.add(kind);
  }

  const instructions = ['instruction', 'instructions'].map((word): [string, Kinds] => [word, new Set(['instruction'])]);
  const central = attacks.filter(
    ([word, kinds]) => latin.test(word) && word.length >= 3 && centralKinds.some((kind) => kinds.has(kind)),
  );
  /** Of words without their spaces. */
  const unspaced = new Map<string, Kinds>(
    [...attacks, ...instructions]
      .map(([word, kinds]): [string, Kinds] => [word.replaceAll(' ', ''), kinds])
      .filter(([word]) => latin.test(word) && word.length >= 3),
  );
  const lengths = [...beginnings.keys()].map(({ length }) => length);
  /** Of words long enough that mixing their inner letters gives no other word. */
  const scrambled = new Map<string, Kinds>(
    [...central, ...instructions]
      .filter(([word]) => word.length >= 6)
      .map(([word, kinds]) => [scrambleKey(word), kinds]),
  );
  return {
    whole,
    beginnings,
    shortestBeginning: Math.min(...lengths),
    longestBeginning: Math.max(...lengths),
    /** For words of scripts that do not part them, or join others to them. */
    joined,
    unspaced,
    joinedByLetter: byFirstLetter([...joined.keys()]),
    unspacedByLetter: byFirstLetter([...unspaced.keys()]),
    /** Words of attacks, those of their phrases one by one. */
    known: new Set([...whole.keys()].flatMap((entry) => entry.split(' '))),
    beginningsOfPhrases: new Set(
      [...whole.keys()].filter((entry) => entry.includes(' ')).map((entry) => entry.split(' ')[0] ?? ''),
    ),
    scrambled,
    longestScrambled: Math.max(...[...scrambled.keys()].map(({ length }) => length)),
    disguised: new Map<string, 'reversed' | 'rotated'>(
      tellingOfDisguise.split(' ').flatMap((word) => [
        [rot13(word), 'rotated' as const],
        [Array.from(word).toReversed().join(''), 'reversed' as const],
      ]),
    ),
  };
}

/** Words by their first letter, the longest first. */
function byFirstLetter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(
    words.toSorted((left, right) => right.length - left.length),
    (word) => word.slice(0, 1),
  );
}
