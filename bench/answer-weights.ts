/**
 * `npm run bench -- answer-weights`: fits the weights of `answerScore` to the tuned pairs of `test/answerability` and prints
 * them. For each question the statements of its folder and "none of them" compete: the right statement should win where
 * there is one, "none" elsewhere. Each folder is then judged by weights fitted without it, at several thresholds.
 */
import type { AnswerReading } from '../functions/domain/answer-reading.ts';
import { rankCandidates } from '../functions/domain/relevance.ts';
import { splitQuestions } from '../functions/extractive/split-questions.ts';
import { knowledgeOf, languageOf, readPairs, textOf } from '../test/answerability/outcomes.ts';
import { printTable } from './statistics.ts';

type Figure = keyof AnswerReading;
type Weights = Readonly<Record<Figure | 'bias', number>>;

interface Asked {
  readonly id: string;
  readonly folder: string;
  readonly isAnswerable: boolean;
  readonly statements: readonly { readonly reading: AnswerReading; readonly isRight: boolean }[];
}

/** What speaks for an answer may only count for it, what speaks against it only against it. */
const speaksFor: Readonly<Record<Figure, boolean>> = {
  said: true,
  context: true,
  precision: true,
  standing: true,
  open: false,
  largestOpen: false,
  openKnown: false,
  toldKnown: true,
  toldUnknown: true,
  isOther: false,
  isRival: false,
  isEcho: false,
  isForeign: true,
  isUnnamed: false,
};
const figures = Object.keys(speaksFor) as Figure[];
const names = [...figures, 'bias'] as const;

/** A near miss that is answered is worse than a question that is not. */
const nearMissWeight = 2;
const shrinkage = 0.3;
const rounds = 400;
const passagesPerQuestion = 24;

const asked = await readQuestions();
const weights = fit(asked);
printTable(
  'Weights fitted to all tuned pairs',
  ['figure', 'weight'],
  names.map((name) => [name, weights[name].toFixed(2)]),
);
const folders = [...new Set(asked.map(({ folder }) => folder))];
const judged = folders.flatMap((folder) => {
  const others = fit(asked.filter((each) => each.folder !== folder));
  return judge(
    asked.filter((each) => each.folder === folder),
    others,
  );
});
printTable(
  'Each folder by the weights of the others',
  ['threshold', 'best statement is right', 'of', 'near misses declined', 'of'],
  [-0.5, 0, 0.5, 1].map((threshold) => rowOf(judged, threshold)),
);

async function readQuestions(): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const { id, folder, answerable, unanswerable } of readPairs('tuned')) {
    for (const { question, place } of [
      { question: answerable.question, place: answerable },
      { question: unanswerable.question, place: undefined },
    ]) {
      for (const { text } of splitQuestions(question, 5, languageOf(folder)).questions) {
        const passages = await knowledgeOf(folder).search(text, { limit: passagesPerQuestion, extra: [] });
        const ranked = rankCandidates(text, passages);
        const best = ranked[0]?.relevance ?? 1;
        const statements = ranked.flatMap(({ candidate, relevance, statements: own }) =>
          own.map((statement) => {
            const start = place === undefined ? -1 : textOf(folder, place.file).indexOf(place.quote);
            const isSame = place?.file === candidate.source.uri;
            const isRight = isSame && statement.start < start + place.quote.length && statement.end > start;
            return { reading: { ...statement.reading(), standing: relevance / best }, isRight };
          }),
        );
        const name = `${id} ${place === undefined ? 'near miss' : 'answerable'}`;
        all.push({ id: name, folder, isAnswerable: place !== undefined, statements });
      }
    }
  }
  return all;
}

/** Maximises the likelihood of the right statement, or of none, by Adam; weights of the wrong sign are set to 0. */
function fit(questions: readonly Asked[]): Weights {
  const useful = questions.filter(
    ({ isAnswerable, statements }) => !isAnswerable || statements.some(({ isRight }) => isRight),
  );
  const current = Object.fromEntries(names.map((name) => [name, 0])) as Record<Figure | 'bias', number>;
  const mean = { ...current };
  const square = { ...current };
  for (let round = 1; round <= rounds; round += 1) {
    const slope = slopeAt(useful, current);
    for (const name of names) {
      const pull = slope[name] - (name === 'bias' ? 0 : shrinkage * current[name]);
      mean[name] = 0.9 * mean[name] + 0.1 * pull;
      square[name] = 0.999 * square[name] + 0.001 * pull ** 2;
      const step = mean[name] / (1 - 0.9 ** round) / (Math.sqrt(square[name] / (1 - 0.999 ** round)) + 1e-8);
      const next = current[name] + (round < 0.75 * rounds ? 0.1 : 0.03) * step;
      const isAllowed = name === 'bias' || next >= 0 === speaksFor[name];
      current[name] = isAllowed ? next : 0;
    }
  }
  return current;
}

function slopeAt(questions: readonly Asked[], current: Weights): Record<Figure | 'bias', number> {
  const slope = Object.fromEntries(names.map((name) => [name, 0])) as Record<Figure | 'bias', number>;
  for (const { isAnswerable, statements } of questions) {
    const powers = statements.map(({ reading }) => Math.exp(scoreOf(reading, current)));
    const all = powers.reduce((sum, power) => sum + power, 1);
    const right = statements.reduce((sum, { isRight }, index) => sum + (isRight ? (powers[index] ?? 0) : 0), 0);
    for (const [index, { reading, isRight }] of statements.entries()) {
      const power = powers[index] ?? 0;
      const wanted = isAnswerable && isRight ? power / right : 0;
      const error = (isAnswerable ? 1 : nearMissWeight) * (wanted - power / all);
      for (const figure of figures) slope[figure] += error * reading[figure];
      slope.bias += error;
    }
  }
  return slope;
}

function scoreOf(reading: AnswerReading, current: Weights): number {
  return figures.reduce((sum, figure) => sum + current[figure] * reading[figure], current.bias);
}

interface Judged {
  readonly isAnswerable: boolean;
  readonly score: number;
  readonly isRight: boolean;
}

/** The best statement for each question of the set, which may have been cut into several. */
function judge(questions: readonly Asked[], current: Weights): Judged[] {
  return [...Map.groupBy(questions, ({ id }) => id).values()].map((parts) => {
    const scored = parts
      .flatMap(({ statements }) => statements)
      .map(({ reading, isRight }) => ({ score: scoreOf(reading, current), isRight }))
      .toSorted((left, right) => right.score - left.score);
    const isAnswerable = parts.some((part) => part.isAnswerable);
    return { isAnswerable, score: Number.NEGATIVE_INFINITY, isRight: false, ...scored[0] };
  });
}

function rowOf(all: readonly Judged[], threshold: number): string[] {
  const answerable = all.filter(({ isAnswerable }) => isAnswerable);
  const nearMisses = all.filter(({ isAnswerable }) => !isAnswerable);
  const right = answerable.filter(({ score, isRight }) => isRight && score > threshold).length;
  const declined = nearMisses.filter(({ score }) => score <= threshold).length;
  return [threshold, right, answerable.length, declined, nearMisses.length].map(String);
}
