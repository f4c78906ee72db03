import { foldWord, withoutInvisible } from '../injection/fold-word.ts';
import type { Stretch } from '../markdown-blocks.ts';

/**
 * Where these words stand in a text, word for word and in their order; none where they say nothing. Case, accents, layout,
 * punctuation and what people do not see make no difference.
 */
export function placesOfWords(text: string, words: string): Stretch[] {
  const shown = foldLetters(text);
  const sought = foldLetters(words).letters.trim();
  const places: Stretch[] = [];
  if (sought === '') return places;
  let at = shown.letters.indexOf(sought);
  while (at >= 0) {
    const [first, last] = [shown.places[at], shown.places[at + sought.length - 1]];
    const isWhole = isBorder(shown.letters, at) && isBorder(shown.letters, at + sought.length);
    if (isWhole && first !== undefined && last !== undefined) places.push({ start: first.start, end: last.end });
    at = shown.letters.indexOf(sought, at + (isWhole ? sought.length : 1));
  }
  return places;
}

interface FoldedLetters {
  /** Letters and digits in one spelling, with a space where there is anything else. */
  readonly letters: string;
  /** Where each of them comes from. */
  readonly places: readonly Stretch[];
}

function foldLetters(text: string): FoldedLetters {
  const letters: string[] = [];
  const places: Stretch[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const folded = foldWord(withoutInvisible(character));
    const isWord = /^[\p{L}\p{N}]+$/u.test(folded);
    // An accent of its own folds to nothing.
    for (const letter of isWord || folded === '' ? folded.split('') : [' ']) {
      letters.push(letter);
      places.push({ start, end });
    }
    start = end;
  }
  return withSingleSpaces(letters, places);
}

function withSingleSpaces(letters: readonly string[], places: readonly Stretch[]): FoldedLetters {
  const isKept = (letter: string, index: number) => letter !== ' ' || letters[index - 1] !== ' ';
  return {
    letters: letters.filter(isKept).join(''),
    places: places.filter((_place, index) => isKept(letters[index] ?? '', index)),
  };
}

/** These write words without a space between them, or with what belongs to them right behind. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a word may begin or end there. */
function isBorder(letters: string, at: number): boolean {
  const [before = ' ', after = ' '] = [letters[at - 1], letters[at]];
  return before === ' ' || after === ' ' || unspaced.test(before) || unspaced.test(after);
}
