import { isContentWord, type Word, wordsOf } from './content-words.ts';
import { generalWords } from './english-words.ts';
import { functionWordsOf, isGerman, partUnspaced } from './function-words.ts';
import { cutSentences } from './sentences.ts';
import { phraseAt, type RelatedStems, saidAs } from './synonyms.ts';

/** One thing a question is about, with the words by which a text may speak of it. */
export interface Concept {
  /** As the question says it. */
  readonly text: string;
  /** Stems that are worth 1 together; none for a phrase whose words mean something else when alone. */
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
  const german = isGerman(question);
  const isFunctionWord = functionWordsOf(question);
  addConcepts(concepts, focusOf(question), false, isFunctionWord);
  addConcepts(concepts, question, true, isFunctionWord);
  const names = namesIn(question, german);
  return [...concepts.values()].map((concept) => ({ ...concept, isName: names.has(concept.text) }));
}

/** Words with a capital that no sentence begins with, unless all nouns have one, and words with digits; in lower case. */
function namesIn(question: string, german: boolean): ReadonlySet<string> {
  const capitals =
    german || !/\p{Ll}/u.test(question)
      ? []
      : (question.match(/(?<=[\p{L}\p{N},;)"'”’][ \t]+["'“‘(]*)\p{Lu}[\p{L}\p{N}]*|\p{Ll}+\p{Lu}[\p{L}\p{N}]*/gu) ??
        []);
  const numbers = question.match(/(?<![\p{L}\p{N}])\p{L}*\d[\p{L}\p{N}]*/gu) ?? [];
  return new Set([...capitals, ...numbers].flatMap((name) => wordsOf(name)).map((word) => word.word));
}

function addConcepts(
  concepts: Map<string, Concept>,
  text: string,
  isContext: boolean,
  isFunctionWord: (word: Word) => boolean,
): void {
  const { words: unspaced, rest } = partUnspaced(text);
  for (const word of unspaced) addUnspaced(concepts, word, isContext);
  const words = wordsOf(rest).filter((word) => !isFunctionWord(word));
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
  const related = new Map(saidAs(stem));
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

/** What a character of a longer word is worth alone. */
const characterWorth = 0.25;

function addUnspaced(concepts: Map<string, Concept>, word: string, isContext: boolean): void {
  if (concepts.has(word)) return;
  const stems = wordsOf(word).map(({ stem }) => stem);
  const characters = Array.from(word);
  const [stem = '', ...further] = stems;
  const related = new Map(
    characters.length === 1 ? [] : characters.map((each): [string, number] => [each, characterWorth]),
  );
  if (further.length === 0) for (const [other, worth] of saidAs(stem)) related.set(other, worth);
  // One character stands in many words.
  concepts.set(word, { text: word, stems, related, isGeneral: characters.length === 1, isName: false, isContext });
}
