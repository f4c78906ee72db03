import type { TellingWord } from './read-words.ts';
import { distance, next } from './word-places.ts';

/** A word that names a machine. */
export interface Machine {
  readonly word: TellingWord;
  readonly at: number;
  /** 2: surely; 1: or a person who helps; 0.5: or another word of another language. */
  readonly weight: 0.5 | 1 | 2;
  /** Whether a notice is for it, or something is said toward it. */
  readonly name: 'notice' | 'toward' | undefined;
}

/** Machines by name, and what is told of as one that reads this text. */
export function machinesIn(text: string, words: readonly TellingWord[]): Machine[] {
  return words.flatMap((word, at): Machine[] => {
    const weight = weightOf(text, words, at);
    return weight === undefined ? [] : [{ word, at, weight, name: announcementOf(text, words, at) }];
  });
}

/** What is made of such machines, and is none. */
const products =
  /^[\s-](?:SDK|API|Gateway|Studio|Core|UI|RSC|provider|function|app|feature|package|library|regulation)/;

function weightOf(text: string, words: readonly TellingWord[], at: number): Machine['weight'] | undefined {
  const { kinds, start, end } = words[at] as TellingWord;
  // In small letters these are words of several languages.
  if (kinds.has('ai')) {
    if (products.test(text.slice(end, end + 16))) return undefined;
    return /^(?:ai|ki|ia|ии)$/.test(text.slice(start, end)) ? 0.5 : 2;
  }
  if (!kinds.has('helper') && !kinds.has('device') && !kinds.has('summary')) return undefined;
  const isAutomated = [words[at - 1], words[at + 1]].some(
    (other) => other?.kinds.has('automated') === true && distance(other, words[at] as TellingWord) === 1,
  );
  if (isAutomated) return 2;
  return kinds.has('helper') || (kinds.has('device') && readsThis(text, words, at)) ? 1 : undefined;
}

/** "… that processes this document", before the name in some languages. */
export function readsThis(text: string, words: readonly TellingWord[], at: number): boolean {
  const name = words[at] as TellingWord;
  return words.some((word, place) => {
    if (!(word.kinds.has('reads') || word.kinds.has('task')) || place === at || distance(word, name) > 5) return false;
    const after = next(words, place, 4, 'this');
    if (after !== undefined && isThisText(text, words, after)) return true;
    for (let before = place - 1; before >= 0; before -= 1) {
      const other = words[before] as TellingWord;
      if (distance(other, word) > 4) return false;
      if (other.kinds.has('this') && isThisText(text, words, before)) return true;
    }
    return false;
  });
}

/** Not this budget, or this example: this text, or "this" alone. */
function isThisText(text: string, words: readonly TellingWord[], at: number): boolean {
  const { start, end } = words[at] as TellingWord;
  if (!/^(?:this|these)$/i.test(text.slice(start, end))) return true;
  return (
    next(words, at, 3, 'text', 'summary', 'notice', 'digest') !== undefined ||
    !/^\s+[a-z]{3}/i.test(text.slice(end, end + 8)) ||
    /^\s+(?:must|should|shall|has|have|with|without|for|and|will|aloud|out)\b/i.test(text.slice(end, end + 12))
  );
}

/** So far before a name stands what is for it. */
const announcementReach = 5;

function announcementOf(text: string, words: readonly TellingWord[], at: number): Machine['name'] {
  const name = words[at] as TellingWord;
  if (words[at + 1]?.kinds.has('people') === true) return undefined;
  for (let other = at - 1; other >= 0; other -= 1) {
    const word = words[other] as TellingWord;
    if (distance(word, name) > announcementReach) return undefined;
    if (word.kinds.has('address') && (word.opens || word.place <= 2)) return 'notice';
    if (!word.kinds.has('toward')) continue;
    const before = words[other - 1];
    // Other languages have a word more: "Instruction destinée aux …".
    const reach = /^(?:to|for)$/i.test(text.slice(word.start, word.end)) ? 1 : 2;
    const isNotice = before?.kinds.has('notice') === true && distance(before, word) <= reach;
    if (isNotice && (before.opens || before.place <= 2)) return 'notice';
    if (word.opens) return 'toward';
  }
  return undefined;
}

/** An order to say something, or to do something. */
export interface Order {
  readonly word: TellingWord;
  readonly at: number;
  readonly isSaying: boolean;
}

/** So far before a verb stands what makes an order of it. */
const dutyReach = 3;

export function ordersIn(text: string, words: readonly TellingWord[]): Order[] {
  return words.flatMap((word, at): Order[] => {
    const isEnglish = word.kinds.has('tell') || word.kinds.has('deal');
    const isSaying = word.kinds.has('tell') || word.kinds.has('order');
    if (!isEnglish) return word.kinds.has('order') ? [{ word, at, isSaying }] : [];
    // A noun, or a name in code.
    if (!/^(?:\s+[^\s=,|]|[:,]?\s?["“„«]|:\s)/.test(text.slice(word.end, word.end + 4))) return [];
    if (
      /[._/`'$@]$|\b(?:an?|the|every|each|any|this|that|no|its|their|your|our|my|his|her|of)\s$/i.test(
        text.slice(Math.max(0, word.start - 7), word.start),
      )
    )
      return [];
    return word.opens || isBoundAt(words, at) || isAlsoBoundAt(text, words, at) || isForbiddenAt(text, words, at)
      ? [{ word, at, isSaying }]
      : [];
  });
}

/** Whether a "not" before it forbids it, instead of saying that it is not so. */
function isForbiddenAt(text: string, words: readonly TellingWord[], at: number): boolean {
  const before = words[at - 1];
  return before?.kinds.has('not') === true && distance(before, words[at] as TellingWord) <= 2 && forbids(text, before);
}

/** Whether a "not" opens an order. */
export function forbids(text: string, { start, end, opens }: TellingWord): boolean {
  if (opens || !/^[a-z']+$/i.test(text.slice(start, end))) return true;
  return /(?:^|[.,;:!?(>*"“\n]\s*|\b(?:and|but|or|so|then|please)\s+)do\s+$|\b(?:by|to|must|should|shall|please)\s+$/i.test(
    text.slice(Math.max(0, start - 14), start),
  );
}

/** Whether it is a further thing somebody is asked to do: "are requested to name it and to state". */
function isAlsoBoundAt(text: string, words: readonly TellingWord[], at: number): boolean {
  const { start } = words[at] as TellingWord;
  if (!/\band to\s$/i.test(text.slice(Math.max(0, start - 8), start))) return false;
  return words.some(({ kinds }, before) => before < at && (kinds.has('duty') || kinds.has('must')));
}

function isBoundAt(words: readonly TellingWord[], at: number): boolean {
  const verb = words[at] as TellingWord;
  for (let other = at - 1; other >= 0; other -= 1) {
    const word = words[other] as TellingWord;
    if (verb.index - word.last > dutyReach) return false;
    if (word.kinds.has('must') || word.kinds.has('duty')) return true;
  }
  return false;
}
