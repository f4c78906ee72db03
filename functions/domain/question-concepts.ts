import { isContentWord, type Word, wordsOf } from './content-words.ts';
import { generalWords } from './english-words.ts';
import { cutSentences } from './sentences.ts';
import { phraseAt, type RelatedStems, relatedTo } from './synonyms.ts';

/** One thing a question is about, with the words by which a text may speak of it. */
export interface Concept {
  /** As the question says it. */
  readonly text: string;
  /** Stems worth 1; none for a phrase whose words mean something else when alone. */
  readonly stems: readonly string[];
  readonly related: RelatedStems;
  /** A word so general that it hardly tells one text from another. */
  readonly isGeneral: boolean;
  /** Written as a name: what documents never mention by name, they say nothing about. */
  readonly isName: boolean;
  /** Said only in the sentences before the one that asks. */
  readonly isContext: boolean;
}

/** What a question asks, without the sentences that only say what it is about. */
export function focusOf(question: string): string {
  const sentences = cutSentences(question).map(({ start, end }) => question.slice(start, end));
  const asking = sentences.filter((sentence) => /[?？]["'”’)\]]*$/.test(sentence));
  return asking.length > 0 ? asking.join(' ') : (sentences.at(-1) ?? question);
}

/** What a question is about, each concept once, what it asks before its context. */
export function questionConcepts(question: string): Concept[] {
  const concepts = new Map<string, Concept>();
  addConcepts(concepts, focusOf(question), false);
  addConcepts(concepts, question, true);
  const names = namesIn(question);
  return [...concepts.values()].map((concept) => ({ ...concept, isName: names.has(concept.text) }));
}

/** Words with a capital that no sentence begins with, in lower case. */
function namesIn(question: string): ReadonlySet<string> {
  if (!/\p{Ll}/u.test(question)) return new Set();
  const names =
    question.match(/(?<=[\p{L}\p{N},;)"'”’][ \t]+["'“‘(]*)\p{Lu}[\p{L}\p{N}]*|\p{Ll}+\p{Lu}[\p{L}\p{N}]*/gu) ?? [];
  return new Set(names.flatMap((name) => wordsOf(name)).map((word) => word.word));
}

function addConcepts(concepts: Map<string, Concept>, text: string, isContext: boolean): void {
  const words = wordsOf(text);
  const taken = new Set<number>();
  for (const [index, word] of words.entries()) {
    if (taken.has(index)) continue;
    const phrase = phraseAt(words, index);
    const phraseWords = (phrase?.places ?? [index]).flatMap((place) => words[place] ?? []);
    if (phrase !== undefined && !phraseWords.every(isContentWord)) {
      // An idiom such as "call off" is one concept: "call" alone would mislead.
      for (const place of phrase.places) taken.add(place);
      const idiom = phraseWords.map(({ word }) => word).join(' ');
      const { related } = phrase;
      if (!concepts.has(idiom)) {
        concepts.set(idiom, { text: idiom, stems: [], related, isGeneral: false, isName: false, isContext });
      }
    } else {
      for (const part of phrase === undefined ? [word] : phraseWords) {
        addWord(concepts, part, phrase?.related ?? new Map(), isContext);
      }
    }
  }
}

function addWord(concepts: Map<string, Concept>, { word, stem }: Word, phrase: RelatedStems, isContext: boolean): void {
  if (!isContentWord({ word, stem }) || concepts.has(stem)) return;
  const related = new Map(relatedTo(stem));
  for (const [other, worth] of phrase) related.set(other, Math.max(worth, related.get(other) ?? 0));
  concepts.set(stem, {
    text: word,
    stems: [stem],
    related,
    isGeneral: generalWords.has(word),
    isName: false,
    isContext,
  });
}
