import { foldLeet, foldLookAlikes, foldWord, scrambleKey } from './fold-word.ts';
import { type Kinds, latin, type WordTables, wordTables } from './word-tables.ts';

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
  /** Where an order would stand: first in its clause, or after "please" or "and". */
  readonly opens: boolean;
}

/** A text as its telling words, and whether it seems to be written backwards or with rotated letters. */
export interface WordReading {
  readonly words: readonly TellingWord[];
  readonly disguise: 'reversed' | 'rotated' | undefined;
  /** All words of the text, folded, by their places. */
  readonly plain: readonly PlainWord[];
}

export interface PlainWord {
  readonly word: string;
  readonly sentence: number;
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

const openers = new Set(
  'and or then please instead now or also simply just always but must should shall will kindly therefore first so und dann bitte'.split(
    ' ',
  ),
);

export function readWords(text: string): WordReading {
  const tables = wordTables();
  const tokens = joinSpacedLetters(text, cutTokens(text, tables), tables);
  const words: TellingWord[] = [];
  const hints = { reversed: 0, rotated: 0 };
  for (let index = 0; index < tokens.length; index += 1) {
    const one = tokens[index] as Token;
    const place = { ...placeOf(one, index), opens: opensClause(text, tokens[index - 1], one) };
    const phrase = phraseAt(tokens, index, tables);
    const kinds = kindsOf(one.word, tables);
    if (phrase !== undefined) {
      const last = tokens[index + phrase.length - 1] as Token;
      words.push({
        ...place,
        kinds: new Set([...phrase.kinds, ...kinds]),
        end: last.end,
        last: index + phrase.length - 1,
      });
    } else if (kinds.size > 0) {
      words.push({ ...place, kinds });
    } else {
      const parts = partsOf(one, tables);
      for (const part of parts) words.push({ ...place, ...part });
      if (parts.length === 0) {
        const hint = tables.disguised.get(one.word);
        if (hint !== undefined) hints[hint] += 1;
      }
    }
  }
  const disguise = hints.reversed >= 2 ? 'reversed' : hints.rotated >= 2 ? 'rotated' : undefined;
  return { words, disguise, plain: tokens };
}

function placeOf(
  { start, end, sentence, place, isQuoted }: Token,
  index: number,
): Omit<TellingWord, 'kinds' | 'opens'> {
  return { start, end, index, last: index, sentence, place, isQuoted };
}

function opensClause(text: string, before: Token | undefined, { start, sentence }: Token): boolean {
  if (before === undefined || openers.has(before.word)) return true;
  // After "Co." in the middle of a sentence, for one.
  if (before.sentence !== sentence)
    return !(/\p{Ll}/u.test(text[start] ?? '') && /^\.\s$/.test(text.slice(before.end, start)));
  return /[,;:(*#">“|\n!?–—]|\s-/.test(text.slice(before.end, start));
}

function cutTokens(text: string, tables: WordTables): Token[] {
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
      const word = plainWord(foldWord(found.replaceAll('_', '')), tables);
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
function joinSpacedLetters(text: string, tokens: readonly Token[], tables: WordTables): Token[] {
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
    joined.push(
      end - index === 1 ? first : { ...first, word: plainWord(word, tables), end: (tokens[end - 1] as Token).end },
    );
    index = end;
  }
  return joined;
}

function phraseAt(
  tokens: readonly Token[],
  index: number,
  { whole, beginningsOfPhrases }: WordTables,
): { length: number; kinds: Kinds } | undefined {
  const first = tokens[index] as Token;
  if (!beginningsOfPhrases.has(first.word)) return undefined;
  let phrase = first.word;
  let longest: { length: number; kinds: Kinds } | undefined;
  for (let length = 2; length <= phraseWords; length += 1) {
    const next = tokens[index + length - 1];
    if (next === undefined || next.sentence !== first.sentence) break;
    phrase += ` ${next.word}`;
    const kinds = whole.get(phrase);
    if (kinds !== undefined) longest = { length, kinds: new Set([...(longest?.kinds ?? []), ...kinds]) };
  }
  return longest;
}

const none: Kinds = new Set();

function kindsOf(word: string, tables: WordTables): Kinds {
  const { scrambled, longestScrambled } = tables;
  return (
    plainKindsOf(word, tables) ?? (word.length > longestScrambled ? none : (scrambled.get(scrambleKey(word)) ?? none))
  );
}

/** A word as it was before signs, or letters that look alike, took the place of some of its letters; without its article. */
function plainWord(word: string, tables: WordTables): string {
  if (latin.test(word) || tables.known.has(word)) return word;
  const withoutArticle = word.replace(/^(?:[cdlns]|qu|dell|all|nell)['’](?=\p{L}{2})/u, '').replaceAll(/['’]/g, '');
  const inLatin = foldLookAlikes(withoutArticle);
  if (latin.test(inLatin) && (/[a-z]/.test(withoutArticle) || plainKindsOf(withoutArticle, tables) === undefined))
    return inLatin;
  const inLetters = foldLeet(inLatin);
  return latin.test(inLetters) && /[a-z]/.test(inLatin) ? inLetters : withoutArticle;
}

function plainKindsOf(
  word: string,
  { whole, beginnings, shortestBeginning, longestBeginning }: WordTables,
): Kinds | undefined {
  const known = whole.get(word);
  if (known !== undefined) return known;
  for (let length = Math.min(longestBeginning, word.length); length >= shortestBeginning; length -= 1) {
    const kinds = beginnings.get(word.slice(0, length));
    if (kinds !== undefined) return kinds;
  }
  return undefined;
}

/** A longer word of Latin letters may be several without spaces. */
const longestWord = 20;

/** Fewer are found in many a long word. */
const leastParts = 2;

/** The telling words within a word, of scripts that do not part them, and where spaces were left out. */
function partsOf(
  { word, start, end }: Token,
  { joinedByLetter, joined, unspacedByLetter, unspaced }: WordTables,
): Pick<TellingWord, 'kinds' | 'start' | 'end'>[] {
  const isJoined = /[\u{250}-\u{10FFFF}]/u.test(word);
  if (!isJoined && (word.length < longestWord || !latin.test(word))) return [];
  const [byLetter, known] = isJoined ? [joinedByLetter, joined] : [unspacedByLetter, unspaced];
  // Where folding changed nothing of its length, places in it are places in the text.
  const isInPlace = end - start === word.length;
  const parts: Pick<TellingWord, 'kinds' | 'start' | 'end'>[] = [];
  let found = 0;
  let before: Kinds | undefined;
  for (let index = 0; index < word.length; ) {
    const part = longestAt(word, index, byLetter);
    if (part !== undefined) {
      found += 1;
      const kinds = known.get(part) ?? none;
      if (kinds !== before) {
        const place = isInPlace ? { start: start + index, end: start + index + part.length } : { start, end };
        parts.push({ kinds, ...place });
      }
      before = kinds;
    }
    index += part?.length ?? 1;
  }
  return isJoined || found >= leastParts ? parts : [];
}

/** The longest known word that begins at a place. */
function longestAt(word: string, index: number, byLetter: ReadonlyMap<string, readonly string[]>): string | undefined {
  for (const entry of byLetter.get(word[index] ?? '') ?? []) if (word.startsWith(entry, index)) return entry;
  return undefined;
}
