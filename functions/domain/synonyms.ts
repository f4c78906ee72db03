import { type Word, wordsOf } from './content-words.ts';
import { stopWords } from './english-words.ts';
import { computingSynonyms } from './synonyms-computing.ts';
import { dailySynonyms } from './synonyms-daily.ts';
import { everydaySynonyms } from './synonyms-everyday.ts';
import { foreignSynonyms } from './synonyms-foreign.ts';
import { generalSynonyms } from './synonyms-general.ts';
import { lifeSynonyms } from './synonyms-life.ts';
import { subjectSynonyms } from './synonyms-subjects.ts';

/** How much a word that means about the same is worth; the word itself is worth 1. */
const sameMeaning = 0.8;
const nearMeaning = 0.25;

/** The same for everyday words beside those, which are said of more things. */
const looseMeaning = 0.5;

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

let strict: Thesaurus | undefined;
let loose: Thesaurus | undefined;

/** What means about the same as a word. */
export function relatedTo(stem: string): RelatedStems {
  strict ??= arrange(readEntries());
  return strict.words.get(stem) ?? new Map();
}

/** By what documents may say a word of a question: what means the same, and what people say for it in everyday life. */
export function saidAs(stem: string): RelatedStems {
  const everyday = looseThesaurus().words.get(stem) ?? new Map<string, number>();
  const exact = relatedTo(stem);
  if (exact.size === 0) return everyday;
  return new Map([
    ...[...everyday].map(([other, worth]): [string, number] => [other, Math.min(worth, looseMeaning)]),
    ...exact,
  ]);
}

function looseThesaurus(): Thesaurus {
  if (loose === undefined) {
    const entries = readEntries();
    addEntries(entries, `${lifeSynonyms}\n${dailySynonyms}\n${foreignSynonyms}`);
    loose = arrange(entries);
  }
  return loose;
}

/** A phrase in a text: the places of its words among the words of the text. */
export interface FoundPhrase {
  readonly places: readonly number[];
  readonly related: RelatedStems;
}

/**
 * The longest known phrase that begins at `from`. A verb and its particle may stand apart, as in
 * "shut the service down".
 */
export function phraseAt(words: readonly Word[], from: number): FoundPhrase | undefined {
  const found: FoundPhrase[] = [];
  for (const { stems, related } of looseThesaurus().phrases.get(words[from]?.stem ?? '') ?? []) {
    const isVerb = stems.length === 2 && particles.has(stems[1] ?? '') && !stopWords.has(stems[0] ?? '');
    const places = placesOf(stems, words, from, isVerb ? particleReach : 1);
    if (places !== undefined) found.push({ places, related });
  }
  const tightness = ({ places }: FoundPhrase) => places.length - ((places.at(-1) ?? from) - from) / 10;
  return found.sort((left, right) => tightness(right) - tightness(left))[0];
}

const particles = new Set(['off', 'down', 'up', 'out', 'away', 'on', 'over', 'back']);

/** How many words further on a particle still belongs to its verb. */
const particleReach = 3;

function placesOf(stems: readonly string[], words: readonly Word[], from: number, reach: number): number[] | undefined {
  const places = [from];
  for (const stem of stems.slice(1)) {
    const last = places.at(-1) ?? from;
    const distance = words.slice(last + 1, last + 1 + reach).findIndex((word) => word.stem === stem);
    if (distance === -1) return undefined;
    places.push(last + 1 + distance);
  }
  return places;
}

/** By their stems, parted by spaces. */
type Entries = Map<string, { stems: readonly string[]; worth: Map<string, number> }>;

function readEntries(): Entries {
  const entries: Entries = new Map();
  const lists = `${generalSynonyms}\n${computingSynonyms}\n${everydaySynonyms}\n${subjectSynonyms}`;
  addEntries(entries, lists);
  return entries;
}

function addEntries(entries: Entries, lists: string): void {
  for (const line of lists.split(/[\n;]/)) {
    const [same = [], near = []] = line.split('|').map((side) => side.split(' ').filter(Boolean).map(stemsOf));
    for (const [index, entry] of [...same, ...near].entries()) {
      const known = entries.get(entry.join(' ')) ?? { stems: entry, worth: new Map<string, number>() };
      entries.set(entry.join(' '), known);
      const isSame = index < same.length;
      for (const other of same) strengthen(known.worth, other, isSame ? sameMeaning : nearMeaning);
      if (isSame) for (const other of near) strengthen(known.worth, other, nearMeaning);
    }
  }
}

/** Phrases are told from the words of a question only, so what stands in a document is a single word. */
function strengthen(worth: Map<string, number>, other: readonly string[], value: number): void {
  const [stem = '', ...further] = other;
  if (further.length === 0) worth.set(stem, Math.max(value, worth.get(stem) ?? 0));
}

function arrange(entries: Entries): Thesaurus {
  const words = new Map<string, RelatedStems>();
  const phrases = new Map<string, Phrase[]>();
  for (const { stems, worth } of entries.values()) {
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
