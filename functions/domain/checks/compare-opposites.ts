import { boundDifferently } from '../bounds.ts';
import { type Clause, clausesOf, nearestTo, stemsOf } from '../clauses.ts';
import { isDenied } from '../negations.ts';
import { isPole, oppositionsOf } from '../opposites.ts';
import { type Check, contradicted } from './check.ts';

/** How much of a clause has to stand in one of the evidence before their words are held against each other. */
const leastShared = 0.6;

/** Where the claim says that something rises, the evidence does not say that it falls. */
export const compareOpposites: Check = (claim, { readings }) => {
  const said = readings.flatMap(clausesOf);
  return clausesOf(claim).flatMap((clause) => {
    // What is opposed is not shared.
    const stems = stemsOf(clause.words.flatMap(({ word }) => (isPole(word) ? [] : [word])).join(' '));
    const nearest = nearestTo({ ...clause, stems }, said, leastShared);
    const opposed = nearest.map((candidate) => {
      const reading = readings.find((text) => text.includes(candidate.text)) ?? candidate.text;
      // "Only below 60" says that it is not above 60.
      return isLimited(claim) === isLimited(reading) ? oppositionOf(clause, candidate) : undefined;
    });
    if (opposed.length > 0 && opposed.every((one) => one !== undefined)) {
      const [first] = opposed;
      return first === undefined ? [] : [contradicted(`the evidence says ${first.said}, not ${first.claimed}`)];
    }
    return [];
  });
};

function oppositionOf(clause: Clause, candidate: Clause) {
  // "A is larger than B" says that B is smaller than A.
  if (isComparison(clause) || isComparison(candidate)) return undefined;
  if (boundDifferently(clause.text, candidate.text)) return undefined;
  // "Not open" is closed.
  return oppositionsOf(wordsIn([clause]), wordsIn([candidate])).find(
    ({ claimed, said }) => isDenied(clause, claimed) === isDenied(candidate, said),
  );
}

function isLimited(text: string): boolean {
  return /\b(?:only|unless|until|except)\b/i.test(text);
}

function isComparison({ words }: Clause): boolean {
  return words.some(({ word }, index) => word === 'than' && !/^\d/.test(words[index + 1]?.word ?? ''));
}

function wordsIn(clauses: readonly Clause[]): string[] {
  return clauses.flatMap(({ words }) => words.map(({ word }) => word));
}
