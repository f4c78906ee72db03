import { limits } from '../../contract/limits.ts';
import { answerScore } from '../domain/answer-score.ts';
import { partUnspaced } from '../domain/function-words.ts';
import type { Stretch } from '../domain/markdown-blocks.ts';
import type { Question } from '../domain/model.ts';
import { cutPassages } from '../domain/passages.ts';
import { type Candidate, type RankedCandidate, type RankedStatement, rankCandidates } from '../domain/relevance.ts';
import type { Statement } from '../domain/sentences.ts';
import type { Span } from '../engine-ports.ts';
import type { Passage } from '../ports.ts';

/** What was chosen and why, in figures. */
export interface Selection {
  readonly spans: readonly Span[];
  /** The share of the question, 0 to 1, of which the best passages speak. */
  readonly coverage: number;
}

/** A statement with a greater score answers the question: two thirds do, and one of fourteen best ones of near misses. */
const leastScore = -0.4;

/** Other statements are quoted beside the best one when they score little less: so many, and so much less. */
const mostAnswers = 3;
const nearBest = 1;

/**
 * In a collection of more passages than this several sentences may answer together, none of them alone: there it is
 * enough that the best passages speak of such a share of the question and leave little open. In a smaller one all words
 * are rare, and such a share tells nothing.
 */
const fewPassages = 40;
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

/**
 * A statement that scores so much less than the best one answers nothing; one that scores less by `ratherFar` is only
 * quoted where it leaves little more of the question open than the best one.
 */
const farFromBest = 4;
const ratherFar = 2.5;
const moreOpen = 0.2;

/** A longer statement is no sentence that people read. */
const statementCharacters = 1_200;

/** How much text of each source, to each side of a passage, tells which words are rare. */
const sampleCharacters = 100_000;

/** Chooses the statements that answer the question, the best first; none when nothing answers it. */
export function selectEvidence(question: Question, passages: readonly Passage[]): Selection {
  const sample = sampleOf(passages);
  // The score was fitted on languages that part their words.
  const isSmall = sample.length <= fewPassages && partUnspaced(question.text).words.length === 0;
  const ranked = scoreStatements(rankCandidates(question.text, passages, sample));
  const coverage = Math.max(0, ...ranked.slice(0, decidingPassages).map((passage) => passage.coverage));
  const scored = ranked.flatMap((passage) => quotableOf(passage).map((statement) => ({ passage, statement })));
  const [best, ...others] = scored.toSorted((left, right) => right.statement.score - left.statement.score);
  if (best === undefined) return { spans: [], coverage };
  const { score } = best.statement;
  if (score <= leastScore && (isSmall || !answersTogether(ranked, coverage))) return { spans: [], coverage };
  const spans: Span[] = [];
  if (isSmall) {
    const near = others.filter(({ statement }) => statement.score > score - nearBest);
    for (const each of [best, ...near].slice(0, mostAnswers)) addSpans(spans, each.passage, [each.statement]);
    if (near.length === 0) addSpans(spans, best.passage, continuationOf(best.passage, best.statement));
  } else {
    addSpans(spans, best.passage, [best.statement]);
    const { open } = best.statement.openness();
    const adds = (statement: ScoredStatement) =>
      statement.score > score - ratherFar ||
      (statement.score > score - farFromBest && statement.openness().open <= open + moreOpen);
    addPassages(spans, ranked, adds);
  }
  return { spans, coverage };
}

const pointsBack =
  /(?<!\p{L})(?:it|its|they|them|this|these|those|such|instead|otherwise|then|afterwards|es|dies\p{L}*|dann|danach|sonst|stattdessen|cela|sinon|ensuite|puis)(?!\p{L})/iu;

/** The statement after another in its block, where it points back to it. */
function continuationOf(passage: ScoredPassage, statement: ScoredStatement): ScoredStatement[] {
  const next = quotableOf(passage).find(({ start }) => start >= statement.end);
  if (next === undefined || next.block !== statement.block) return [];
  return pointsBack.test(passage.candidate.text.slice(next.start, next.end)) ? [next] : [];
}

/** Adds the best statements of the most relevant passages, those of them that `adds` says answer it too. */
function addPassages(
  spans: Span[],
  ranked: readonly ScoredPassage[],
  adds: (statement: ScoredStatement) => boolean,
): void {
  const best = ranked[0]?.relevance ?? 0;
  const relevant = ranked.filter((passage) => passage.relevance >= leastShareOfBest * best);
  for (const [place, count] of statementsPerPassage.entries()) {
    const passage = relevant[place];
    if (passage === undefined) break;
    const chosen = bestOf(quotableOf(passage), count).filter(adds);
    addSpans(spans, passage, chosen);
  }
}

function answersTogether(ranked: readonly ScoredPassage[], coverage: number): boolean {
  return coverage >= leastCoverage && !isLeftOpen(ranked);
}

/**
 * What a question in the very words of the documents asks beyond them they do not say; of one in other words, what is
 * not met may only be said otherwise.
 */
function isLeftOpen(ranked: readonly ScoredPassage[]): boolean {
  const near = ranked
    .slice(0, answeringPassages)
    .map(({ statements }) => bestOf(statements, answeringStatements).map(({ openness }) => openness()));
  const deciding = near.slice(0, decidingPassages).flat();
  const literal = Math.max(0, ...deciding.map((each) => each.literal));
  const allowed = Math.max(leastOpen, mostOpen * (1 - literal));
  return near.flat().every(({ open }) => open > allowed);
}

interface ScoredStatement extends RankedStatement {
  readonly score: number;
}

interface ScoredPassage extends RankedCandidate<Passage> {
  readonly statements: readonly ScoredStatement[];
}

function scoreStatements(ranked: readonly RankedCandidate<Passage>[]): ScoredPassage[] {
  const greatest = ranked[0]?.relevance ?? 0;
  return ranked.map((passage) => {
    const standing = greatest > 0 ? passage.relevance / greatest : 0;
    const statements = passage.statements.map((statement) => ({
      ...statement,
      score: answerScore({ ...statement.reading(), standing }),
    }));
    return { ...passage, statements };
  });
}

/** All passages of the sources, as far as they are near: the words of a whole collection, in small. */
function sampleOf(passages: readonly Passage[]): Candidate[] {
  const sources = new Map(passages.map((passage) => [passage.source.sourceId, passage]));
  return [...sources.values()].flatMap(({ source, text, start, end }) => {
    const near = text.slice(Math.max(0, start - sampleCharacters), end + sampleCharacters);
    return cutPassages(near).map((stretch) => ({ ...stretch, text: near, source }));
  });
}

/** Adds quotable statements of a passage in reading order, a table's header before its first row. */
function addSpans(spans: Span[], { candidate: { source } }: ScoredPassage, chosen: readonly Statement[]): void {
  for (const statement of chosen.toSorted((left, right) => left.start - right.start)) {
    const header = statement.block.kind === 'row' ? statement.block.header : undefined;
    const needed = [header, statement].filter(
      (stretch) => stretch !== undefined && !isTaken(spans, source.sourceId, stretch),
    );
    if (spans.length + needed.length > limits.evidencePerQuestion) return;
    for (const stretch of needed) if (stretch !== undefined) spans.push(spanOf(source.sourceId, stretch));
  }
}

/** The most relevant statements; where no other speaks of the question too, the one that goes on from the best. */
function bestOf(statements: readonly ScoredStatement[], count: number): ScoredStatement[] {
  const [best, ...others] = statements.toSorted((left, right) => right.relevance - left.relevance);
  if (best === undefined) return [];
  const next = statements[statements.indexOf(best) + 1];
  const speaking = others.filter(({ coverage }) => coverage >= leastShareOfStatement * best.coverage);
  const further = speaking.length === 0 && next?.block === best.block ? [next] : speaking;
  return [best, ...further].slice(0, count);
}

function quotableOf({ candidate, statements }: ScoredPassage): ScoredStatement[] {
  return statements.filter((statement) => isQuotable(candidate.text, statement));
}

function isQuotable(text: string, { start, end }: Stretch): boolean {
  return end - start <= statementCharacters && !/[:：]$/.test(text.slice(start, end));
}

function isTaken(spans: readonly Span[], sourceId: string, { start, end }: Stretch): boolean {
  return spans.some((span) => span.sourceId === sourceId && span.start < end && start < span.end);
}

function spanOf(sourceId: string, { start, end }: Stretch): Span {
  return { sourceId, start, end };
}
