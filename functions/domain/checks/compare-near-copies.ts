import { wordsOf } from '../content-words.ts';
import { isNegator } from '../negations.ts';
import { oppositionsOf } from '../opposites.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';

/** So many words at most may be left out and put in for a claim to be a copy of a sentence. */
const mostChanges = 5;
/** Of the claim's words, the part that has to be copied. */
const leastCopied = 0.65;
/** Longer sentences are not compared word by word: that takes quadratic time. */
const mostWords = 120;

const hedges =
  /^(?:may|might|could|about|around|nearly|almost|approximately|roughly|probably|possibly|perhaps|likely|estimated|expected|apparently|allegedly|reportedly)$/;
const softened =
  /^(?:may|might|could|can|should|would|about|around|nearly|almost|approximately|roughly|some|circa|probably|possibly|perhaps|likely|estimated|expected|allowed|permitted|entitled|able|possible|free|up|most|sometimes|often|over|under)$/;
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
  const claimed = spoken(claim);
  const sentences = readings.flatMap((reading) => [reading, ...reading.split(/(?<=[.!?;])\s+/)]).map(spoken);
  const copies = sentences.flatMap((sentence) => changesBetween(claimed, sentence) ?? []);
  if (copies.length === 0 || copies.some((changes) => weigh(changes) === undefined)) return [];
  return copies.slice(0, 1).flatMap((changes) => weigh(changes) ?? []);
};

interface Changes {
  /** In the sentence only. */
  readonly left: readonly string[];
  /** In the claim only. */
  readonly added: readonly string[];
}

function weigh({ left, added }: Changes): Disagreement | undefined {
  const limits = /^(?:only|until|unless|without|before|except|but|neither|nor)$/;
  const denials = left.filter(isNegator).length - added.filter(isNegator).length;
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

/** What is left over where the words that both have in the same order are taken away; undefined for too much of it. */
function changesBetween(claimed: readonly string[], sentence: readonly string[]): Changes | undefined {
  if (claimed.length > mostWords || sentence.length > mostWords) return undefined;
  if (Math.abs(claimed.length - sentence.length) > mostChanges) return undefined;
  const lengths = Array.from({ length: claimed.length + 1 }, () =>
    Array.from({ length: sentence.length + 1 }, () => 0),
  );
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = claimed.length - 1; row >= 0; row -= 1) {
    for (let column = sentence.length - 1; column >= 0; column -= 1) {
      const isSame = claimed[row] === sentence[column];
      const length = isSame ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      const cells = lengths[row];
      if (cells !== undefined) cells[column] = length;
    }
  }
  const copied = at(0, 0);
  const changed = claimed.length + sentence.length - 2 * copied;
  if (copied < leastCopied * claimed.length || changed === 0 || changed > mostChanges) return undefined;
  return leftOver(claimed, sentence, at);
}

function leftOver(
  claimed: readonly string[],
  sentence: readonly string[],
  at: (row: number, column: number) => number,
): Changes {
  const left: string[] = [];
  const added: string[] = [];
  let [row, column] = [0, 0];
  while (row < claimed.length || column < sentence.length) {
    if (row < claimed.length && column < sentence.length && claimed[row] === sentence[column]) {
      row += 1;
      column += 1;
    } else if (column >= sentence.length || (row < claimed.length && at(row + 1, column) >= at(row, column + 1))) {
      added.push(claimed[row] ?? '');
      row += 1;
    } else {
      left.push(sentence[column] ?? '');
      column += 1;
    }
  }
  return { left, added };
}

/** "Cannot" is "can not". */
function spoken(text: string): string[] {
  return wordsOf(text).flatMap(({ word }) => (word === 'cannot' ? ['can', 'not'] : [word]));
}
