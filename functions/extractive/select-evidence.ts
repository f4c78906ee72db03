import { limits } from '../../contract/limits.ts';
import type { Stretch } from '../domain/markdown-blocks.ts';
import type { Question } from '../domain/model.ts';
import { cutPassages } from '../domain/passages.ts';
import { type Candidate, type RankedCandidate, type RankedStatement, rankCandidates } from '../domain/relevance.ts';
import type { Span } from '../engine-ports.ts';
import type { Passage } from '../ports.ts';

/** What was chosen and why, in figures. */
export interface Selection {
  readonly spans: readonly Span[];
  /** The share of the question, 0 to 1, of which the best passages speak. */
  readonly coverage: number;
}

/**
 * A question of which the best passages speak less is not answered: they share words with it, but not what it is about.
 * A share and no score, because what a score can reach depends on how many passages, headings and words there are.
 */
const leastCoverage = 0.48;

/** How many of the most relevant passages may speak of the question sufficiently. */
const decidingPassages = 2;

/** How many of the most relevant passages may answer, and how many of their statements. */
const answeringPassages = 3;
const answeringStatements = 2;

/** A statement that leaves less of the question open answers it. */
const leastOpen = 0.25;

/** So much may be open of a question in words of its own; the less, the more of it is said in the words of the documents. */
const mostOpen = 0.8;

/** Statements taken from the best passage, the second best and so on. */
const statementsPerPassage = [2, 1, 1, 1, 1];

/** A passage with less than this share of the best one's relevance is left out. */
const leastShareOfBest = 0.55;

/** A further statement of a passage that speaks of less than this share of what the best one speaks of is noise. */
const leastShareOfStatement = 0.55;

/** A longer statement is no sentence that people read. */
const statementCharacters = 1_200;

/** How much text of each source, to each side of a passage, tells which words are rare. */
const sampleCharacters = 100_000;

/** Chooses the statements that answer the question, best passage first; none when nothing answers it. */
export function selectEvidence(question: Question, passages: readonly Passage[]): Selection {
  const ranked = rankCandidates(question.text, passages, sampleOf(passages));
  const coverage = Math.max(0, ...ranked.slice(0, decidingPassages).map((passage) => passage.coverage));
  if (coverage < leastCoverage || isLeftOpen(ranked)) return { spans: [], coverage };
  const best = ranked[0]?.relevance ?? 0;
  const spans: Span[] = [];
  const relevant = ranked.filter((passage) => passage.relevance >= leastShareOfBest * best);
  for (const [place, count] of statementsPerPassage.entries()) {
    const passage = relevant[place];
    if (passage === undefined) break;
    addSpans(spans, passage, count);
  }
  return { spans, coverage };
}

/**
 * What a question in the very words of the documents asks beyond them they do not say; of one in other words, what is
 * not met may only be said otherwise.
 */
function isLeftOpen(ranked: readonly RankedCandidate<Passage>[]): boolean {
  const near = ranked
    .slice(0, answeringPassages)
    .map(({ statements }) => bestOf(statements, answeringStatements).map(({ openness }) => openness()));
  const deciding = near.slice(0, decidingPassages).flat();
  const literal = Math.max(0, ...deciding.map((each) => each.literal));
  const allowed = Math.max(leastOpen, mostOpen * (1 - literal));
  return near.flat().every(({ open }) => open > allowed);
}

/** All passages of the sources, as far as they are near: the words of a whole collection, in small. */
function sampleOf(passages: readonly Passage[]): Candidate[] {
  const sources = new Map(passages.map((passage) => [passage.source.sourceId, passage]));
  return [...sources.values()].flatMap(({ source, text, start, end }) => {
    const near = text.slice(Math.max(0, start - sampleCharacters), end + sampleCharacters);
    return cutPassages(near).map((stretch) => ({ ...stretch, text: near, source }));
  });
}

/** Adds the best statements of a passage in reading order, a table's header before its first row. */
function addSpans(spans: Span[], { candidate, statements }: RankedCandidate<Passage>, count: number): void {
  const { text, source } = candidate;
  const quotable = statements.filter((statement) => isQuotable(text, statement));
  for (const statement of bestOf(quotable, count).sort((left, right) => left.start - right.start)) {
    const header = statement.block.kind === 'row' ? statement.block.header : undefined;
    const needed = [header, statement].filter(
      (stretch) => stretch !== undefined && !isTaken(spans, source.sourceId, stretch),
    );
    if (spans.length + needed.length > limits.evidencePerQuestion) return;
    for (const stretch of needed) if (stretch !== undefined) spans.push(spanOf(source.sourceId, stretch));
  }
}

/** The most relevant statements; where no other speaks of the question too, the one that goes on from the best. */
function bestOf(statements: readonly RankedStatement[], count: number): RankedStatement[] {
  const [best, ...others] = statements.toSorted((left, right) => right.relevance - left.relevance);
  if (best === undefined) return [];
  const next = statements[statements.indexOf(best) + 1];
  const speaking = others.filter(({ coverage }) => coverage >= leastShareOfStatement * best.coverage);
  const further = speaking.length === 0 && next?.block === best.block ? [next] : speaking;
  return [best, ...further].slice(0, count);
}

function isQuotable(text: string, { start, end }: RankedStatement): boolean {
  return end - start <= statementCharacters && !/[:：]$/.test(text.slice(start, end));
}

function isTaken(spans: readonly Span[], sourceId: string, { start, end }: Stretch): boolean {
  return spans.some((span) => span.sourceId === sourceId && span.start < end && start < span.end);
}

function spanOf(sourceId: string, { start, end }: Stretch): Span {
  return { sourceId, start, end };
}
