import { type Gap, gapsBetween, mostAligned } from '../align-words.ts';
import { isDenialOf, isNegator } from '../negations.ts';
import { oppositionsOf } from '../opposites.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';
import { sentencesIn, spokenWords } from './spoken-words.ts';

/** So many words at most may be left out and put in for a claim to be a copy of a sentence. */
const mostChanges = 5;
/** Of the claim's words, the part that has to be copied. */
const leastCopied = 0.65;

const hedges =
  /^(?:may|might|could|about|around|nearly|almost|approximately|roughly|probably|possibly|perhaps|likely|estimated|expected|apparently|allegedly|reportedly)$/;
const softened =
  /^(?:may|might|could|can|should|would|about|around|nearly|almost|approximately|roughly|some|circa|probably|possibly|perhaps|likely|estimated|expected|allowed|permitted|entitled|able|possible|free|up|most|sometimes|often|over|under|so)$/;
const quantifiers = new Map(
  [
    'all every each always',
    'most usually normally mostly generally',
    'some several sometimes certain occasionally',
    'few rarely seldom hardly',
    'many often frequently',
  ].flatMap((words, rank) => words.split(' ').map((word): [string, number] => [word, rank])),
);

/** In a claim that repeats a sentence nearly word for word, the words that it changes are few enough to be weighed one by one. */
export const compareNearCopies: Check = (claim, { readings }) => {
  const claimed = spokenWords(claim);
  const copies = sentencesIn(readings).flatMap((sentence) => changesBetween(claimed, sentence) ?? []);
  if (copies.length === 0 || copies.some((changes) => weigh(changes) === undefined)) return [];
  return copies.slice(0, 1).flatMap((changes) => weigh(changes) ?? []);
};

interface Changes {
  /** In the sentence only. */
  readonly left: readonly string[];
  /** In the claim only. */
  readonly added: readonly string[];
  /** One word is denied in the claim and another in the sentence. */
  readonly isDeniedElsewhere: boolean;
}

function weigh({ left, added, isDeniedElsewhere }: Changes): Disagreement | undefined {
  const limits = /^(?:only|until|unless|without|before|except|but|neither|nor)$/;
  const denials = denialsIn(left, added) - denialsIn(added, left);
  if (isDeniedElsewhere) return contradicted('a negation differs from the evidence');
  const isReworded = [...left, ...added].some((word) => limits.test(word));
  if (denials % 2 !== 0 && !isReworded && left.length + added.length <= 3)
    return contradicted('a negation differs from the evidence');
  const [opposed] = oppositionsOf(added, left);
  if (opposed !== undefined && denials === 0 && !isReworded && !added.includes('than')) {
    return contradicted(`the evidence says ${opposed.said}, not ${opposed.claimed}`);
  }
  const [claimed, known] = [added, left].map((words) => words.find((word) => quantifiers.has(word)));
  if (claimed !== undefined && known !== undefined && quantifiers.get(claimed) !== quantifiers.get(known)) {
    return contradicted(`the evidence says "${known}", not "${claimed}"`);
  }
  const hedge = left.find((word) => hedges.test(word));
  if (hedge !== undefined && !added.some((word) => softened.test(word))) {
    return insufficient(`the evidence is less certain, it says "${hedge}": say so too`);
  }
  return undefined;
}

/** "Not affected" is unaffected. */
function denialsIn(words: readonly string[], others: readonly string[]): number {
  return words.filter((word) => isNegator(word) || others.some((other) => isDenialOf(word, other))).length;
}

/** What is left over where the words that both have in the same order are taken away; undefined for too much of it. */
function changesBetween(claimed: readonly string[], sentence: readonly string[]): Changes | undefined {
  if (claimed.length > mostAligned || sentence.length > mostAligned) return undefined;
  if (Math.abs(claimed.length - sentence.length) > mostChanges) return undefined;
  const gaps = gapsBetween(claimed, sentence);
  const added = gaps.flatMap(({ first }) => claimed.slice(...first));
  const left = gaps.flatMap(({ second }) => sentence.slice(...second));
  const changed = added.length + left.length;
  const copied = claimed.length - added.length;
  return copied < leastCopied * claimed.length || changed === 0 || changed > mostChanges
    ? undefined
    : { left, added, isDeniedElsewhere: isDeniedElsewhere(claimed, sentence, gaps) };
}

/** "Use it, as it cannot rust" for "never use it, as it can rust". */
function isDeniedElsewhere(claimed: readonly string[], sentence: readonly string[], gaps: readonly Gap[]): boolean {
  const deniedIn = (words: readonly string[], side: 'first' | 'second') =>
    gaps.flatMap((gap) => {
      const [from, to] = gap[side];
      return words.slice(from, to).some(isNegator) ? [words[to] ?? ''] : [];
    });
  const [mine, its] = [deniedIn(claimed, 'first'), deniedIn(sentence, 'second')];
  return (
    mine.length > 0 &&
    its.length > 0 &&
    gaps.every(({ first, second }) => first[1] - first[0] + second[1] - second[0] === 1) &&
    !mine.some((word) => its.includes(word))
  );
}
