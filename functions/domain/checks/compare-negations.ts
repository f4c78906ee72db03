import { boundDifferently } from '../bounds.ts';
import { type Clause, clausesOf, isAmong, nearestTo, shareOf, stemsOf, wholeOf } from '../clauses.ts';
import { deniedBy, differInDenial, isLimited, isNegated, limitDifferently } from '../negations.ts';
import { oppositionsOf } from '../opposites.ts';
import { type Check, contradicted } from './check.ts';

/** How much of a clause has to stand in one of the evidence before it can deny or affirm the same. */
const leastShared = 0.7;
/** The same where only a whole sentence of several clauses does. */
const leastSharedOfWhole = 0.9;

/** More clauses are no sentence, and each is held against each of the evidence. */
const mostClauses = 40;

/** What is said of all but two is not said of those two. */
const allBut =
  /\b(?:all|every|everyone|none|nobody) but\b|\b(?:apart from|other than)\b|\bother way (?:a?round|about)\b|\bvice versa\b/i;

/** The claim denies what the evidence denies and affirms what it affirms, clause by clause. */
export const compareNegations: Check = (claim, material) => {
  const spokenOf = stemsOf(claim);
  const readings = material.readings.map((reading) => withoutContrasts(reading, spokenOf));
  const evidence = readings.join('\n');
  if (limitDifferently(claim, evidence) || allBut.test(claim) !== allBut.test(evidence)) return [];
  const clauses = clausesOf(claim.replaceAll(aside, ' '))
    .slice(0, mostClauses)
    .filter(({ stems }) => stems.length > 0);
  const said = readings.flatMap(clausesOf);
  const wholes = readings.map(wholeOf);
  const nearest = new Map(
    clauses.map((clause) => {
      const near = nearestTo(clause, said, leastShared);
      return [clause, near.length > 0 ? near : nearestTo(clause, wholes, leastSharedOfWhole)];
    }),
  );
  const exceptions = said.filter(({ text, stems }) => stems.length > 1 && /^\s*(?:except|excluding)\b/i.test(text));
  // "Indoors, but not outdoors": of what is outdoors it is denied.
  const contrasted = [...evidence.matchAll(contrast)]
    .map(([, of = '']) => stemsOf(of))
    .filter((stems) => stems.length > 0);
  const isOtherwise = clauses.some((clause) => {
    const candidates = nearest.get(clause) ?? [];
    // Of what is excepted, the opposite of the rest is true.
    const isExcepted =
      exceptions.some(({ stems }) => shareOf(stems.slice(1), clause.stems) === 1) ||
      (isNegated(clause) && contrasted.some((stems) => shareOf(stems, clause.stems) === 1));
    return (
      candidates.length > 0 &&
      !isExcepted &&
      candidates.every((candidate) => {
        // What the claim says in several clauses the evidence may say in one.
        const isWhole = readings.includes(candidate.text);
        const together = clauses.filter((one) => isWhole || nearest.get(one)?.includes(candidate));
        // One may do this, another only that.
        if (isWhole && isLimited(candidate.text) && !said.includes(candidate) && isLimited(claim)) return false;
        return differs(joined(together), candidate) && differs(clause, candidate);
      })
    );
  });
  return isOtherwise ? [contradicted('a negation differs from the evidence')] : [];
};

const contrast =
  /,?\s(?:but|and|though|und|aber|et|mais|y|pero) (?:not|nicht|non|pas|no) (?:(?:in|on|for|at|to|by|the|an?|any|der|die|das|les?|la|los|las|el) )*(\p{L}+(?: \p{L}+)?)(?=[,.;]|$),?/giu;

/** What is denied of another in passing: "Grazing, though not forestry, is allowed". */
const aside = /,\s(?:but|though|although|and|if) not (?:\p{L}+ ){0,3}\p{L}+,\s/giu;

/** A text without what it denies of something that nobody speaks of: "assessors, but not participants, were aware". */
function withoutContrasts(text: string, spokenOf: readonly string[]): string {
  return text.replaceAll(contrast, (all: string, of: string) => (shareOf(stemsOf(of), spokenOf) > 0 ? all : ''));
}

function differs(clause: Clause, candidate: Clause): boolean {
  const words = (one: Clause) => one.words.map(({ word }) => word);
  return (
    differInDenial(clause, candidate) &&
    isDeniedOfBoth(clause, candidate) &&
    oppositionsOf(words(clause), words(candidate)).length === 0 &&
    !boundDifferently(clause.text, candidate.text) &&
    !(isSide(clause, 'before') && isSide(candidate, 'after')) &&
    !(isSide(clause, 'after') && isSide(candidate, 'before'))
  );
}

/** What is denied in other words than it is affirmed in may be its opposite: "out of service" is "does not run". */
function isDeniedOfBoth(clause: Clause, candidate: Clause): boolean {
  const [mine, its] = [deniedBy(clause), deniedBy(candidate)];
  if (mine.length === 0 && its.length === 0) return true;
  return mine.some((stem) => isSpokenOf(stem, candidate)) || its.some((stem) => isSpokenOf(stem, clause));
}

function isSpokenOf(stem: string, { stems }: Clause): boolean {
  return /\p{N}/u.test(stem) || isAmong(stem, stems);
}

function isSide({ words }: Clause, side: 'before' | 'after'): boolean {
  return words.some(({ word }) => word === side);
}

function joined(clauses: readonly Clause[]): Clause {
  return wholeOf(clauses.map(({ text }) => text).join(' '));
}
