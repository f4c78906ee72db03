import { compareDates } from '../domain/checks/compare-dates.ts';
import { compareNegations } from '../domain/checks/compare-negations.ts';
import { compareNumbers } from '../domain/checks/compare-numbers.ts';
import { shareOf, stemsOf } from '../domain/clauses.ts';
import { wordsOf } from '../domain/content-words.ts';
import type { Claim, Evidence } from '../domain/model.ts';
import { numbersAnother } from '../domain/numbered-names.ts';
import { rivalsOf } from '../domain/opposites.ts';
import { mentions, namesIn } from '../domain/proper-names.ts';
import { type Reading, readEvidence } from '../domain/read-evidence.ts';
import { unitOf } from '../domain/units.ts';
import { isRestatedOtherwise } from './is-restated-otherwise.ts';

/** The part of a claim's words that the other has to have, and of the other's that the claim has: what differs in more speaks of something else. */
const leastSharedOfClaim = 0.8;
const leastSharedOfOther = 0.75;
/** The same of either, word for word, before one can be the denial of the other. */
const leastSharedOfDenial = 0.9;

/**
 * The evidence that a claim does not cite and that says otherwise: of the very same, another number or date, or the
 * denial of it. Sentences below different headings of one source speak of different things.
 */
export function findDisputes(claim: Pick<Claim, 'text' | 'evidence'>, evidence: readonly Evidence[]): Evidence[] {
  const cited = new Set(claim.evidence.map(placeOf));
  const others = readEvidence(evidence).filter(
    (reading) => !reading.evidence.some((piece) => cited.has(placeOf(piece))),
  );
  const said = readEvidence(claim.evidence).map((reading) => reading.text);
  const disputing = others.filter(
    (reading) =>
      isOfSamePlace(reading, claim.evidence) &&
      !numbersAnother(claim.text, reading.text) &&
      (saysOtherwise(claim.text, reading.text) || isRestatedOtherwise(claim.text, said, reading.text)),
  );
  return [
    ...new Map(disputing.flatMap((reading) => reading.evidence).map((piece) => [placeOf(piece), piece])).values(),
  ];
}

function saysOtherwise(claim: string, said: string): boolean {
  if (!speakOfTheSame(claim, said)) return false;
  const material = { readings: [said], headings: [] };
  const checks = isReworded(claim, said)
    ? [compareNumbers, compareDates]
    : [compareNumbers, compareDates, compareNegations];
  return checks.flatMap((check) => check(claim, material)).some(({ verdict }) => verdict === 'contradicted');
}

function isReworded(left: string, right: string): boolean {
  const [mine, its] = [subjectsOf(left), subjectsOf(right)];
  const shared = mine.filter((stem) => its.includes(stem)).length;
  return shared < leastSharedOfDenial * Math.max(mine.length, its.length);
}

function speakOfTheSame(left: string, right: string): boolean {
  const [mine, its] = [subjectsOf(left), subjectsOf(right)];
  if (Math.min(mine.length, its.length) < 2) return false;
  if (!isOfSameRow(left, right) || !isOfSameRow(right, left)) return false;
  // What is said of the summer is not said of the winter.
  if (rivalsOf(wordsIn(left), wordsIn(right)).length > 0) return false;
  const isShared = shareOf(mine, its) >= leastSharedOfClaim && shareOf(its, mine) >= leastSharedOfOther;
  const names = (text: string) => namesIn(text).filter((name) => !/^\d/.test(name));
  return (
    isShared && names(left).every((name) => mentions(right, name)) && names(right).every((name) => mentions(left, name))
  );
}

function wordsIn(text: string): string[] {
  return wordsOf(text).map(({ word }) => word);
}

/** Rows of one table share all names of columns, and speak of different things. */
function isOfSameRow(left: string, right: string): boolean {
  const [, subject] = /^(.{1,200}?) — .+: /.exec(left) ?? [];
  if (subject === undefined) return true;
  const words = new Set(wordsOf(right).map(({ stem }) => stem));
  return wordsOf(subject).every(({ stem }) => words.has(stem));
}

/** Units tell what is measured, and are compared by value. */
function subjectsOf(text: string): readonly string[] {
  const units = new Set(
    wordsOf(text)
      .filter(({ word }) => unitOf(word) !== undefined)
      .map(({ stem }) => stem),
  );
  return stemsOf(text).filter((stem) => !units.has(stem));
}

function isOfSamePlace(reading: Reading, cited: readonly Evidence[]): boolean {
  return reading.evidence.every((piece) =>
    cited.every((one) => one.sourceId !== piece.sourceId || one.headings.join('\n') === piece.headings.join('\n')),
  );
}

function placeOf({ sourceId, start, end }: Evidence): string {
  return `${sourceId}:${start}:${end}`;
}
