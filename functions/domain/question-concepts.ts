import { contentWords, isContentWord, wordsOf } from './content-words.ts';
import { generalWords } from './english-words.ts';
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
}

/** What a question is about, each concept once, in the order of the question. */
export function questionConcepts(question: string): Concept[] {
  const words = wordsOf(question);
  const concepts = new Map<string, Concept>();
  for (let index = 0; index < words.length; index += 1) {
    const phrase = phraseAt(words, index);
    if (phrase !== undefined) {
      const text = words.slice(index, index + phrase.stems.length).map((word) => word.word).join(' ');
      const stems = phrase.stems.length > 1 ? [] : phrase.stems;
      if (!concepts.has(text)) concepts.set(text, { text, stems, related: phrase.related, isGeneral: false });
      index += phrase.stems.length - 1;
      continue;
    }
    const word = words[index];
    if (word === undefined || !isContentWord(word) || concepts.has(word.stem)) continue;
    concepts.set(word.stem, {
      text: word.word,
      stems: [word.stem],
      related: relatedTo(word.stem),
      isGeneral: generalWords.has(word.word),
    });
  }
  return [...concepts.values()];
}
