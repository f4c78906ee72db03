import { compareDates } from '../domain/checks/compare-dates.ts';
import { compareDenials } from '../domain/checks/compare-denials.ts';
import { compareNegations } from '../domain/checks/compare-negations.ts';
import { compareNumbers } from '../domain/checks/compare-numbers.ts';
import { compareOpposites } from '../domain/checks/compare-opposites.ts';
import { comparePermissions } from '../domain/checks/compare-permissions.ts';
import { isAmong, shareOf, stemsOf } from '../domain/clauses.ts';
import { isContentWord, wordsOf } from '../domain/content-words.ts';
import { datesIn } from '../domain/dates.ts';
import { lazy } from '../domain/lazy.ts';
import { isPole, rivalsOf } from '../domain/opposites.ts';
import { verbPlace } from '../domain/predicates.ts';
import { mentions, namesIn } from '../domain/proper-names.ts';
import { unitOf } from '../domain/units.ts';

/** How much of the claim's words the other has to have. */
const leastShared = 0.5;
/** Words of the other that neither the claim nor its evidence has, such as its verb; with more it may speak of something else. */
const mostApart = 1;

/**
 * Whether a text that speaks of nothing but what a claim and its evidence speak of, in whatever words, says otherwise
 * than the claim. `cited` is what the evidence of the claim says.
 */
export function isRestatedOtherwise(claim: string, cited: readonly string[], other: string): boolean {
  const said = other.replace(/^According to [^,]{3,80},\s|\saccording to [^,;]{3,80}(?=\.?$)/, '');
  if (isRow(said) || isRow(claim)) return false;
  const known = [claim, ...cited].join('\n');
  if (!speaksOfNothingElse(said, claim, known)) return false;
  const material = { readings: [said], headings: [] };
  const differs = (check: typeof compareDates) =>
    check(claim, material).some(({ verdict }) => verdict === 'contradicted');
  const isOther = [compareNumbers, compareNegations, comparePermissions, compareDenials, compareOpposites].some(
    differs,
  );
  // Something else at another time is another fact, the same at another time a dispute.
  return isOfOtherTime(said, claim) ? !isOther && differs(compareDates) : isOther || differs(compareDates);
}

/** What tells one case from another without a word of its own. */
const qualifier =
  /\b(?:first|second|third|fourth|last|next|new|former|other|another|further|again|re-\p{L}+|if|when|unless|except|only|over|under|above|below|on \p{L}+days|at weekends|at night|in (?:winter|summer|spring|autumn)|for \p{L}+s)\b/giu;

function speaksOfNothingElse(said: string, claim: string, known: string): boolean {
  const stems = stemsOf(known);
  const words = wordsOf(said);
  const verb = verbPlace(words);
  const subjects = words.filter((word) => isContentWord(word) && !isMeasure(word.word) && !reporting().has(word.stem));
  const apart = subjects.filter(({ word, stem }) => !isAmong(stem, stems) && !isPole(word));
  const isAdded = apart.some((word) => {
    const place = words.indexOf(word);
    return place < verb || preposition.test(words[place - 1]?.word ?? '');
  });
  const mine = stemsOf(claim).filter((stem) => !isMeasure(stem));
  const its = subjects.map(({ stem }) => stem);
  if (apart.length > mostApart || isAdded || its.length - apart.length < 2 || shareOf(mine, its) < leastShared)
    return false;
  const qualified = new Set<string>(known.toLowerCase().match(qualifier));
  if ((said.toLowerCase().match(qualifier) ?? []).some((one) => !qualified.has(one))) return false;
  const rivals = rivalsOf(
    words.map(({ word }) => word),
    wordsOf(claim).map(({ word }) => word),
  );
  return rivals.length === 0 && namesIn(said).every((name) => /^\d/.test(name) || mentions(known, name));
}

const reporting = lazy(
  () => new Set(stemsOf('log record report state notice note show list say website page handbook document')),
);
const preposition = /^(?:of|for|by|with|without|in|on|at|from|to|among|under|over)$/;

/** Numbers and units are compared by value. */
function isMeasure(word: string): boolean {
  return /\p{N}/u.test(word) || unitOf(word) !== undefined;
}

const period = /\b(?:1[5-9]|20)\d\d\b|\bQ[1-4]\b/g;

function isOfOtherTime(said: string, claim: string): boolean {
  const claimed = new Set(claim.match(period));
  return (
    claimed.size > 0 && datesIn(said).dates.length > 0 && (said.match(period) ?? []).some((time) => !claimed.has(time))
  );
}

function isRow(text: string): boolean {
  return text.includes(' — ') || text.startsWith('|');
}
