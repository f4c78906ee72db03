/** What a form or compound of a word is worth; the word itself is worth 1. */
const akinWorth = 0.65;

/** Shorter words are the beginning of too many others. */
const leastCharacters = 4;

/** Shared beginnings of different words, such as "constant" and "construct", are mostly a smaller share than this. */
const leastShare = 0.65;

/**
 * The words among `vocabulary` that are probably forms or compounds of a word, each with what it is worth. A stemmer
 * knows one language; common letters tell in any that is written in letters.
 */
export function akinTo(stem: string, vocabulary: Iterable<string>): Map<string, number> {
  const akin = new Map<string, number>();
  if (stem.length < leastCharacters || !/^\p{L}+$/u.test(stem)) return akin;
  for (const other of vocabulary) {
    if (other !== stem && other.length >= leastCharacters && areAkin(stem, other)) akin.set(other, akinWorth);
  }
  return akin;
}

/** One begins with the other, or they share most of their letters from the first on, or a long one ends a compound. */
function areAkin(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  // German: "kündigen" and "Kündigungen".
  if (short.endsWith('en') && long.replace(/ung(?:en)?$/, 'en') === short) return true;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared += 1;
  if (shared === short.length) return shared > leastCharacters || long.length <= 2 * shared;
  if (shared > leastCharacters && shared / long.length >= leastShare) return true;
  return short.length >= 6 && long.length >= short.length + 3 && long.endsWith(short);
}
