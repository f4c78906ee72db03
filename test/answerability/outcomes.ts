import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import type { Claim } from '../../functions/domain/model.ts';
import type { Knowledge } from '../../functions/ports.ts';
import { answerQuestion, type QuotedAnswer } from '../support/answer-question.ts';

export type Half = 'tuned' | 'held-out';

/** A question that a sentence of the folder answers, and one on the same subject that no file of it answers. */
export interface Pair {
  readonly id: string;
  readonly half: Half;
  readonly folder: string;
  /** `quote` stands in `file` once, character by character. */
  readonly answerable: { readonly question: string; readonly file: string; readonly quote: string };
  readonly unanswerable: { readonly question: string; readonly why: string };
}

/** What became of the two questions of a pair. */
export interface PairOutcome {
  readonly pair: Pair;
  /** `wrong`: sentences were quoted, but not the one that answers. */
  readonly answerable: 'right' | 'wrong' | 'abstained';
  readonly unanswerable: 'abstained' | 'answered';
  /** How many sentences the answerable question gets, and how many of them are the right one or of its paragraph. */
  readonly sentences: { readonly published: number; readonly fitting: number };
}

const languages: Readonly<Record<string, string>> = { mietwohnung: 'de', verein: 'de', ville: 'fr', dentiste: 'fr' };

export function readPairs(half?: Half): Pair[] {
  const lines = readFileSync(path.join(import.meta.dirname, 'pairs.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Pair).filter((pair) => half === undefined || pair.half === half);
}

/** Asks both questions of each pair over its folder, without a model. */
export async function outcomesOf(pairs: readonly Pair[]): Promise<PairOutcome[]> {
  const outcomes: PairOutcome[] = [];
  for (const pair of pairs) {
    const ask = (question: string) => answerQuestion(knowledgeOf(pair.folder), question, languageOf(pair.folder));
    const asked = await ask(pair.answerable.question);
    const nearMiss = await ask(pair.unanswerable.question);
    outcomes.push({
      pair,
      answerable: asked.claims.length === 0 ? 'abstained' : cites(asked, pair) ? 'right' : 'wrong',
      sentences: {
        published: asked.claims.length,
        fitting: asked.claims.filter((claim) => isFitting(claim, asked, pair)).length,
      },
      unanswerable: nearMiss.claims.length === 0 ? 'abstained' : 'answered',
    });
  }
  return outcomes;
}

/** A blank line, or a further item or row, begins something else. */
const boundary = /\n\s*(?:\n|[-*|]|\d+\.)/;

function isFitting(
  { evidence }: Claim,
  { files }: QuotedAnswer,
  { folder, answerable: { file, quote } }: Pair,
): boolean {
  const text = textOf(folder, file);
  const start = text.indexOf(quote);
  const end = start + quote.length;
  return evidence.some((each) => {
    const between = text.slice(Math.min(each.end, end), Math.max(each.start, start));
    const isNear = (each.start < end && each.end > start) || !boundary.test(between);
    return files.get(each.sourceId) === file && isNear;
  });
}

function cites({ claims, files }: QuotedAnswer, { folder, answerable: { file, quote } }: Pair): boolean {
  const start = textOf(folder, file).indexOf(quote);
  return claims.some(({ evidence }) =>
    evidence.some((each) => files.get(each.sourceId) === file && each.start < start + quote.length && each.end > start),
  );
}

export function languageOf(folder: string): string {
  return languages[folder] ?? 'en';
}

const opened = new Map<string, Knowledge>();

export function knowledgeOf(folder: string): Knowledge {
  const knowledge = opened.get(folder) ?? openKnowledge({ folder: pathOf(folder) });
  opened.set(folder, knowledge);
  return knowledge;
}

export function textOf(folder: string, file: string): string {
  return readFileSync(path.join(pathOf(folder), file), 'utf8');
}

function pathOf(folder: string): string {
  return path.join(import.meta.dirname, 'documents', folder);
}
