import { type Clause, clausesOf, isAmong, shareOf } from '../clauses.ts';
import { isContentWord } from '../content-words.ts';
import { valueOfWords } from '../number-words.ts';
import { oppositionsOf } from '../opposites.ts';
import { type Check, contradicted } from './check.ts';

/** Only a clause of the very words of the evidence can tell that they have changed places. */
const leastShared = 0.8;

/** Who does something to whom in the evidence does so in the claim. */
export const compareRoles: Check = (claim, { readings }) => {
  const said = readings.flatMap(clausesOf);
  const isExchanged = clausesOf(claim).some((clause) => {
    const alike = said.filter((candidate) => shareOf(clause.stems, candidate.stems) >= leastShared);
    return alike.length > 0 && alike.every((candidate) => areExchanged(clause, candidate));
  });
  return isExchanged
    ? [contradicted('the evidence says it the other way round: who does it to whom is exchanged')]
    : [];
};

/** Stems of those who do something, and of those to whom it is done. */
interface Roles {
  readonly doers: readonly string[];
  readonly others: readonly string[];
}

function areExchanged(claimed: Clause, known: Clause): boolean {
  return claimed.words.some(({ word, stem }, index) => {
    const place = known.words.findIndex((other) => (word === 'than' ? other.word === 'than' : other.stem === stem));
    if (place < 0) return false;
    // "Was walking distance" has no verb that "distance walked" has.
    if (word.endsWith('ing') !== (known.words[place]?.word ?? '').endsWith('ing')) return false;
    // "A is longer than B" is "B is shorter than A".
    if (word === 'than' && oppositionsOf(wordsIn(claimed), wordsIn(known)).length > 0) return false;
    const [mine, its] = [rolesAt(claimed, index), rolesAt(known, place)];
    if (mine === undefined || its === undefined) return false;
    const myDoers = without(mine.doers, [...mine.others, ...its.doers]);
    const itsDoers = without(its.doers, [...its.others, ...mine.doers]);
    return overlap(myDoers, its.others) && overlap(itsDoers, mine.others) && !overlap(myDoers, itsDoers);
  });
}

/** What stands on either side of a verb, or of "than"; undefined where the word is neither or nobody is named who does it. */
function rolesAt(clause: Clause, index: number): Roles | undefined {
  const { words } = clause;
  if (words[index]?.word === 'than') {
    return /\d/.test(words[index + 1]?.word ?? '')
      ? undefined
      : { doers: stems(clause, 0, index), others: stems(clause, index) };
  }
  if (!isVerb(clause, index)) return undefined;
  const isPassive =
    words.slice(Math.max(0, index - 2), index).some(({ word }) => be.test(word)) &&
    !(words[index]?.word ?? '').endsWith('ing');
  const by = words.findIndex(({ word }, place) => place > index && word === 'by');
  // "Complaints received by the office".
  const isShortened = by === index + 1 && participle.test(words[index]?.word ?? '');
  if (!isPassive && !isShortened)
    return { doers: stems(clause, 0, index), others: stems(clause, index + 1, otherSide(clause, index)) };
  return by < 0 ? undefined : { doers: stems(clause, by), others: stems(clause, 0, index) };
}

/** What is held against the first is no object: "12 of these relapsed, against 31 of those". */
function otherSide({ words }: Clause, from: number): number {
  const place = words.findIndex(
    ({ word }, index) =>
      index > from &&
      (/^(?:compared|versus|vs|whereas|unlike|while)$/.test(word) ||
        (word === 'against' && /^\d/.test(words[index + 1]?.word ?? ''))),
  );
  return place < 0 ? words.length : place;
}

const be = /^(?:(?:is|are|was|were)(?:n['’]t)?|be|been|being)$/;
/** These give a value, and do nothing to anybody. */
const measures = /^(?:costs?|weigh\w*|measur\w+|lasts?|lasted|takes?|took|amounts?|totals?|totalled|reach\w*)$/;
const participle =
  /(?:ed|(?:[tkvzd]|[aeiou]s|ol|al|e)en|paid|sold|bought|led|met|lent|taught|made|built|held|won|given|told|sent)$/;
const auxiliary = /^(?:is|are|was|were|be|been|being|may|can|must|shall|will|should|has|have|had|does|do|did|to|not)$/;
const notBeforeVerbs =
  /^(?:the|an?|of|in|on|for|with|its|their|his|her|our|each|every|all|no|any|some|most|more|less|fewer|few|many|several|other|by|from|than)$/;

const afterVerbs =
  /^(?:the|an?|its|their|his|her|our|no|all|each|every|at|in|on|by|to|for|with|from|into|that|it|them|\d.*)$/;

/** As far as its form and what stands before it tell. */
function isVerb({ words }: Clause, index: number): boolean {
  const word = words[index]?.word ?? '';
  const previous = words[index - 1]?.word ?? '';
  // "Two written reminders" have no verb.
  if (valueOfWords(previous) !== undefined || /^\d/.test(previous)) return false;
  // "X served as Y" is "Y was X".
  if (words[index + 1]?.word === 'as') return false;
  if (word.length < 3 || index === 0 || auxiliary.test(word) || measures.test(word) || notBeforeVerbs.test(previous))
    return false;
  // A plural is followed by another verb, or by nothing.
  const isThirdPerson = /[^s]s$/.test(word) && afterVerbs.test(words[index + 1]?.word ?? '');
  return auxiliary.test(previous) || isThirdPerson || participle.test(word);
}

function wordsIn({ words }: Clause): string[] {
  return words.map(({ word }) => word);
}

function stems({ words }: Clause, from: number, to = words.length): string[] {
  return words
    .slice(from, to)
    .filter((word) => isContentWord(word) && !/\p{N}/u.test(word.word))
    .map(({ stem }) => stem);
}

/** "The court of appeal" and "the district court" are told apart by what only one of them has. */
function without(words: readonly string[], others: readonly string[]): string[] {
  return words.filter((stem) => !others.includes(stem));
}

function overlap(left: readonly string[], right: readonly string[]): boolean {
  return left.some((stem) => isAmong(stem, right));
}
