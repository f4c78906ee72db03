import { type AnswerReader, type AnswerReading, answerReader } from './answer-reading.ts';
import type { Said } from './asked-answers.ts';
import { searchStems } from './content-words.ts';
import { generalWords } from './english-words.ts';
import { cutBlocks } from './markdown-blocks.ts';
import { type Openness, type OpennessReader, opennessOf } from './open-concepts.ts';
import { focusOf } from './question-concepts.ts';
import { headingFits } from './question-kinds.ts';
import { remember } from './remember.ts';
import { cutStatements, type Statement } from './sentences.ts';
import { isSign, statedFacts } from './stated-facts.ts';
import { coverageOf, matchesOf, type Stems, type WeighedConcept, weighConcepts } from './weighed-concepts.ts';

/** A stretch of a document that may answer a question. */
export interface Candidate {
  /** The whole text of its document. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly source: { readonly sourceId: string; readonly title: string };
}

export interface RankedCandidate<Item> {
  readonly candidate: Item;
  /** Larger is better; comparable within one question only. */
  readonly relevance: number;
  /**
   * The share of the question, 0 to 1, of which the passage speaks: its best statement, with the headings above and the
   * text around it; what states nothing, as code, as a whole. Comparable between questions and collections.
   */
  readonly coverage: number;
  readonly statements: readonly RankedStatement[];
}

export interface RankedStatement extends Statement {
  /** Larger is better: the share of the question that the statement speaks of, raised when it opens its passage. */
  readonly relevance: number;
  /** The share of the question, 0 to 1, of which it speaks together with the headings above it. */
  readonly coverage: number;
  /** What it leaves open of the question. */
  readonly openness: () => Openness;
  /** How it stands to the question: both are read only where that decides, because that takes longer than the rest. */
  readonly reading: () => Omit<AnswerReading, 'standing'>;
}

/** What the parts of a passage's relevance count for, found by trial on questions about a manual and small collections. */
const weights = {
  body: 0.75,
  heading: 1.2,
  /** Share of the heading that the question speaks of, if the heading in turn speaks of half of the question. */
  headingFit: 1,
  statement: 1.1,
  document: 1,
  kind: 0.25,
  /** Long passages match by chance. */
  length: -0.1,
};

/**
 * How the coverage of a passage is made up: what its best statement says alone, with the headings above it, and with
 * the text around it too. A heading that speaks of little else than the question adds to them.
 */
const shares = { alone: 0.13, withHeadings: 0.48, withAll: 0.39, headingFit: 0.13 };

/** Reading a text costs more than comparing it with a question: of so many texts and stretches it is done once. */
const rememberedTexts = 32;
const rememberedStretches = 4_096;

/** The first sentence of a passage usually says what the others explain. */
const leadBonus = 0.15;

/** Candidates by how well they may answer the question, best first; `sample` tells which words are rare. */
export function rankCandidates<Item extends Candidate>(
  question: string,
  candidates: readonly Item[],
  sample: readonly Candidate[] = candidates,
): RankedCandidate<Item>[] {
  const concepts = weighConcepts(question, sample.map(stemsOf));
  const focus = focusOf(question);
  const readers: Readers = { open: opennessOf(question, concepts), answer: answerReader(question, concepts) };
  const scored = candidates.map((candidate) =>
    scoreCandidate(candidate, statementsOf(candidate.text)(placeOf(candidate)), concepts, focus, readers),
  );
  const documents = documentScores(scored);
  return scored
    .map(({ body: _body, ...ranked }) => ({
      ...ranked,
      relevance: ranked.relevance + weights.document * (documents.get(ranked.candidate.source.sourceId) ?? 0),
    }))
    .sort((left, right) => right.relevance - left.relevance);
}

/** Statements of a text by the place of a passage, written as `start-end`. */
const statementsOf = remember(rememberedTexts, (text: string) => {
  const blocks = cutBlocks(text);
  return remember(rememberedStretches, (place: string) => {
    const [start = 0, end = 0] = place.split('-').map(Number);
    return cutStatements(text, { start, end }, blocks);
  });
});

function placeOf({ start, end }: Candidate): string {
  return `${start}-${end}`;
}

const stemsIn = remember(rememberedStretches, (text: string): ReadonlySet<string> => new Set(searchStems(text)));

function stemsOf({ text, start, end, headings, source }: Candidate): Stems {
  const sections = headings.filter((heading) => heading !== source.title);
  return {
    document: stemsIn(source.title),
    heading: stemsIn(sections.join('\n')),
    body: stemsIn(text.slice(start, end)),
  };
}

interface Readers {
  readonly open: OpennessReader;
  readonly answer: AnswerReader;
}

function scoreCandidate<Item extends Candidate>(
  candidate: Item,
  stated: readonly Statement[],
  concepts: readonly WeighedConcept[],
  focus: string,
  readers: Readers,
) {
  const stems = stemsOf(candidate);
  const title = matchesOf(concepts, stems.document);
  const heading = matchesOf(concepts, stems.heading);
  const body = matchesOf(concepts, stems.body);
  const signs = new Set(concepts.flatMap(({ stems, related }) => [...stems, ...related.keys()]).filter(isSign));
  const matches = stated.map((statement) => matchesOf(concepts, stemsOfStatement(candidate.text, statement, signs)));
  const scored = stated.map((statement, index) => {
    const own = matches[index] ?? [];
    const alone = coverageOf(concepts, own);
    const withHeadings = coverageOf(concepts, own, heading, title);
    const withAbove = own.map((match, place) => Math.max(match, fromAbove(heading[place]), fromAbove(title[place])));
    const openness = () => readers.open(saidBy(candidate, statement), withAbove);
    const reading = () => {
      const goesOn = statement.block.kind !== 'row' && stated[index - 1]?.block === statement.block;
      const before = goesOn ? (matches[index - 1] ?? []) : [];
      return readers.answer(saidBy(candidate, statement), { own, withHeadings: withAbove, before });
    };
    const isLead = index === 0 && statement.block.kind !== 'row';
    return {
      statement: {
        ...statement,
        openness,
        reading,
        relevance: alone + (isLead ? leadBonus : 0),
        coverage: withHeadings,
      },
      coverage:
        shares.alone * alone +
        shares.withHeadings * withHeadings +
        shares.withAll * coverageOf(concepts, own, heading, title, body),
    };
  });
  const statements = scored.map(({ statement }): RankedStatement => statement);
  const inBody = coverageOf(concepts, body);
  const inHeading = coverageOf(concepts, heading);
  const fit = headingFit(concepts, stems.heading) * Math.min(1, 2 * inHeading);
  const relevance =
    weights.body * inBody +
    weights.heading * inHeading +
    weights.headingFit * fit +
    weights.statement * greatest(statements.map((statement) => statement.relevance)) +
    (headingFits(focus, candidate.headings.at(-1) ?? '') ? weights.kind : 0) +
    weights.length * Math.log(1 + stems.body.size);
  const ofAll = shares.withAll * coverageOf(concepts, body, heading, title);
  const coverage =
    (stated.length === 0 ? ofAll : greatest(scored.map((each) => each.coverage))) + shares.headingFit * fit;
  return { candidate, relevance, coverage: Math.min(1, coverage), statements, body: inBody };
}

/** A passage may have more statements than a function takes arguments. */
function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** What a statement says and states; a table row says what the names of its columns say too. */
function stemsOfStatement(
  text: string,
  { start, end, block }: Statement,
  signs: ReadonlySet<string>,
): ReadonlySet<string> {
  const said = text.slice(start, end);
  const names = block.kind === 'row' ? text.slice(block.header.start, block.header.end) : '';
  const stems = stemsIn(`${names}\n${said}`);
  const facts = statedFacts(said, signs);
  return facts.length === 0 ? stems : new Set([...stems, ...facts]);
}

/** A word in a heading says what the statement is about; one that is only near to it may be there for another reason. */
const nearInHeading = 0.5;

function fromAbove(match = 0): number {
  return match === 1 ? 1 : nearInHeading * match;
}

function saidBy({ text, headings }: Candidate, { start, end, block }: Statement): Said {
  const names = block.kind === 'row' ? text.slice(block.header.start, block.header.end) : '';
  return { text: text.slice(start, end), about: `${headings.join('\n')}\n${names}` };
}

/** What a general word in a heading counts for. */
const generalShare = 0.3;

function headingFit(concepts: readonly WeighedConcept[], heading: ReadonlySet<string>): number {
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
