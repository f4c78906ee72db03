/**
 * `npm run bench -- answerability`: how many questions are answered that the documents answer, and how many near misses
 * are left unanswered, by folder and half, without a model. `--half tuned` leaves the held-out half alone; `--list`
 * names the pairs of the tuned half that went wrong.
 */
import { parseArgs } from 'node:util';
import { type Half, outcomesOf, type PairOutcome, readPairs } from '../test/answerability/outcomes.ts';
import { printTable, wilsonInterval } from './statistics.ts';

const { values } = parseArgs({ options: { half: { type: 'string' }, list: { type: 'boolean', default: false } } });

const titles: Readonly<Record<Half, string>> = {
  tuned: 'Tuned on',
  'held-out': 'Held out',
};

for (const half of ['tuned', 'held-out'] as const) {
  if (values.half !== undefined && values.half !== half) continue;
  const pairs = readPairs(half);
  if (pairs.length === 0) continue;
  const outcomes = await outcomesOf(pairs);
  const byFolder = [...Map.groupBy(outcomes, ({ pair }) => pair.folder)];
  printTable(
    `${titles[half]} (${outcomes.length} pairs)`,
    ['folder', 'pairs', 'answered right', 'answered wrong', 'abstained', 'near miss answered', 'abstained'],
    [...byFolder, ['all', outcomes] as const].map(([name, own]) => rowOf(name, own)),
  );
  const right = count(outcomes, ({ answerable }) => answerable === 'right');
  const published = sum(outcomes, ({ sentences }) => sentences.published);
  const fitting = sum(outcomes, ({ sentences }) => sentences.fitting);
  const answered = count(outcomes, ({ answerable }) => answerable !== 'abstained');
  const declined = count(outcomes, ({ unanswerable }) => unanswerable === 'abstained');
  console.log(`\nanswered right: ${rate(right, outcomes.length)}`);
  console.log(`abstained from near misses: ${rate(declined, outcomes.length)}`);
  console.log(`sentences of an answer: ${(published / answered).toFixed(2)}`);
  console.log(`of these the right one or of its paragraph: ${rate(fitting, published)}`);
  if (values.list && half === 'tuned') list(outcomes);
}

function rowOf(name: string, outcomes: readonly PairOutcome[]): string[] {
  const answerable = (['right', 'wrong', 'abstained'] as const).map((kind) =>
    count(outcomes, (outcome) => outcome.answerable === kind),
  );
  const unanswerable = (['answered', 'abstained'] as const).map((kind) =>
    count(outcomes, (outcome) => outcome.unanswerable === kind),
  );
  return [name, ...[outcomes.length, ...answerable, ...unanswerable].map(String)];
}

function list(outcomes: readonly PairOutcome[]): void {
  for (const { pair, answerable, unanswerable } of outcomes) {
    if (answerable !== 'right') console.log(`${pair.id} ${answerable}: ${pair.answerable.question}`);
    if (unanswerable !== 'abstained') console.log(`${pair.id} near miss answered: ${pair.unanswerable.question}`);
  }
}

function count(outcomes: readonly PairOutcome[], holds: (outcome: PairOutcome) => boolean): number {
  return outcomes.filter(holds).length;
}

function sum(outcomes: readonly PairOutcome[], valueOf: (outcome: PairOutcome) => number): number {
  return outcomes.reduce((total, outcome) => total + valueOf(outcome), 0);
}

function rate(part: number, total: number): string {
  const [low, high] = wilsonInterval(part, total).map((share) => (100 * share).toFixed(1));
  return `${part} of ${total}: ${((100 * part) / total).toFixed(1)} % (${low} – ${high})`;
}
