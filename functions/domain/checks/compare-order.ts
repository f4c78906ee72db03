import { stemsOf } from '../clauses.ts';
import { isContentWord, wordsOf } from '../content-words.ts';
import { isNotBefore } from '../negations.ts';
import { numberInWords } from '../number-words.ts';
import { type Check, contradicted } from './check.ts';

/** Two things of which a text says that one comes before the other. */
interface Sequence {
  readonly earlier: readonly string[];
  readonly later: readonly string[];
}

const leading =
  /^\s*(?:only |shortly |immediately |soon |long |once )?(before|after|following|prior to|once)\s([^,]+),\s*(.+)$/i;
const between =
  /^(.+?)[\s,]+(?:is |are |was |were |must |should |which |that |and |has to |have to |shortly |immediately |only |come |comes |came )*(before|after|following|prior to|precedes?|preceded(?! by)|follows|followed(?! by)|followed by|preceded by|and then|then|earlier than|later than|until after|outlived)\s(.+)$/i;

const laterFirst = new Set([
  'after',
  'following',
  'follows',
  'followed',
  'later than',
  'preceded by',
  'until after',
  'outlived',
]);

/** What the evidence says comes first comes first in the claim too. */
export const compareOrder: Check = (claim, { readings }) => {
  if (/\bbefore\b.*\bafter|\bafter\b.*\bbefore/i.test(claim)) return [];
  if (isTurned(claim, readings.join(' ')) || isTurned(readings.join(' '), claim)) return [];
  const claimed = sequencesIn(claim);
  const evidence = readings.join('\n');
  const known = readings.flatMap(sequencesIn);
  const isReversed = claimed.some(
    (one) => known.some((other) => isOpposite(one, other)) && !known.some((other) => isSame(one, other)),
  );
  const marks = marksIn(evidence);
  const isMirrored = [...marksIn(claim)].some((mark) => marks.has(turned(mark)) && !marks.has(mark));
  return isReversed || isMirrored
    ? [contradicted('the evidence gives another order: what comes first there comes last here')]
    : [];
};

/** "Not before it is dry" is "only after it is dry". */
function isTurned(left: string, right: string): boolean {
  return isNotBefore(left) && !isNotBefore(right) && /\b(?:only|once|as soon as)\b/i.test(right);
}

const befores = new Set(['before', 'vor', 'avant', 'antes']);
const afters = new Set(['after', 'nach', 'apres', 'despues']);

/** "After a week" names no event that comes first. */
const span = new RegExp(
  String.raw`^(?:(?:about|around|roughly|at least|only|more than|up to|some|a period of|a|an|one|another|\d[\d.,]*|${numberInWords})\s)+(?:\p{L}+\s)?(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?(?![\p{L}]|\s(?:of|when|that)\b)`,
  'iu',
);

/** What is done as soon as something is so is done after it. */
const ends = /\b(?:as soon as|immediately upon|only upon|once(?= (?:the|an?|it|they|you|all|this|your|its)\b))\s/gi;
const auxiliary = /^(?:avoir|etre|haber|haben|sein)$/;

/** "Before" and "after" with what follows them. */
function marksIn(text: string): Set<string> {
  const words = wordsOf(text.replaceAll(ends, 'after '));
  return new Set(
    words.flatMap(({ word }, index) => {
      const side = befores.has(word) ? 'before' : afters.has(word) ? 'after' : undefined;
      // "Después" alone is "then".
      if (side === undefined || words[index + 1]?.word === 'which') return [];
      if (word === 'despues' && !/^(?:de|del|que)$/.test(words[index + 1]?.word ?? '')) return [];
      const next = words.slice(index + 1, index + 5);
      const isEnglish = word === side;
      const object = /^(?:that|this|it)$/.test(next[0]?.word ?? '')
        ? next[0]
        : next.find((one) => isContentWord(one) && (isEnglish || (one.word.length > 3 && !auxiliary.test(one.word))));
      // Elsewhere verbs have many endings: "avant de remplir", "après avoir rempli".
      return object === undefined ? [] : [`${side} ${isEnglish ? object.stem : object.word.slice(0, 5)}`];
    }),
  );
}

function turned(mark: string): string {
  return mark.startsWith('before') ? mark.replace('before', 'after') : mark.replace('after', 'before');
}

function sequencesIn(text: string): Sequence[] {
  return text.split(/(?<=[.!?;])\s+/).flatMap((written) => {
    const sentence = written.replaceAll(/(?<=\S,? )(?:after which|whereupon)\b/gi, 'and then');
    const [, lead = '', first = '', main = ''] = leading.exec(sentence) ?? [];
    if (span.test(first)) return [];
    if (main !== '') {
      const isBefore = /before|prior/i.test(lead);
      return sequence(isBefore ? main : first, isBefore ? first : main);
    }
    const [, left = '', word = '', right = ''] = between.exec(sentence) ?? [];
    if (right === '' || span.test(right)) return [];
    const isLaterFirst = laterFirst.has(word.toLowerCase());
    return sequence(isLaterFirst ? right : left, isLaterFirst ? left : right);
  });
}

/** Words on both sides tell nothing. */
function sequence(earlier: string, later: string): Sequence[] {
  const [first, last] = [stemsOf(earlier), stemsOf(later)];
  const own = {
    earlier: first.filter((stem) => !last.includes(stem)),
    later: last.filter((stem) => !first.includes(stem)),
  };
  return own.earlier.length > 0 && own.later.length > 0 ? [own] : [];
}

function isSame(left: Sequence, right: Sequence): boolean {
  return sharesOf(left.earlier, right.earlier) > 0 && sharesOf(left.later, right.later) > 0;
}

function isOpposite(left: Sequence, right: Sequence): boolean {
  const crossed = Math.min(sharesOf(left.earlier, right.later), sharesOf(left.later, right.earlier));
  const straight = Math.max(sharesOf(left.earlier, right.earlier), sharesOf(left.later, right.later));
  return crossed > straight;
}

function sharesOf(stems: readonly string[], known: readonly string[]): number {
  return stems.filter((stem) => known.includes(stem)).length / Math.min(stems.length, known.length);
}
