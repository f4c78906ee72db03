import type { TellingWord } from './read-words.ts';
import type { WordKind } from './word-tables.ts';

/** How many words on the one is from the other; 1 for neighbours. */
export function distance(left: TellingWord, right: TellingWord): number {
  return left.index <= right.index ? right.index - left.last : left.index - right.last;
}

/** Where the first word of one of these kinds stands behind this one, at most so many words on. */
export function next(
  words: readonly TellingWord[],
  at: number,
  within: number,
  ...kinds: readonly WordKind[]
): number | undefined {
  const from = words[at] as TellingWord;
  for (let other = at + 1; other < words.length; other += 1) {
    const word = words[other] as TellingWord;
    if (word.index - from.last > within) return undefined;
    if (kinds.some((kind) => word.kinds.has(kind))) return other;
  }
  return undefined;
}
