import { baseForm, stopWords } from './english-words.ts';
import { stem } from './stem.ts';

/** A word of a text. */
export interface Word {
  /** As written, in lower case, without diacritics. */
  readonly word: string;
  /** What its other forms share with it. */
  readonly stem: string;
}

/**
 * The words of a text in order. Chinese, Japanese and Korean give each pair of neighbouring
 * characters, because nothing parts their words.
 */
export function wordsOf(text: string): Word[] {
  return tokens(text).map(wordOf);
}

/** The words that carry the subject of a text: no articles, pronouns, auxiliaries or question words. */
export function contentWords(text: string): Word[] {
  return wordsOf(text).filter(isContentWord);
}

export function isContentWord({ word }: Word): boolean {
  // Only auxiliaries are shortened like "don't".
  return word !== '' && !stopWords.has(word) && !word.endsWith("n't");
}

/** The stems under which a text is found: its content words, and the parts of names such as `maxQuestions`. */
export function searchStems(text: string): string[] {
  return tokens(text)
    .flatMap((token) => [token, ...nameParts(token)])
    .map(wordOf)
    .filter(isContentWord)
    .map((word) => word.stem);
}

/** Longer runs of letters are no words; what follows is cut off. */
const wordCharacters = 64;

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー`;
const tokenPattern = new RegExp(
  String.raw`[${unspaced}]+|[[\p{L}\p{M}\p{N}]--[${unspaced}]]+(?:[.,]\p{N}+)*(?:['’]\p{L}+)?`,
  'gv',
);
const unspacedPattern = new RegExp(`^[${unspaced}]`, 'v');

function tokens(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC');
  return (plain.match(tokenPattern) ?? []).flatMap((token) => (unspacedPattern.test(token) ? pairs(token) : [token]));
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** `maxQuestions` has the parts `max` and `Questions`; a word that is no such name has none. */
function nameParts(token: string): string[] {
  const parts = token.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  return parts.length === 1 ? [] : parts;
}

/** Words met so far: a language has few, and each comes up again and again. */
const known = new Map<string, Word>();
const knownWords = 50_000;

function wordOf(token: string): Word {
  const met = known.get(token);
  if (met !== undefined) return met;
  if (known.size >= knownWords) known.clear();
  const word = newWord(token);
  known.set(token, word);
  return word;
}

function newWord(token: string): Word {
  const word = token
    .slice(0, wordCharacters)
    .toWellFormed()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'(?:s|d|ll|re|ve|m)$/, '')
    .replaceAll(/(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu, '');
  return { word, stem: stem(baseForm(word)) };
}
