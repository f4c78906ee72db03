/** Fewer characters may well be a row of something. */
const leastCharacters = 240;
const leastRepetitions = 6;
const longestUnit = leastCharacters / leastRepetitions;

/**
 * Whether a text that is still being written has come to say the same few characters over and over, as small models do
 * until their limit ends it: blanks, brackets, a word, a short line.
 */
export function isLooping(text: string): boolean {
  if (text.length < leastCharacters) return false;
  const tail = text.slice(-leastCharacters);
  for (let unit = 1; unit <= longestUnit; unit += 1) {
    if (tail.slice(unit) === tail.slice(0, -unit)) return true;
  }
  return false;
}
