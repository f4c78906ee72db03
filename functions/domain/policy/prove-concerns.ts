import type { ConcernKind } from '../../../contract/content-policy.ts';
import { contentWords } from '../content-words.ts';
import { functionWordsOf, partUnspaced } from '../function-words.ts';
import type { Stretch } from '../markdown-blocks.ts';
import type { Concern } from '../model.ts';
import { cutSentences } from '../sentences.ts';
import { masks } from './mask-text.ts';
import { placesOfWords } from './places-of-words.ts';
import { speaksOfSelf } from './speaks-of-self.ts';

/** More than that a prompt has no need of. */
export const mostConcerns = 3;

/** A concern as a model names it. */
export interface NamedConcern {
  readonly kind: ConcernKind;
  /** Of the prompt, it says. */
  readonly words: string;
}

/**
 * The sentences of the prompt that hold the words of a concern. One whose words do not stand there counts for nothing, nor
 * do fewer than two words that carry a subject, which any prompt may hold, unless they are a whole sentence or
 * most of it; nor distress in a prompt that says nothing of its author, which small models see in any question.
 */
export function proveConcerns(prompt: string, named: readonly NamedConcern[], languageOfOrder: string): Concern[] {
  const sentences = cutSentences(prompt);
  const masked = Object.values(masks).flatMap((mask) => placesOfWords(prompt, mask));
  const isMasked = ({ start, end }: Stretch) => masked.some((mask) => mask.start <= start && end <= mask.end);
  const proven = new Map<string, Concern>();
  const isOfSelf = speaksOfSelf(prompt, languageOfOrder);
  for (const { kind, words } of named.slice(0, mostConcerns)) {
    if (kind === 'distress' && !isOfSelf) continue;
    const places = placesOfWords(prompt, words).filter((place) => !isMasked(place));
    const saysEnough = countContentWords(words, prompt) >= 2;
    for (const { start, end } of around(places, sentences)) {
      if (saysEnough || isMostOf(prompt.slice(start, end), words)) proven.set(`${kind} ${start}`, { kind, start, end });
    }
  }
  return [...proven.values()];
}

/** The sentences that hold one of these places or a part of it. Both are in the order of the text. */
function around(places: readonly Stretch[], sentences: readonly Stretch[]): readonly Stretch[] {
  let next = 0;
  return sentences.filter(({ start, end }) => {
    while ((places[next]?.end ?? end) <= start) next += 1;
    return (places[next]?.start ?? end) < end;
  });
}

/** Different ones, in the language of the prompt. */
function countContentWords(words: string, prompt: string): number {
  const isFunctionWord = functionWordsOf(prompt);
  const parted = partUnspaced(words);
  const spaced = parted.rest.toLowerCase().match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  const content = spaced.filter((word) => contentWords(word).some((each) => !isFunctionWord(each)));
  return new Set([...parted.words, ...content]).size;
}

/** Whether the words are a whole sentence, or several that are more than half of one. */
function isMostOf(sentence: string, words: string): boolean {
  const all = lettersIn(sentence);
  const said = lettersIn(words);
  return said >= all || (severalWords.test(words) && 2 * said > all);
}

/** With a space between them, or in writing that has none. */
const severalWords =
  /[\p{L}\p{N}][^\p{L}\p{M}\p{N}'’]+[\p{L}\p{N}]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2}/u;

function lettersIn(text: string): number {
  return text.normalize('NFKC').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
