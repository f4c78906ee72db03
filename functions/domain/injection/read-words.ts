import { joinedWords, type Kinds, type WordKind, wholeWords, wordBeginnings } from './attack-words.ts';
import { foldLeet, foldLookAlikes, foldWord, rot13, scrambleKey } from './fold-word.ts';

/** A word of a text that attacks use, or several that make a phrase. Offsets are of the text as it is. */
export interface TellingWord {
  readonly kinds: Kinds;
  readonly start: number;
  readonly end: number;
  /** Its place among all words, and that of its last word. */
  readonly index: number;
  readonly last: number;
  /** Its place among the words of its sentence. */
  readonly place: number;
  readonly sentence: number;
  readonly isQuoted: boolean;
}

/** A text as its telling words, and whether it seems to be written backwards or with rotated letters. */
export interface WordReading {
  readonly words: readonly TellingWord[];
  readonly disguise: 'reversed' | 'rotated' | undefined;
}

const token =
  /(?<word>[!|]?[\p{L}\p{N}\p{M}\p{Cf}\u{1F130}-\u{1F189}\u24B6-\u24E9@$_](?:['’!|+]?[\p{L}\p{N}\p{M}\p{Cf}\u{1F130}-\u{1F189}\u24B6-\u24E9@$_])*)|(?<stop>[.!?;](?=\s|["'”’)\]*_]|$)|[。！？；]|\n\s*\n)|(?<quote>["“”„«»`「」『』])/gu;

/** A stop after fewer words ends no sentence: "Ignore. All. Previous. Instructions." */
const leastWordsOfSentence = 3;

/** A longer one is several, in a script without spaces or where they were left out. */
const longestPlainWord = 12;

const phraseWords = 4;

interface Token {
  /** Folded. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly place: number;
  readonly isQuoted: boolean;
}

export function readWords(text: string): WordReading {
  const tokens = joinSpacedLetters(text, cutTokens(text));
  const words: TellingWord[] = [];
  const hints = { reversed: 0, rotated: 0 };
  for (let index = 0; index < tokens.length; index += 1) {
    const one = tokens[index] as Token;
    const phrase = phraseAt(tokens, index);
    const kinds = kindsOf(one.word);
    if (phrase !== undefined) {
      const last = tokens[index + phrase.length - 1] as Token;
      words.push({
        ...placeOf(one, index),
        kinds: new Set([...phrase.kinds, ...kinds]),
        end: last.end,
        last: index + phrase.length - 1,
      });
    } else if (kinds.size > 0) {
      words.push({ ...placeOf(one, index), kinds });
    } else {
      const parts = partsOf(one.word);
      for (const part of parts) words.push({ ...placeOf(one, index), kinds: part });
      if (parts.length === 0) {
        const hint = disguised.get(one.word);
        if (hint !== undefined) hints[hint] += 1;
      }
    }
  }
  const disguise = hints.reversed >= 2 ? 'reversed' : hints.rotated >= 2 ? 'rotated' : undefined;
  return { words, disguise };
}

function placeOf({ start, end, sentence, place, isQuoted }: Token, index: number): Omit<TellingWord, 'kinds'> {
  return { start, end, index, last: index, sentence, place, isQuoted };
}

function cutTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let place = 0;
  let sinceStop = 0;
  let isQuoted = false;
  for (const { groups = {}, 0: found, index } of text.matchAll(token)) {
    if (groups['quote'] !== undefined) isQuoted = /[“„«「『]/.test(found) || (/["`]/.test(found) && !isQuoted);
    else if (groups['stop'] !== undefined) {
      if (sinceStop >= leastWordsOfSentence || found.includes('\n')) {
        sentence += 1;
        place = 0;
        if (found.includes('\n')) isQuoted = false;
      }
      sinceStop = 0;
    } else {
      const word = plainWord(foldWord(found.replaceAll('_', '')));
      if (word === '') continue;
      tokens.push({ word, start: index, end: index + found.length, sentence, place, isQuoted });
      place += 1;
      sinceStop += countOf(word);
    }
  }
  return tokens;
}

/** How many words a run of letters is, about. */
function countOf(word: string): number {
  if (word.length > longestPlainWord) return leastWordsOfSentence;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? word.length / 2 : 1;
}

/** "i g n o r e" and "i-g-n-o-r-e" as one word each: letters with the same between them. */
function joinSpacedLetters(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; ) {
    const first = tokens[index] as Token;
    let end = index + 1;
    let word = first.word;
    const gap = text.slice(first.end, tokens[end]?.start ?? first.end);
    if (word.length === 1 && gap.length > 0 && gap.length <= 2) {
      for (let next = tokens[end]; next?.word.length === 1; next = tokens[end]) {
        if (text.slice(tokens[end - 1]?.end, next.start) !== gap) break;
        word += next.word;
        end += 1;
      }
    }
    joined.push(end - index === 1 ? first : { ...first, word: plainWord(word), end: (tokens[end - 1] as Token).end });
    index = end;
  }
  return joined;
}

function phraseAt(tokens: readonly Token[], index: number): { length: number; kinds: Kinds } | undefined {
  const first = tokens[index] as Token;
  if (!beginningsOfPhrases.has(first.word)) return undefined;
  let phrase = first.word;
  let longest: { length: number; kinds: Kinds } | undefined;
  for (let length = 2; length <= phraseWords; length += 1) {
    const next = tokens[index + length - 1];
    if (next === undefined || next.sentence !== first.sentence) break;
    phrase += ` ${next.word}`;
    const kinds = wholeWords.get(phrase);
    if (kinds !== undefined) longest = { length, kinds };
  }
  return longest;
}

const beginningsOfPhrases = new Set(
  [...wholeWords.keys()].filter((entry) => entry.includes(' ')).map((entry) => entry.split(' ')[0] ?? ''),
);

const none: Kinds = new Set();

function kindsOf(word: string): Kinds {
  return plainKindsOf(word) ?? scrambledWords.get(scrambleKey(word)) ?? none;
}

/** Words of attacks, those of their phrases one by one. */
const knownWords = new Set([...wholeWords.keys()].flatMap((entry) => entry.split(' ')));

const latin = /^[a-z]+$/;

/** A word as it was before signs, or letters that look alike, took the place of some of its letters; without its article. */
function plainWord(word: string): string {
  if (latin.test(word) || knownWords.has(word)) return word;
  const withoutArticle = word.replace(/^(?:[cdlns]|qu)['’](?=\p{L}{2})/u, '');
  const inLatin = foldLookAlikes(withoutArticle);
  if (latin.test(inLatin) && (/[a-z]/.test(withoutArticle) || plainKindsOf(withoutArticle) === undefined))
    return inLatin;
  const inLetters = foldLeet(inLatin);
  return latin.test(inLetters) && /[a-z]/.test(inLatin) ? inLetters : withoutArticle;
}

const shortestBeginning = Math.min(...[...wordBeginnings.keys()].map(({ length }) => length));
const longestBeginning = Math.max(...[...wordBeginnings.keys()].map(({ length }) => length));

function plainKindsOf(word: string): Kinds | undefined {
  const whole = wholeWords.get(word);
  if (whole !== undefined) return whole;
  for (let length = Math.min(longestBeginning, word.length); length >= shortestBeginning; length -= 1) {
    const kinds = wordBeginnings.get(word.slice(0, length));
    if (kinds !== undefined) return kinds;
  }
  return undefined;
}

/** Kinds that no attack can do without. */
const centralKinds: readonly WordKind[] = ['override', 'instruction', 'prior', 'reveal', 'system'];

const centralWords = [...wholeWords].filter(
  ([word, kinds]) => latin.test(word) && word.length >= 3 && centralKinds.some((kind) => kinds.has(kind)),
);

const instructionWords = new Map<string, Kinds>(
  ['instruction', 'instructions'].map((word) => [word, new Set<WordKind>(['instruction'])]),
);

/** Of words long enough that mixing their inner letters gives no other word. */
const scrambledWords = new Map(
  [...centralWords, ...instructionWords]
    .filter(([word]) => word.length >= 6)
    .map(([word, kinds]) => [scrambleKey(word), kinds]),
);

/** Words that tell a text in disguise. */
const disguised = new Map<string, 'reversed' | 'rotated'>(
  'ignore disregard instructions previous system prompt answer reveal your the you that with are now this say'
    .split(' ')
    .flatMap((word) => [
      [rot13(word), 'rotated' as const],
      [Array.from(word).toReversed().join(''), 'reversed' as const],
    ]),
);

/** A longer word of Latin letters may be several without spaces. */
const longestWord = 20;

/** Fewer are found in many a long word. */
const leastParts = 2;

const joinedLatin = new Map(
  [...wholeWords, ...instructionWords]
    .map(([word, kinds]): [string, Kinds] => [word.replaceAll(' ', ''), kinds])
    .filter(([word]) => latin.test(word) && word.length >= 3),
);

const joinedInLatin = alternation([...joinedLatin.keys()]);
const joinedInOthers = alternation([...joinedWords.keys()]);

/** The telling words within a word, of scripts that do not part them, and where spaces were left out. */
function partsOf(word: string): Kinds[] {
  if (/[\u{250}-\u{10FFFF}]/u.test(word)) {
    return withoutEchoes([...word.matchAll(joinedInOthers)].map(([part]) => joinedWords.get(part) ?? none));
  }
  if (word.length < longestWord || !latin.test(word)) return [];
  const parts = [...word.matchAll(joinedInLatin)];
  return parts.length < leastParts ? [] : withoutEchoes(parts.map(([part]) => joinedLatin.get(part) ?? none));
}

/** The same word again says nothing more. */
function withoutEchoes(parts: readonly Kinds[]): Kinds[] {
  return parts.filter((kinds, index) => kinds !== parts[index - 1]);
}

/** The longest of them wins. */
function alternation(entries: readonly string[]): RegExp {
  return new RegExp(entries.toSorted((left, right) => right.length - left.length).join('|'), 'gu');
}
