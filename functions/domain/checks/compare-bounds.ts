import { type Bounded, boundsIn } from '../bounds.ts';
import { type Clause, clausesOf, wholeOf } from '../clauses.ts';
import { isDenied } from '../negations.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';

/** Said of a whole statement, these set a bound without standing next to the number. */
const limits =
  /\b(?:limit|maximum|max|minimum|min|least|most|cap|capped|ceiling|floor|threshold|deadline|exceed\w*|within|up to|between|or more|or less|over|under|above|below|more|less|longer|fewer|yet|after|ha(?:s|ve|d)\b.{1,50}\bto|in \d+|in (?:two|three|four|five|six|seven|eight|nine|ten|twelve))\b/i;

/** What says the same of all others: there, at most is at least. */
const turns =
  /\b(?:unless|otherwise|except|instead|older|younger|others?|rest|remaining|later|earlier|once|until|only)\b/i;

/** A number that is a limit in the evidence is the same limit in the claim: no "at most" for "at least", no bare number. */
export const compareBounds: Check = (claim, { readings }) => {
  const evidence = readings.join('\n');
  const known = boundsIn(evidence);
  // "Not taken by March" is "lapses after March".
  const isTurned = (written: string, said: string) =>
    isDenied(clauseWith(written, claim)) !== isDenied(clauseWith(said, evidence)) ||
    isDenied(wholeOf(claim)) !== isDenied(wholeOf(evidence)) ||
    turns.test(claim) !== turns.test(evidence);
  return boundsIn(claim).flatMap((claimed): Disagreement[] => {
    const same = known.filter(({ key }) => key === claimed.key);
    if (same.length === 0 || same.some(({ bound }) => bound === claimed.bound)) return [];
    const [first] = same;
    return first === undefined || isTurned(claimed.text, first.text) ? [] : compare(claimed, first, claim);
  });
};

function clauseWith(written: string, text: string): Clause {
  return clausesOf(text).find((clause) => clause.text.includes(written)) ?? wholeOf(text);
}

function compare(claimed: Bounded, known: Bounded, claim: string): Disagreement[] {
  if (known.bound === undefined) {
    if (claimed.isBeside && claimed.key.startsWith('{')) {
      return [contradicted(`the evidence does not say before or after ${claimed.text}`)];
    }
    return claimed.bound === 'exactly' ? [insufficient(`the evidence does not say exactly ${claimed.text}`)] : [];
  }
  if (claimed.bound !== undefined) {
    return [contradicted(`the evidence says ${known.bound} ${known.text}, not ${claimed.bound}`)];
  }
  // Days and years are named in more ways than before, by and until.
  if (claimed.key.startsWith('{')) return [];
  return limits.test(claim) || /\b(?:au plus|au moins|máximo|mínimo|maximal|mindestens|höchstens)\b/i.test(claim)
    ? []
    : [insufficient(`the evidence says ${known.bound} ${known.text}: say so too`)];
}
