import { limits } from '../../contract/limits.ts';
import type { Stretch } from '../domain/markdown-blocks.ts';
import type { Question } from '../domain/model.ts';
import { cutPassages } from '../domain/passages.ts';
import { type Candidate, type RankedCandidate, type RankedStatement, rankCandidates } from '../domain/relevance.ts';
import type { Passage, Span } from '../ports.ts';

/** What was chosen and why, in figures. */
export interface Selection {
  readonly spans: readonly Span[];
  /** Of the best passage; larger is better. */
  readonly relevance: number;
}

/**
 * A best passage less relevant than this does not answer: it shares words with the question, but not
 * what the question is about. Found on questions that a manual answers and near misses that it does not.
 */
const leastRelevance = 1.6;

/** Statements taken from the best passage, the second best and so on. */
const statementsPerPassage = [2, 1, 1, 1, 1];

/** A passage with less than this share of the best one's relevance is left out: the surer the best, the sooner. */
const leastShareOfBest = (relevance: number): number => (relevance >= 2.6 ? 0.7 : 0.55);

/** A longer statement is no sentence that people read. */
const statementCharacters = 1_200;

/** How much text of each source, to each side of a passage, tells which words are rare. */
const sampleCharacters = 100_000;

/** Chooses the statements that answer the question, best passage first; none when nothing answers it. */
export function selectEvidence(question: Question, passages: readonly Passage[]): Selection {
  const ranked = rankCandidates(question.text, passages, sampleOf(passages));
  const relevance = ranked[0]?.relevance ?? 0;
  if (relevance < leastRelevance) return { spans: [], relevance };
  const spans: Span[] = [];
  const relevant = ranked.filter((passage) => passage.relevance >= leastShareOfBest(relevance) * relevance);
  for (const [place, count] of statementsPerPassage.entries()) {
    const passage = relevant[place];
    if (passage === undefined) break;
    addSpans(spans, passage, count);
  }
  return { spans, relevance };
}

/** All passages of the sources, as far as they are near: the words of a whole collection, in small. */
function sampleOf(passages: readonly Passage[]): Candidate[] {
  const sources = new Map(passages.map((passage) => [passage.source.sourceId, passage]));
  return [...sources.values()].flatMap(({ source, text, start, end }) => {
    const near = text.slice(Math.max(0, start - sampleCharacters), end + sampleCharacters);
    return cutPassages(near).map((stretch) => ({
      ...stretch,
      text: near,
      source,
      headings: [source.title, ...stretch.headings],
    }));
  });
}

/** Adds the most relevant statements of a passage in reading order, a table's header before its first row. */
function addSpans(spans: Span[], { candidate, statements }: RankedCandidate<Passage>, count: number): void {
  const { text, source } = candidate;
  const chosen = statements
    .filter((statement) => isQuotable(text, statement))
    .sort((left, right) => right.relevance - left.relevance)
    .slice(0, count)
    .sort((left, right) => left.start - right.start);
  for (const statement of chosen) {
    const header = statement.block.kind === 'row' ? statement.block.header : undefined;
    const needed = [header, statement].filter(
      (stretch) => stretch !== undefined && !isTaken(spans, source.sourceId, stretch),
    );
    if (spans.length + needed.length > limits.evidencePerQuestion) return;
    for (const stretch of needed) if (stretch !== undefined) spans.push(spanOf(source.sourceId, stretch));
  }
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
