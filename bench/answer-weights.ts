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
/** In the order of `names`. */
type Weights = readonly number[];

interface Asked {
  readonly id: string;
  readonly folder: string;
  readonly isAnswerable: boolean;
  readonly statements: readonly Stated[];
}

interface Stated {
  /** What the weights weigh, in their order: its reading, and 1 for the bias. */
  readonly values: readonly number[];
  readonly isRight: boolean;
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
  names.map((name, place) => [name, at(weights, place).toFixed(2)]),
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
            return { values: valuesOf({ ...statement.reading(), standing: relevance / best }), isRight };
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
  const current = names.map(() => 0);
  const mean = [...current];
  const square = [...current];
  for (let round = 1; round <= rounds; round += 1) {
    const slope = slopeAt(useful, current);
    for (const [place, name] of names.entries()) {
      const weight = at(current, place);
      const pull = at(slope, place) - (name === 'bias' ? 0 : shrinkage * weight);
      mean[place] = 0.9 * at(mean, place) + 0.1 * pull;
      square[place] = 0.999 * at(square, place) + 0.001 * pull ** 2;
      const step = at(mean, place) / (1 - 0.9 ** round) / (Math.sqrt(at(square, place) / (1 - 0.999 ** round)) + 1e-8);
      const next = weight + (round < 0.75 * rounds ? 0.1 : 0.03) * step;
      const isAllowed = name === 'bias' || next >= 0 === speaksFor[name];
      current[place] = isAllowed ? next : 0;
    }
  }
  return current;
}

function slopeAt(questions: readonly Asked[], current: Weights): number[] {
  const slope = names.map(() => 0);
  for (const { isAnswerable, statements } of questions) {
    const powers = statements.map(({ values }) => Math.exp(scoreOf(values, current)));
    const all = powers.reduce((sum, power) => sum + power, 1);
    const right = statements.reduce((sum, { isRight }, index) => sum + (isRight ? at(powers, index) : 0), 0);
    for (const [index, { values, isRight }] of statements.entries()) {
      const power = at(powers, index);
      const wanted = isAnswerable && isRight ? power / right : 0;
      const error = (isAnswerable ? 1 : nearMissWeight) * (wanted - power / all);
      for (let place = 0; place < slope.length; place += 1) slope[place] = at(slope, place) + error * at(values, place);
    }
  }
  return slope;
}

function valuesOf(reading: AnswerReading): number[] {
  return names.map((name) => (name === 'bias' ? 1 : reading[name]));
}

function scoreOf(values: readonly number[], current: Weights): number {
  return values.reduce((sum, value, place) => sum + at(current, place) * value, 0);
}

function at(values: readonly number[], place: number): number {
  return values[place] ?? 0;
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
      .map(({ values, isRight }) => ({ score: scoreOf(values, current), isRight }))
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
