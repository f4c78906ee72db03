import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { contentWords } from '../../functions/domain/content-words.ts';
import type { Evidence } from '../../functions/domain/model.ts';
import { answerQuestion, type QuotedAnswer } from '../support/answer-question.ts';

/** One question of the golden set: written by someone who saw only the headings of the manual. */
interface GoldenQuestion {
  readonly id: string;
  /** Nobody has tuned on the held-out half; it was asked for the first time when all else was settled. */
  readonly half: 'tuned' | 'held-out';
  readonly question: string;
  readonly answerable: boolean;
  /** Where the answer stands, verbatim; all parts of it have to be cited. */
  readonly expect: readonly (Place & { readonly alternatives?: readonly Place[] })[];
}

/** A verbatim stretch of the manual. `alternatives` answer as well, as the author of the set saw it. */
interface Place {
  readonly file: string;
  readonly heading: string;
  readonly passage: string;
}

const questions = readQuestions('test/golden/manual.jsonl');
const knowledge = openKnowledge({ folder: 'knowledge' });

const leastHits = 0.8;
const leastAbstentions = 0.9;

/** More shared words, and the question would only test whether words can be found. */
const greatestOverlap = 0.5;

describe('the golden questions', () => {
  it('are 30 that the manual answers and 10 that it does not, half of each held out', () => {
    expect(questions.filter((question) => question.answerable)).toHaveLength(30);
    expect(questions.filter((question) => !question.answerable)).toHaveLength(10);
    expect(questions.filter((question) => question.half === 'held-out' && question.answerable)).toHaveLength(15);
  });

  it.each(questions.filter((question) => question.answerable))(
    '$id expects passages that stand in the manual and share at most half of its content words',
    ({ question, expect: parts }) => {
      for (const { file, passage } of parts) expect(manual(file)).toContain(passage);
      const asked = new Set(contentWords(question).map((word) => word.stem));
      const said = new Set(parts.flatMap(({ passage }) => contentWords(passage)).map((word) => word.stem));
      const shared = [...asked].filter((stem) => said.has(stem));
      expect(shared.length / asked.size, `shared: ${shared.join(', ')}`).toBeLessThanOrEqual(greatestOverlap);
    },
  );
});

describe('the extractive engine on the golden questions', () => {
  it('cites the expected passages, abstains from near misses, and quotes exactly', async () => {
    const outcomes = await Promise.all(questions.map(answer));
    report(outcomes);
    const answerable = outcomes.filter(({ question }) => question.answerable);
    const unanswerable = outcomes.filter(({ question }) => !question.answerable);
    expect(outcomes.every(({ isExact }) => isExact)).toBe(true);
    expect(share(answerable, isHit)).toBeGreaterThanOrEqual(leastHits);
    expect(share(unanswerable, isAbstention)).toBeGreaterThanOrEqual(leastAbstentions);
  });

  it('quotes exactly too where questions share next to no word with the answer', async () => {
    const outcomes = await Promise.all(readQuestions('test/golden/paraphrases.jsonl').map(answer));
    report(outcomes);
    expect(outcomes.length).toBeGreaterThan(80);
    expect(outcomes.every(({ isExact }) => isExact)).toBe(true);
  });
});

interface AnsweredQuestion extends QuotedAnswer {
  readonly question: GoldenQuestion;
}

async function answer(question: GoldenQuestion): Promise<AnsweredQuestion> {
  return { question, ...(await answerQuestion(knowledge, question.question)) };
}

/** Every part of the expected answer is cited by a published claim. */
function isHit(outcome: AnsweredQuestion): boolean {
  return outcome.question.expect.every((part) =>
    [part, ...(part.alternatives ?? [])].some((place) => cites(outcome, place)),
  );
}

/** The main passages only, no alternative. */
function isStrictHit(outcome: AnsweredQuestion): boolean {
  return outcome.question.expect.every((part) => cites(outcome, part));
}

function cites({ claims, files }: AnsweredQuestion, { file, passage }: Place): boolean {
  const start = manual(file).indexOf(passage);
  const overlaps = (evidence: Evidence) => evidence.start < start + passage.length && evidence.end > start;
  return claims.some((claim) => claim.evidence.some((each) => files.get(each.sourceId) === file && overlaps(each)));
}

function isAbstention({ claims }: AnsweredQuestion): boolean {
  return claims.length === 0;
}

function share(outcomes: readonly AnsweredQuestion[], holds: (outcome: AnsweredQuestion) => boolean): number {
  return outcomes.filter(holds).length / outcomes.length;
}

function report(outcomes: readonly AnsweredQuestion[]): void {
  for (const half of ['tuned', 'held-out'] as const) {
    const own = outcomes.filter(({ question }) => question.half === half);
    if (own.length === 0) continue;
    const answerable = own.filter(({ question }) => question.answerable);
    const unanswerable = own.filter(({ question }) => !question.answerable);
    const hits = answerable.filter(isHit).length;
    const abstentions = unanswerable.filter(isAbstention).length;
    const spans = own.flatMap(({ claims }) => claims).flatMap((claim) => claim.evidence).length;
    console.log(
      `${half}: ${hits} of ${answerable.length} hit (${answerable.filter(isStrictHit).length} without alternatives), ${abstentions} of ${unanswerable.length} near misses declined, ${spans} spans, all exact: ${own.every(({ isExact }) => isExact)}`,
    );
    const missed = [
      ...answerable.filter((outcome) => !isHit(outcome)),
      ...unanswerable.filter((outcome) => !isAbstention(outcome)),
    ];
    if (missed.length > 0) console.log(`  missed: ${missed.map(({ question }) => question.id).join(', ')}`);
  }
}

function manual(file: string): string {
  return readFileSync(`knowledge/${file}`, 'utf8');
}

function readQuestions(path: string): GoldenQuestion[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as GoldenQuestion);
}
