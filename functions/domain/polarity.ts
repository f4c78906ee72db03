import { mostAligned } from './align-words.ts';
import { boundDifferently } from './bounds.ts';
import { type Clause, clausesOf, isAmong, shareOf, stemsOf } from './clauses.ts';
import { isContentWord, type Word, wordsOf } from './content-words.ts';
import { functionWordsOf } from './function-words.ts';
import { lazyPattern } from './lazy.ts';
import { deniersOf, isDenialOf, isNegator, limitDifferently, withoutIdioms } from './negations.ts';
import { isPole, oppositionsOf } from './opposites.ts';

/** How much of a claim has to stand in a sentence of which it denies one word, or affirms one that this denies. */
const leastShared = 0.6;
/** How much of a clause that denies something the claim has to repeat before it affirms the same. */
const leastRepeated = 0.85;
/** The same of a sentence that speaks of what stands in another one. */
const leastKnown = 0.8;
const leastOfSentence = 0.3;
/** More clauses are no sentence, more denials no claim, and more sentences no quotation: each is held against each. */
const mostClauses = 40;
const mostDenied = 8;
const mostDeniedOfSentence = 40;
const mostSentences = 100;

/**
 * Whether a claim denies the very word that a sentence affirms of the same, or affirms the one that this denies,
 * whatever else either denies: "leave not taken lapses" and "leave not taken does not lapse".
 */
export function deniesAnother(claim: string, readings: readonly string[]): boolean {
  const texts = readings.filter((reading) => !isRow(reading)).flatMap(sentencesOf);
  if (otherwise().test(claim) || texts.length > mostSentences) return false;
  const said = texts.map(readDenials);
  const mine = readDenials(claim);
  if (mine.denied.length > mostDenied) return false;
  const sentences = said.filter(
    (sentence) =>
      !otherwise().test(sentence.text) &&
      !areLimitedDifferently(claim, sentence.text) &&
      !boundDifferently(plainly(claim), plainly(sentence.text)),
  );
  if (sentences.length === 0) return false;
  const known = said.flatMap(({ stems }) => stems);
  // Of one that evidence denies here and affirms there, nothing can be told.
  const isOnlyDenied = (stem: string) =>
    said.every(({ affirmed, denied }) => !isAmong(stem, affirmed) || isAmong(stem, denied));
  // What they say of none is worded in other ways than what they deny of all.
  const isDeniedThere = said.some(({ denied }) => denied.some((stem) => mine.affirmed.includes(stem)));
  const isOnlyAffirmed = (stem: string) => !isDeniedThere && said.every(({ denied }) => !isAmong(stem, denied));
  return sentences.some((sentence) => {
    const extra = mine.denied.filter((stem) => !isAmong(stem, sentence.denied));
    const missing = sentence.denied.filter((stem) => !isAmong(stem, mine.denied));
    const sides = { claim: mine, said: sentence, known };
    if (isOpposed(mine, sentence)) return false;
    return (
      (missing.length === 0 &&
        extra.filter((stem) => isAmong(stem, sentence.affirmed)).length % 2 === 1 &&
        extra.some((stem) => isOnlyAffirmed(stem) && isAffirmedIn(stem, mine, sentence, sides))) ||
      (extra.length === 0 &&
        missing.length % 2 === 1 &&
        missing.some((stem) => isOnlyDenied(stem) && isAffirmedIn(stem, sentence, mine, sides)))
    );
  });
}

/** What both say to be before something limits both. */
function areLimitedDifferently(left: string, right: string): boolean {
  const isBoth = before().test(left) && before().test(right);
  const [mine, its] = isBoth ? [left, right].map((text) => text.replace(before(), ' ')) : [left, right];
  return limitDifferently(mine ?? left, its ?? right);
}

const before = lazyPattern(String.raw`(?<!\p{L})before(?!\p{L})`, 'iu');

/** What limits, turns round or contrasts what is said, so that its denial may be true as well. */
const otherwise = lazyPattern(
  String.raw`(?<!\p{L})(?:only|until|till|unless|except\p{L}*|but|other|otherwise|rather|instead|yet|apart|beyond|besides|unlike|even|either|other way|vice versa|nur|erst|bis|außer|sondern|aber|sauf|mais|seul\p{L}*|que|salvo|sino|pero|solo|sólo|hasta)(?!\p{L})`,
  'iu',
);

interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly stems: readonly string[];
  readonly clauses: readonly Clause[];
  /** Stems of what is denied, and of all else that is spoken of. */
  readonly denied: readonly string[];
  readonly affirmed: readonly string[];
}

interface Sides {
  readonly claim: Reading;
  readonly said: Reading;
  /** Stems of all evidence. */
  readonly known: readonly string[];
}

function readDenials(text: string): Reading {
  const clauses = clausesOf(text).slice(0, mostClauses);
  const denied = [...new Set(clauses.flatMap(deniedIn))].slice(0, mostDeniedOfSentence);
  const isFunctionWord = functionWordsOf(text);
  const functional = new Set(
    wordsOf(text)
      .filter((one) => isFunctionWord(one) || light.test(one.word))
      .map(({ stem }) => stem),
  );
  const stems = stemsOf(text).filter((stem) => !functional.has(stem));
  return {
    text,
    words: wordsOf(text),
    stems,
    clauses,
    denied,
    affirmed: stems.filter((stem) => !denied.includes(stem)),
  };
}

/** They tell nothing of what is denied: "does not have a fixed rate" denies that it is fixed. */
const light =
  /^(?:carry|carries|have|has|had|having|include|includes|involve|involves|provide|provides|contain|contains|give|gives|make|makes|take|takes|get|gets|need|needs|obliged|obligation|bound|supposed|entitled|free|require|requires|required|necessary|allowed|permitted|possible|able|been|being|longer|always|fully|usually|normally|automatically|generally|directly|yet|also|even|ever|any|effect|part|place|way|more|further|much)$/;

/** How many words after a negation the word may stand that it denies. */
const reach = 5;
/** "Neither drive nor use": of these, what follows is denied as well. */
const joining = /^(?:or|nor|oder|noch|ou|ni|o|u)$/;
/** In French the word stands before its negation. */
const afterwards = /^(?:pas|jamais)$/;

function deniedIn({ text }: Clause): string[] {
  // What is denied of the other side of a comparison is not denied of this one.
  const [compared = ''] = withoutIdioms(text).split(/\bthan (?=those|the|that of|that for|that in)\b/);
  const words = wordsOf(compared).slice(0, mostAligned);
  const isTelling = (one: Word) => isContentWord(one) && !light.test(one.word) && !isNegator(one.word);
  return words.flatMap(({ word }, place) => {
    if (!isNegator(word)) return [];
    const before = words.slice(0, place).findLast(isTelling);
    const next = afterwards.test(word) ? before : words.slice(place + 1, place + 1 + reach).find(isTelling);
    const joined = words.flatMap((one, index) =>
      index > place && joining.test(one.word) ? (words.slice(index + 1).find(isTelling) ?? []) : [],
    );
    return [next ?? before ?? [], ...joined].flatMap((one) => ('stem' in one ? [one.stem] : []));
  });
}

/** Denies without a negation, or what another text sets a rule of its own for. */
const inOtherWords =
  /\b(?:fail(?:s|ed|ing)? to|refus(?:es?|ed|ing) to|yet to|not (?:apply|extend)|(?:gives?|gave|given|giving) up|quit|end(?:s|ed)|halt(?:s|ed)|abandon(?:s|ed))\b/i;

/** Whether `other` affirms, of the same, what `denying` denies; `said` is the one of them that is evidence. */
function isAffirmedIn(stem: string, denying: Reading, other: Reading, { claim, said, known }: Sides): boolean {
  if (isMeasure(stem) || !isAmong(stem, other.affirmed)) return false;
  const clause = other.clauses.find(({ stems }) => isAmong(stem, stems));
  const own = denying.clauses.find(({ stems }) => stems.includes(stem));
  if (clause === undefined || own === undefined) return false;
  if ([own, clause].some(({ text }) => inOtherWords.test(text))) return false;
  // Other words may deny as well, and a side of two is denied by the other one.
  if (hasOtherDenier(clause, stem, denying) || hasOtherDenier(own, stem, other)) return false;
  if (other.words.some((one) => isPole(one.word) && opposes(one, stem, denying))) return false;
  const mine = rest(claim.stems, stem);
  const isOfSentence = shareOf(mine, said.stems) >= leastShared;
  const isOfEvidence = shareOf(mine, known) >= leastKnown && shareOf(mine, said.stems) >= leastOfSentence;
  return (
    (isOfSentence || isOfEvidence) &&
    shareOf(
      rest(own.stems, stem).filter((one) => denying.stems.includes(one)),
      denying === claim ? known : claim.stems,
    ) >= leastRepeated
  );
}

function hasOtherDenier(clause: Clause, stem: string, other: Reading): boolean {
  const words = clause.words.filter((one) => one.stem !== stem);
  const text = words.map(({ word }) => word).join(' ');
  return (
    deniersOf({ ...clause, words, text }).some((word) => !other.words.some((one) => one.word === word)) ||
    clause.words.some(({ word }) => other.words.some((one) => isDenialOf(word, one.word)))
  );
}

function opposes({ word }: Word, stem: string, { words }: Reading): boolean {
  return words.some((one) => one.stem === stem && oppositionsOf([one.word], [word]).length > 0);
}

/** A bound is turned round by a negation before it, and that is what is asked here. */
function plainly(text: string): string {
  return withoutIdioms(text).replaceAll(/\b(?:not|no|never|none|cannot)\b/gi, ' ');
}

function rest(stems: readonly string[], stem: string): string[] {
  return stems.filter((one) => one !== stem);
}

function isOpposed(left: Reading, right: Reading): boolean {
  const [mine, its] = [left, right].map(({ text }) => wordsOf(text).map(({ word }) => word));
  return mine !== undefined && its !== undefined && oppositionsOf(mine, its).length > 0;
}

function isMeasure(stem: string): boolean {
  return /\p{N}/u.test(stem);
}

/** What follows a "but" is said of its own: "no fraud, but missing numbers" denies fraud. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;])\s+|(?<=\p{L}),\s+(?=(?:but|yet|aber|jedoch|mais|pero)\s)/u)
    .map((part) => part.replace(/^(?:but|yet|aber|jedoch|mais|pero)\s/u, ''));
}

/** A cell that says "none" denies the name of its column. */
function isRow(reading: string): boolean {
  return reading.includes(' — ');
}
