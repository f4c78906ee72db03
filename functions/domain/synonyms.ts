import { type Word, wordsOf } from './content-words.ts';
import { computingSynonyms } from './synonyms-computing.ts';
import { generalSynonyms } from './synonyms-general.ts';

/** How much a word that means about the same is worth; the word itself is worth 1. */
const sameMeaning = 0.85;
const nearMeaning = 0.45;

/** Stems of words that mean about the same as a word or phrase, each with what it is worth below 1. */
export type RelatedStems = ReadonlyMap<string, number>;

interface Thesaurus {
  readonly words: ReadonlyMap<string, RelatedStems>;
  /** By first stem, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly related: RelatedStems;
}

let thesaurus: Thesaurus | undefined;

/** What means about the same as a word. */
export function relatedTo(stem: string): RelatedStems {
  thesaurus ??= readThesaurus();
  return thesaurus.words.get(stem) ?? new Map();
}

/** The longest known phrase, such as "call off", that begins at `from`. */
export function phraseAt(words: readonly Word[], from: number): Phrase | undefined {
  thesaurus ??= readThesaurus();
  const candidates = thesaurus.phrases.get(words[from]?.stem ?? '') ?? [];
  return candidates.find(({ stems }) => stems.every((stem, offset) => words[from + offset]?.stem === stem));
}

function readThesaurus(): Thesaurus {
  const related = new Map<string, { stems: readonly string[]; worth: Map<string, number> }>();
  for (const line of `${generalSynonyms}\n${computingSynonyms}`.split('\n')) {
    const [same = [], near = []] = line.split('|').map((side) => side.split(' ').filter(Boolean).map(stemsOf));
    for (const [index, entry] of [...same, ...near].entries()) {
      const known = related.get(entry.join(' ')) ?? { stems: entry, worth: new Map<string, number>() };
      related.set(entry.join(' '), known);
      const isSame = index < same.length;
      for (const other of same) strengthen(known.worth, other, isSame ? sameMeaning : nearMeaning);
      if (isSame) for (const other of near) strengthen(known.worth, other, nearMeaning);
    }
  }
  return arrange([...related.values()]);
}

/** Phrases are told from the words of a question only, so what stands in a document is a single word. */
function strengthen(worth: Map<string, number>, other: readonly string[], value: number): void {
  const [stem = '', ...further] = other;
  if (further.length === 0) worth.set(stem, Math.max(value, worth.get(stem) ?? 0));
}

function arrange(entries: readonly { stems: readonly string[]; worth: RelatedStems }[]): Thesaurus {
  const words = new Map<string, RelatedStems>();
  const phrases = new Map<string, Phrase[]>();
  for (const { stems, worth } of entries) {
    const [first = '', ...further] = stems;
    if (further.length === 0) words.set(first, worth);
    else phrases.set(first, [...(phrases.get(first) ?? []), { stems, related: worth }]);
  }
  for (const list of phrases.values()) list.sort((left, right) => right.stems.length - left.stems.length);
  return { words, phrases };
}

function stemsOf(entry: string): string[] {
  return wordsOf(entry).map((word) => word.stem);
}
