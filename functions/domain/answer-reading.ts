import { askedKinds, type Said } from './asked-answers.ts';
import { contentWords, isContentWord, wordsOf } from './content-words.ts';
import { isForeign, isGerman } from './function-words.ts';
import { lazyPattern } from './lazy.ts';
import { numbersAnother } from './numbered-names.ts';
import { isIdle, speaksOfAnother, spelled } from './open-concepts.ts';
import { focusOf } from './question-concepts.ts';
import { isSign } from './stated-facts.ts';
import { unitOf } from './units.ts';
import type { WeighedConcept } from './weighed-concepts.ts';

/** How a statement stands to a question, in figures that `answerScore` weighs. Those from `open` to `isUnnamed` are near 0 when it answers. */
export interface AnswerReading {
  /** The share of the question, 0 to 1, that it says itself. */
  readonly said: number;
  /** The share of what is told before the question, 0 to 1, that it says. */
  readonly context: number;
  /** The share of its own words, 0 to 1, that the question asks about. */
  readonly precision: number;
  /** The relevance of its passage beside the best one's, 0 to 1. */
  readonly standing: number;
  /** How much it leaves open, and how much the weightiest of that: a rare word weighs about 2.5, one that no document has 3.5. */
  readonly open: number;
  readonly largestOpen: number;
  /** How many words it leaves open of which the documents speak elsewhere. */
  readonly openKnown: number;
  /** The same, and of how many no document speaks, when somebody tells what has happened to them; else 0. */
  readonly toldKnown: number;
  readonly toldUnknown: number;
  /** 1 when it does not give the kind of answer asked for, speaks of another of the same kind, or says nothing new. */
  readonly isOther: number;
  readonly isRival: number;
  readonly isEcho: number;
  /** 1 when it speaks of what is to be named without naming any, as "a firm cleans it" does for "Which firm cleans it?" */
  readonly isUnnamed: number;
  /** 1 for a question in German or French: with fewer synonyms known, more of it seems open than is. */
  readonly isForeign: number;
}

/** What one statement and its surroundings say of each concept of the question, 0 to 1. */
export interface StatementMatches {
  readonly own: readonly number[];
  /** With the headings above it. */
  readonly withHeadings: readonly number[];
  /** Of the sentence before it, to which it may point back; empty for none. */
  readonly before: readonly number[];
}

export type AnswerReader = (said: Said, matches: StatementMatches) => Omit<AnswerReading, 'standing'>;

/** A sentence before may say whom "it" means. */
const shareOfBefore = 0.7;

/** What a related word has to be worth to make a word of the statement one that is asked about. */
const leastAskedAbout = 0.5;

/** What says more of the question before speaks of that one. */
const mostOfBefore = 0.6;

/** Reads how statements stand to a question. */
export function answerReader(question: string, concepts: readonly WeighedConcept[]): AnswerReader {
  const focus = focusOf(question);
  const { gives, isAsking } = askedKinds(focus);
  const isTold = question.trim() !== focus.trim() || speaksOfOneself().test(question);
  const wantsMore = asksForMore().test(focus);
  const asked = new Set(contentWords(question).map(({ stem }) => stem));
  const isTelling = (concept: WeighedConcept) =>
    !concept.stems.some(isSign) && !isAsking(concept) && !isIdle(concept.text) && !/^\d[\d.,]*$/.test(concept.text);
  const placesOf = (fits: (concept: WeighedConcept) => boolean) =>
    concepts.flatMap((concept, place) => (isTelling(concept) && fits(concept) ? [{ concept, place }] : []));
  const focal = placesOf(({ isContext }) => !isContext);
  const specific = placesOf(({ isContext, isGeneral }) => !isContext && !isGeneral);
  // What "What can I do?" is about stands before it.
  const deciding = specific.length > 0 ? specific : placesOf(() => true);
  const isUnnamed = unnamedReader(focus, asked);
  const foreign = isForeign(question) ? 1 : 0;
  const context = placesOf(({ isContext }) => isContext);
  const goesOn = question.endsWith(focus) && asksBefore.test(question.slice(0, -focus.length));
  return (said, { own, withHeadings, before }) => {
    const text = `${said.text}\n${said.about}`;
    const spoken = spelled(text);
    const matchOf = ({ concept, place }: Place) =>
      concept.stems.length === 0 && spoken.includes(spelled(concept.text))
        ? 1
        : Math.max(withHeadings[place] ?? 0, shareOfBefore * (before[place] ?? 0));
    const open = deciding.map((each) => ({ ...each, share: 1 - matchOf(each) }));
    const sum = (places: typeof open, value: (place: (typeof open)[number]) => number) =>
      places.reduce((total, place) => total + value(place), 0);
    const openKnown = sum(open, ({ concept, share }) => (concept.isKnown ? share : 0));
    const openUnknown = sum(open, ({ concept, share }) => (concept.isKnown ? 0 : share));
    const weights = context.reduce((total, { concept }) => total + concept.weight, 0) || 1;
    const inContext = context.reduce((total, each) => total + each.concept.weight * matchOf(each), 0) / weights;
    // What answers the question before it is no answer to the one that goes on from there.
    const isBefore = goesOn && inContext > mostOfBefore && focal.every((each) => matchOf(each) < leastAskedAbout);
    return {
      said: concepts.reduce((total, { weight }, place) => total + weight * (own[place] ?? 0), 0),
      context: isBefore ? 0 : inContext,
      precision: precisionOf(said.text, concepts),
      open: sum(open, ({ concept, share }) => concept.rarity * share),
      largestOpen: Math.max(0, ...open.map(({ concept, share }) => concept.rarity * share)),
      openKnown,
      toldKnown: isTold ? openKnown : 0,
      toldUnknown: isTold ? openUnknown : 0,
      isOther: gives(said) && !numbersAnother(question, text) && !isBefore ? 0 : 1,
      isRival: speaksOfAnother(question, text) ? 1 : 0,
      isForeign: foreign,
      isUnnamed: isUnnamed(said.text) ? 1 : 0,
      isEcho: wantsMore && !contentWords(said.text).some(({ stem }) => !asked.has(stem)) ? 1 : 0,
    };
  };
}

const asksBefore = /^(?:how|what|which|who|whose|when|where|why|is|are|does|do|can|may)(?!\p{L})/iu;
const asksWhich = /(?<!\p{L})(?:what|which|welche[mnrs]?|quel(?:le)?s?)\s+(?<noun>\p{L}{3,30})/iu;

/** Whether a statement speaks of what a question asks to name, and names none. */
function unnamedReader(focus: string, asked: ReadonlySet<string>): (text: string) => boolean {
  const [noun] = contentWords(asksWhich.exec(focus)?.groups?.['noun'] ?? '');
  if (noun === undefined) return () => false;
  const naming = isGerman(focus) ? /["“„»]|\d/gu : /(?<=[\p{L}\p{N},;:)|] )\p{Lu}\p{L}+|["“„»]|\d/gu;
  return (text) => {
    const words = wordsOf(text);
    const place = words.findIndex(({ stem }) => stem === noun.stem);
    if (place === -1) return false;
    const before = words[place - 1];
    const isModified = before !== undefined && isContentWord(before) && !asked.has(before.stem);
    return !isModified && ![...text.matchAll(naming)].some(([name]) => !asked.has(wordsOf(name)[0]?.stem ?? ''));
  };
}

interface Place {
  readonly concept: WeighedConcept;
  readonly place: number;
}

/** Not a question to which yes is an answer. */
const asksForMore = lazyPattern(
  String.raw`(?<!\p{L})(?:what|which|who|whom|whose|when|where|why|how|wer|wen|wem|wessen|was|wann|wo|wohin|woher|womit|wie|wie ?viele?|warum|wieso|weshalb|welche[mnrs]?|qui|que|quoi|quand|où|comment|pourquoi|combien|quel(?:le)?s?|lequel|laquelle)(?!\p{L})`,
  'iu',
);

const speaksOfOneself = lazyPattern(
  String.raw`(?<!\p{L})(?:i|i['’]m|i['’]ve|i['’]ll|my|me|we|we['’]re|our|us|ich|mein\p{L}*|mir|mich|wir|uns\p{L}*|je|j['’]\p{L}+|mon|ma|mes|nous|notre|nos|on)(?!\p{L})`,
  'iu',
);

/** Amounts do not count: they may be the answer. */
function precisionOf(text: string, concepts: readonly WeighedConcept[]): number {
  const words = contentWords(text).filter(({ word }) => !/^\d/.test(word) && unitOf(word) === undefined);
  const stems = [...new Set(words.map(({ stem }) => stem))];
  const isAskedAbout = (stem: string) =>
    concepts.some((concept) => concept.stems.includes(stem) || (concept.related.get(stem) ?? 0) >= leastAskedAbout);
  return stems.filter(isAskedAbout).length / (stems.length || 1);
}
