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
  return tokens(plainText(text), pairs).map(wordOf);
}

/** The words that carry the subject of a text: no articles, pronouns, auxiliaries or question words. */
export function contentWords(text: string): Word[] {
  return wordsOf(text).filter(isContentWord);
}

export function isContentWord({ word }: Word): boolean {
  // Only auxiliaries are shortened like "don't".
  return word !== '' && !stopWords.has(word) && !word.endsWith("n't");
}

/**
 * The stems under which a text is found: its content words, the parts of names such as `maxQuestions`, "start-up" also
 * as one word, and in Chinese, Japanese and Korean each character too.
 */
export function searchStems(text: string): string[] {
  const plain = plainText(text);
  const stems: string[] = [];
  const add = (token: string) => {
    const word = wordOf(token);
    if (isContentWord(word)) stems.push(word.stem);
  };
  for (const token of tokens(plain, charactersAndPairs)) {
    add(token);
    nameParts(token).forEach(add);
  }
  joined(plain).forEach(add);
  return stems;
}

/** Text that has one way of being written. */
const isAscii = /^[\0-\x7f]*$/;

/** Longer runs of letters are no words; what follows is cut off. */
const wordCharacters = 64;

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー`;
const tokenPattern = new RegExp(
  String.raw`[${unspaced}]+|[[\p{L}\p{M}\p{N}]--[${unspaced}]]+(?:[.,]\p{N}+)*(?:['’]\p{L}+)?`,
  'gv',
);
const firstUnspaced = '\u1100';
const unspacedPattern = new RegExp(`^[${unspaced}]`, 'v');

function plainText(text: string): string {
  if (isAscii.test(text)) return text;
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC');
}

/** `cutRun` cuts a run of characters that nothing parts. */
function tokens(plain: string, cutRun: (run: string) => string[]): string[] {
  const found = plain.match(tokenPattern) ?? [];
  // Most texts have no such run, and to ask each word takes longer than to find it.
  if (!found.some(isUnspaced)) return found;
  return found.flatMap((token) => (isUnspaced(token) ? cutRun(token) : [token]));
}

function isUnspaced(token: string): boolean {
  return token >= firstUnspaced && unspacedPattern.test(token);
}

function charactersAndPairs(run: string): string[] {
  return [...new Set([...Array.from(run), ...pairs(run)])];
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** `maxQuestions` has the parts `max` and `Questions`; a word that is no such name has none. */
function nameParts(token: string): string[] {
  return /\p{Ll}\p{Lu}/u.test(token) ? token.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [];
}

const hyphen = /(?<=(?<![\p{L}\p{N}-])(\p{L}{1,32}))-(\p{L}{1,32})(?![\p{L}\p{N}-])/gu;

/** What is written with one hyphen here may be one word elsewhere. */
function joined(plain: string): string[] {
  return Array.from(plain.matchAll(hyphen), ([, left = '', right = '']) => `${left}${right}`);
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
    .replace(/^(?:[cdjlmnst]|qu|jusqu|lorsqu)'(?=\p{L}{2})/u, '')
    .replaceAll(/(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu, '');
  return { word, stem: stem(baseForm(word)) };
}
