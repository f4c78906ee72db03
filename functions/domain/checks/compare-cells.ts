import { isAmong, stemsOf } from '../clauses.ts';
import { type Word, wordsOf } from '../content-words.ts';
import { generalWords } from '../english-words.ts';
import { isNegator } from '../negations.ts';
import { verbPlace } from '../predicates.ts';
import { quantitiesIn } from '../quantities.ts';
import { relatedTo } from '../synonyms.ts';
import { type Row, rowsIn } from '../table-rows.ts';
import { type Check, contradicted } from './check.ts';

/** A claim about one row of a table names its subject, and what stands in the columns that it names. */
export const compareCells: Check = (claim, { readings, headings }) => {
  const [row, ...further] = rowsIn(readings);
  if (row === undefined || further.length > 0 || readings.length > 1) return [];
  const known = [...stemsOf(readings.join('\n')), ...stemsOf(headings.join('\n'))];
  const claimed = stemsOf(claim);
  const unknown = stemsOf(
    wordsOf(claim)
      .flatMap(({ word }) => (generalWords.has(word) ? [] : [word]))
      .join(' '),
  ).filter((stem) => !isKnown(stem, known));
  const isOther = isOfOtherSubject(claim, row, claimed, unknown) || isOtherText(row, claimed, unknown);
  if (isOther) return [contradicted('the table says this of something else')];
  if (isAffirmedNone(claim, row, claimed)) return [contradicted('the table gives none of what the claim speaks of')];
  return isDeniedAmount(claim, row, claimed) || isDeniedText(claim, row)
    ? [contradicted('the table gives what the claim denies')]
    : [];
};

/** Nothing of the first cell stands in the claim, and nothing of the claim's subject in the table. */
function isOfOtherSubject(
  claim: string,
  { subject }: Row,
  claimed: readonly string[],
  unknown: readonly string[],
): boolean {
  const own = stemsOf(subject);
  const words = wordsOf(claim);
  const mine = subjectStems(words);
  return (
    own.length > 0 &&
    !/\d/.test(subject) &&
    mine.length > 0 &&
    (mine.every((stem) => unknown.includes(stem)) || isNamedOtherwise(claim, words, unknown)) &&
    !own.some((stem) => isKnown(stem, claimed))
  );
}

/** "In terraced houses …": what the claim begins with is unknown to the table. */
function isNamedOtherwise(claim: string, words: readonly Word[], unknown: readonly string[]): boolean {
  if (!/^(?:In|At|On|For|Among|With) (?:the )?\p{L}/u.test(claim)) return false;
  const rest = words.slice(1).filter(({ word }) => word !== 'the');
  return rest.slice(0, 2).every(({ stem }) => unknown.includes(stem));
}

function subjectStems(words: readonly Word[]): readonly string[] {
  const place = verbPlace(words);
  const before = words.slice(0, Math.max(0, place)).map(({ word }) => word);
  return stemsOf(before.join(' '));
}

/** The claim names a column, nothing of what stands in it, and something that the table lacks. */
function isOtherText({ cells }: Row, claimed: readonly string[], unknown: readonly string[]): boolean {
  return cells.some(({ name, value }) => {
    const [column, said] = [stemsOf(name), stemsOf(value)];
    return (
      unknown.length > 0 &&
      column.length > 0 &&
      said.length > 0 &&
      !/\d/.test(value) &&
      column.every((stem) => claimed.includes(stem)) &&
      !said.some((stem) => isKnown(stem, claimed))
    );
  });
}

const happening =
  /\b(?:occur\p{L}*|happen\p{L}*|report\p{L}*|observ\p{L}*|experienc\p{L}*|affect\p{L}*|found|suffer\p{L}*|had|record\p{L}*|measur\p{L}*)\b/iu;

function isDeniedAmount(claim: string, { cells }: Row, claimed: readonly string[]): boolean {
  if (!happening.test(claim) || /\d/.test(claim) || !wordsOf(claim).some(({ word }) => isNegator(word))) return false;
  return cells.some(({ name, value }) => {
    const [amount] = quantitiesIn(value);
    const column = stemsOf(name.replace(/\(.*\)/, ''));
    return (
      amount !== undefined && amount.value > 0 && column.length > 0 && column.every((stem) => claimed.includes(stem))
    );
  });
}

/** Of what there are none or 0 a claim without a number or a negation says that there is some. */
function isAffirmedNone(claim: string, { cells }: Row, claimed: readonly string[]): boolean {
  if (
    /\d/.test(claim) ||
    !/\b(?:there (?:was|were|is|are)|had|has|have|occurred|happened|reported|recorded)\b/i.test(claim)
  )
    return false;
  if (/\b(?:without|free|zero|nil|lacks?|lacked)\b/i.test(claim) || wordsOf(claim).some(({ word }) => isNegator(word)))
    return false;
  return cells.some(({ name, value }) => {
    const column = stemsOf(name.replace(/\(.*\)/, ''));
    return (
      /^(?:0|none|no|nil|zero|keine?|aucune?|ninguno)$/i.test(value.trim()) &&
      column.length > 1 &&
      column.every((stem) => claimed.includes(stem))
    );
  });
}

/** The claim has "not" or "no longer" right before what stands in a cell. */
function isDeniedText(claim: string, { cells }: Row): boolean {
  const denied = /(?<!\p{L})(?:not|no longer|never) (?:(?:yet|currently|in|on|at|the|an?|under) )*(.{3,80})$/iu.exec(
    claim.replace(/\.$/, ''),
  )?.[1];
  if (denied === undefined || /\b(?:but|only|until|before|than|unless)\b/i.test(claim)) return false;
  const stems = stemsOf(denied);
  return cells.some(({ value }) => {
    const said = stemsOf(value);
    return (
      said.length > 0 &&
      !/\d|\b(?:not?|never|none|without)\b/i.test(value) &&
      stems.length === said.length &&
      said.every((stem) => stems.includes(stem))
    );
  });
}

function isKnown(stem: string, known: readonly string[]): boolean {
  return isAmong(stem, known) || known.some((other) => relatedTo(other).has(stem) || relatedTo(stem).has(other));
}
