import { boundDifferently, boundsIn } from '../bounds.ts';
import { type Clause, clausesOf, nearestTo, shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { isDenied } from '../negations.ts';
import { areOnOneSide, isPole, type Opposition, oppositionsOf } from '../opposites.ts';
import { type Check, contradicted } from './check.ts';

/** How much of a clause has to stand in one of the evidence before their words are held against each other. */
const leastShared = 0.6;
/** The same where the evidence says both, each of something else. */
const leastSharedOfBoth = 0.9;

/** More clauses are no sentence, and each is held against each of the evidence. */
const mostClauses = 40;
const mostNearest = 20;

/** Where the claim says that something rises, the evidence does not say that it falls. */
export const compareOpposites: Check = (claim, { readings }) => {
  const said = readings.flatMap(clausesOf);
  // "Only below 60" says that it is not above 60.
  const comparable = new Set(
    readings.filter((reading) => isLimited(claim) === isLimited(reading) && !boundDifferently(claim, reading)),
  );
  return clausesOf(claim)
    .slice(0, mostClauses)
    .flatMap((clause) => {
      // What is opposed is not shared.
      const stems = stemsWithoutPoles(clause);
      const isBoth = readings.some((reading) => !isRow(reading) && saysBoth(clause, reading));
      const alike = nearestTo({ ...clause, stems }, said, isBoth ? leastSharedOfBoth : leastShared);
      const nearest = alike.length > 0 || !isBoth ? alike : said.filter((candidate) => isWithin(candidate, stems));
      const others = wordsIn(claim);
      // Of so many equally near it cannot tell.
      if (nearest.length > mostNearest) return [];
      const opposed = nearest.map((candidate) => {
        const reading = readings.find((text) => text.includes(candidate.text)) ?? candidate.text;
        return comparable.has(reading) ? oppositionOf(clause, candidate, others) : undefined;
      });
      if (opposed.length > 0 && opposed.every((one) => one !== undefined)) {
        const [first] = opposed;
        return first === undefined ? [] : [contradicted(`the evidence says ${first.said}, not ${first.claimed}`)];
      }
      return [];
    });
};

/** Whether a clause speaks of nothing but what the claim speaks of: "and is closed on holidays", after what is open. */
function isWithin(candidate: Clause, claimed: readonly string[]): boolean {
  const stems = stemsWithoutPoles(candidate);
  return stems.length > 1 && shareOf(stems, claimed) === 1;
}

function stemsWithoutPoles({ words }: Clause): readonly string[] {
  return stemsOf(words.flatMap(({ word }) => (isPole(word) ? [] : [word])).join(' '));
}

function oppositionOf(clause: Clause, candidate: Clause, others: readonly string[]) {
  // "A is larger than B" says that B is smaller than A.
  if (isComparison(clause) || isComparison(candidate)) return undefined;
  if (boundDifferently(clause.text, candidate.text)) return undefined;
  // "Not open" is closed.
  return oppositionsOf(wordsIn(plainly(clause)), wordsIn(plainly(candidate))).find(
    ({ claimed, said }) =>
      // The claim says both, each of something else.
      !(events.test(said) && others.some((other) => areOnOneSide(other, said))) &&
      isDeniedAt(clause.text, claimed) === isDeniedAt(candidate.text, said) &&
      isDenied(clause, claimed) === isDenied(candidate, said) &&
      !areOfOtherTimes(clause.text, candidate.text, { claimed, said }),
  );
}

/** Each cell of a row speaks of something else. */
function isRow(reading: string): boolean {
  return reading.includes(' — ');
}

/** Whether a text has words on either side of something that a clause takes a side in. */
function saysBoth(clause: Clause, reading: string): boolean {
  const said = wordsIn(reading).filter(isPole);
  return wordsIn(clause.text)
    .filter(isPole)
    .some(
      (word) =>
        said.some((one) => areOnOneSide(word, one)) && said.some((one) => oppositionsOf([word], [one]).length > 0),
    );
}

/** "Not visible" is hidden, whatever else is denied. */
function isDeniedAt(text: string, word: string): boolean {
  return new RegExp(
    String.raw`(?<!\p{L})(?:not|never|no longer|nicht|pas|no)\s(?:\p{L}+ly\s)?${word}(?!\p{L})`,
    'iu',
  ).test(text);
}

const events = /^(?:start|begin|began|begun|end|stop|finish|open|clos|shut)/;

/** What starts at two and finishes within an hour: each side has a time of its own. */
function areOfOtherTimes(claim: string, evidence: string, { claimed, said }: Opposition): boolean {
  if (!events.test(claimed) || !events.test(said)) return false;
  const [mine, its] = [timesIn(claim), timesIn(evidence.slice(evidence.toLowerCase().indexOf(said)))];
  return mine.length > 0 && its.length > 0 && mine.every((time) => !its.includes(time));
}

function timesIn(text: string): string[] {
  return boundsIn(text).map(({ key }) => key);
}

function isLimited(text: string): boolean {
  return /\b(?:only|unless|until|except)\b/i.test(text);
}

function isComparison({ words }: Clause): boolean {
  return words.some(({ word }, index) => word === 'than' && !/^\d/.test(words[index + 1]?.word ?? ''));
}

/** The end of March ends nothing, and "fill up" does not say that something rises. */
const particles =
  /\b(?:end|close|beginning|start|middle) of (?:the )?(?:\p{L}+ )?(?:year|month|week|quarter|day|\p{Lu}\p{L}+|(?:19|20)\d\d)\b|\bupside down\b|\bat the (?:latest|earliest)\b|\bwhichever (?:is|comes|occurs) (?:the )?(?:earlier|later|first|sooner)\b|(?<!\b(?:is|are|was|were|be|been|go|goes|going|went|gone|come|came|move|moves|moved|edge|edged|further|pressure|price|prices|costs?|sales|rates?|and)\s)\b(?:up|down)\b(?! (?:by|from|on|\d|[$€£]|about|nearly|slightly|sharply|again|compared)| *$)/giu;

/** What is less strong, or not as strong, is weaker. */
const lessened = /\b(?:less|least|not (?:as|so|very|particularly|that)) \p{L}+(?! than)(?!\p{L})/giu;

function plainly({ text }: Clause): string {
  return text.replaceAll(particles, ' ').replaceAll(lessened, ' ');
}

/** What is reopened is open. */
function wordsIn(text: string): string[] {
  return wordsOf(text).map(({ word }) =>
    /^re-?\p{L}{4}/u.test(word) && isPole(word.replace(/^re-?/, '')) ? word.replace(/^re-?/, '') : word,
  );
}
