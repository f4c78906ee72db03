import type { ConcernKind } from '../../../contract/content-policy.ts';
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
 * The sentences of the prompt that hold the words of a concern. One whose words do not stand there counts for nothing, and
 * so does distress in a prompt that says nothing of its author, which small models see in any question.
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
    for (const { start, end } of around(places, sentences)) proven.set(`${kind} ${start}`, { kind, start, end });
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
