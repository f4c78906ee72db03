import { akinTo } from './akin-words.ts';
import { foreignForms } from './foreign-forms.ts';
import { isForeign } from './function-words.ts';
import { type Concept, focusOf, questionConcepts } from './question-concepts.ts';
import { askedFacts, isSign, sameFact } from './stated-facts.ts';

/** A concept of a question with its part in it; all parts together are 1. */
export interface WeighedConcept extends Concept {
  readonly weight: number;
  /** Its weight before it is made a part of the whole: comparable between questions. */
  readonly rarity: number;
  /** Whether any passage speaks of it, in its own words or related ones. */
  readonly isKnown: boolean;
}

/** The stems of a passage in their places. */
export interface Stems {
  /** Of the title of its document. */
  readonly document: ReadonlySet<string>;
  readonly heading: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
}

/**
 * How many passages the general experience of texts counts for, and the share of them in which an ordinary word stands.
 * With it, a single occurrence more or less does not decide in a collection of five passages.
 */
const experiencePassages = 16;
const experienceShare = 0.01;

/** No word counts for more, however rare. */
const greatestWeight = 2.5;

/**
 * What no passage speaks of, not even by a related word, is likely to be what the documents leave open, above all a name;
 * but not where it only tells the circumstances in which somebody asks.
 */
const unknownWeight = 3.5;
const unknownNameWeight = 6;
const unknownContextWeight = 1.2;
const unknownGeneralShare = 0.2;
const leastKnown = 0.3;

const generalShare = 0.5;
const contextShare = 0.6;
const factWeight = 1;

/** What a word of the same kind of fact is worth, such as "heavy" where the text says "kg" or "weight". */
const sameFactWorth = 0.6;

/** The concepts of a question, the weightier the fewer passages of `sample` speak of them. */
export function weighConcepts(question: string, sample: readonly Stems[]): WeighedConcept[] {
  const vocabulary = new Set(sample.flatMap(({ document, heading, body }) => [...document, ...heading, ...body]));
  const formsOf = isForeign(question) ? [akinTo, foreignForms] : [akinTo];
  const words = questionConcepts(question).map((concept) => withRelated(concept, vocabulary, formsOf));
  const weighed = words.map((concept) => ({ ...concept, ...rarityOf(concept, sample) }));
  const facts = words.length === 0 ? [] : askedFacts(focusOf(question)).map(factConcept);
  const all = [...weighed, ...facts];
  const sum = all.reduce((total, { rarity }) => total + rarity, 0);
  return all.map((concept) => ({ ...concept, weight: concept.rarity / (sum || 1) }));
}

/** With the words that are there and related to it, the nearest first. */
function withRelated(concept: Concept, vocabulary: ReadonlySet<string>, formsOf: readonly (typeof akinTo)[]): Concept {
  const [stem, ...further] = concept.stems;
  const related = new Map(concept.related);
  if (stem !== undefined && further.length === 0) {
    const facts = sameFact(stem).map((other): [string, number] => [other, sameFactWorth]);
    for (const [other, worth] of [...facts, ...formsOf.flatMap((forms) => [...forms(stem, vocabulary)])]) {
      related.set(other, Math.max(worth, related.get(other) ?? 0));
    }
  }
  const there = [...related].filter(([other]) => vocabulary.has(other) || isSign(other));
  return { ...concept, related: new Map(there.sort(([, left], [, right]) => right - left)) };
}

function rarityOf(concept: Concept, sample: readonly Stems[]): { rarity: number; isKnown: boolean } {
  const matches = sample.map(({ body, heading, document }) =>
    Math.max(...[body, heading, document].map((stems) => matchOf(concept, stems))),
  );
  // That related words are common hardly makes the word itself common.
  const speaking = matches.reduce((sum, match) => sum + match ** 4, 0);
  const share = (speaking + experiencePassages * experienceShare) / (sample.length + experiencePassages);
  // What an idiom says may be said in many ways.
  const isUnknown = concept.stems.length > 0 && matches.every((match) => match < leastKnown);
  if (isUnknown) {
    return { rarity: unknownWeightOf(concept) * (concept.isGeneral ? unknownGeneralShare : 1), isKnown: false };
  }
  const rarity = Math.min(greatestWeight, -Math.log(share));
  const worth = (concept.isGeneral ? generalShare : 1) * (concept.isContext ? contextShare : 1);
  return { rarity: rarity * worth, isKnown: true };
}

function unknownWeightOf({ isContext, isName }: Concept): number {
  if (isContext) return unknownContextWeight;
  return isName ? unknownNameWeight : unknownWeight;
}

function factConcept(sign: string): Omit<WeighedConcept, 'weight'> {
  const nothing = { related: new Map<string, number>(), isGeneral: false, isName: false, isContext: false };
  return { text: sign, stems: [sign], ...nothing, rarity: factWeight, isKnown: true };
}

/** How much of a concept stands among stems: 1 when it does itself, less for a part or a related word, 0 for none. */
function matchOf({ stems: wanted, related }: Concept, stems: ReadonlySet<string>): number {
  const present = wanted.filter((stem) => stems.has(stem)).length;
  const part = present === 0 ? 0 : present / wanted.length;
  for (const [stem, worth] of related) {
    if (worth <= part) return part;
    if (stems.has(stem)) return worth;
  }
  return part;
}

/** For each concept, how much of it stands among the stems of one place. */
export function matchesOf(concepts: readonly Concept[], stems: ReadonlySet<string>): readonly number[] {
  return concepts.map((concept) => matchOf(concept, stems));
}

/** The share of a question, 0 to 1, of which any of the places speaks, by the matches in each. */
export function coverageOf(concepts: readonly WeighedConcept[], ...places: readonly (readonly number[])[]): number {
  return concepts.reduce(
    (sum, { weight }, index) => sum + weight * Math.max(...places.map((matches) => matches[index] ?? 0)),
    0,
  );
}
