import { searchStems } from './content-words.ts';
import { generalWords } from './english-words.ts';
import { type Concept, focusOf, questionConcepts } from './question-concepts.ts';
import { fitsAnswer, headingFits } from './question-kinds.ts';
import { cutStatements, type Statement } from './sentences.ts';

/** A stretch of a document that may answer a question. */
export interface Candidate {
  /** The whole text of its document. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The headings above it, outermost first; the first names the document. */
  readonly headings: readonly string[];
  /** Tells its document from others. */
  readonly source: { readonly sourceId: string };
}

export interface RankedCandidate<Item> {
  readonly candidate: Item;
  /** Larger is better: below 1 by chance, above 3 when text and heading speak of the whole question. */
  readonly relevance: number;
  readonly statements: readonly RankedStatement[];
}

export interface RankedStatement extends Statement {
  /**
   * Share of the question, 0 to 1, that the statement speaks of; raised when it states the kind of
   * fact asked for, or opens its passage.
   */
  readonly relevance: number;
}

/** What the parts of a passage's relevance count for, found by trial on paraphrased questions about a manual. */
const weights = {
  body: 1.2,
  heading: 0.9,
  /** Share of the heading that the question speaks of, if the heading in turn speaks of half of the question. */
  headingFit: 1,
  statement: 1.1,
  document: 1,
  kind: 0.25,
  /** Long passages match by chance. */
  length: -0.15,
};

/** What a word that stands nowhere counts at most: more if it is a name. */
const greatestWeight = 3;
const greatestNameWeight = 6;
const generalShare = 0.3;
const contextShare = 0.9;

/** Candidates by how well they may answer the question, best first; `sample` tells which words are rare. */
export function rankCandidates<Item extends Candidate>(
  question: string,
  candidates: readonly Item[],
  sample: readonly Candidate[] = candidates,
): RankedCandidate<Item>[] {
  const concepts = weighConcepts(questionConcepts(question), sample.map(stemsOf));
  const focus = focusOf(question);
  const scored = candidates.map((candidate) => scoreCandidate(candidate, concepts, focus));
  const documents = documentScores(scored);
  return scored
    .map(({ body: _body, ...ranked }) => ({
      ...ranked,
      relevance: ranked.relevance + weights.document * (documents.get(ranked.candidate.source.sourceId) ?? 0),
    }))
    .sort((left, right) => right.relevance - left.relevance);
}

interface WeighedConcept extends Concept {
  /** Its part of the question; all parts together are 1. */
  readonly weight: number;
}

interface Stems {
  readonly document: ReadonlySet<string>;
  readonly heading: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
}

function stemsOf(candidate: Candidate): Stems {
  const [document = '', ...sections] = candidate.headings;
  return {
    document: new Set(searchStems(document)),
    heading: new Set(searchStems(sections.join('\n'))),
    body: new Set(searchStems(candidate.text.slice(candidate.start, candidate.end))),
  };
}

/** A concept tells the more, the fewer passages speak of it. */
function weighConcepts(concepts: readonly Concept[], sample: readonly Stems[]): WeighedConcept[] {
  const raw = concepts.map((concept) => {
    const frequency = sample.reduce(
      (sum, stems) => sum + Math.max(match(concept, stems.body), match(concept, stems.heading)) ** 1.25,
      0,
    );
    const rarity = Math.min(
      concept.isName ? greatestNameWeight : greatestWeight,
      Math.log(1 + sample.length / (0.5 + frequency)),
    );
    return rarity * (concept.isGeneral ? generalShare : 1) * (concept.isContext ? contextShare : 1);
  });
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return concepts.map((concept, index) => ({ ...concept, weight: (raw[index] ?? 0) / (sum || 1) }));
}

/** 1 when the word itself is there, less for a related one, 0 for none. */
function match(concept: Concept, stems: ReadonlySet<string>): number {
  if (concept.stems.some((stem) => stems.has(stem))) return 1;
  let best = 0;
  for (const [stem, worth] of concept.related) if (worth > best && stems.has(stem)) best = worth;
  return best;
}

function covered(concepts: readonly WeighedConcept[], ...places: readonly ReadonlySet<string>[]): number {
  return concepts.reduce(
    (sum, concept) => sum + concept.weight * Math.max(...places.map((stems) => match(concept, stems))),
    0,
  );
}

function scoreCandidate<Item extends Candidate>(candidate: Item, concepts: readonly WeighedConcept[], focus: string) {
  const stems = stemsOf(candidate);
  const statements = cutStatements(candidate.text, candidate).map((statement, index): RankedStatement => {
    const text = candidate.text.slice(statement.start, statement.end);
    const fits = fitsAnswer(focus, text) ? factBonus : 0;
    return {
      ...statement,
      relevance: covered(concepts, new Set(searchStems(text))) + fits + (index === 0 ? leadBonus : 0),
    };
  });
  const body = covered(concepts, stems.body);
  const heading = covered(concepts, stems.heading);
  const section = candidate.headings.at(-1) ?? '';
  const relevance =
    weights.body * body +
    weights.heading * heading +
    weights.headingFit * headingFit(concepts, stems.heading) * Math.min(1, 2 * heading) +
    weights.statement * Math.max(0, ...statements.map((statement) => statement.relevance)) +
    (headingFits(focus, section) ? weights.kind : 0) +
    weights.length * Math.log(1 + stems.body.size);
  return { candidate, relevance, statements, body };
}

/** What a sentence gains that states the kind of fact asked for, such as a number after "how many". */
const factBonus = 0.25;

/** The first statement of a passage usually says what the others explain. */
const leadBonus = 0.3;

function headingFit(concepts: readonly Concept[], heading: ReadonlySet<string>): number {
  let fit = 0;
  let size = 0;
  for (const stem of heading) {
    const weight = generalWords.has(stem) ? generalShare : 1;
    const matches = concepts.map((concept) => (concept.stems.includes(stem) ? 1 : (concept.related.get(stem) ?? 0)));
    size += weight;
    fit += weight * Math.max(0, ...matches);
  }
  // A heading of one word would fit by chance.
  return fit / Math.max(1.5, size);
}

/** How well each document speaks of the question in its three best passages. */
function documentScores(scored: readonly { candidate: Candidate; body: number }[]): Map<string, number> {
  const bodies = new Map<string, number[]>();
  for (const { candidate, body } of scored) {
    const list = bodies.get(candidate.source.sourceId) ?? [];
    list.push(body);
    bodies.set(candidate.source.sourceId, list);
  }
  const best = (list: number[]) => list.sort((left, right) => right - left).slice(0, 3);
  const mean = (list: number[]) => list.reduce((sum, body) => sum + body, 0) / list.length;
  return new Map([...bodies].map(([id, list]) => [id, mean(best(list))]));
}
