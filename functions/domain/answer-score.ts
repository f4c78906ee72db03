import type { AnswerReading } from './answer-reading.ts';

/**
 * What each figure of a reading counts for: fitted by `npm run bench -- answer-weights` on the pairs of questions in
 * `test/answerability`, so that the right statement comes first where there is one, and none scores above 0 where there is not.
 */
const weights: Readonly<Record<keyof AnswerReading, number>> = {
  said: 2.27,
  context: 6.45,
  precision: 2.71,
  open: -0.38,
  largestOpen: -0.54,
  openKnown: -1.19,
  toldKnown: 1.31,
  toldUnknown: 1.49,
  isOther: -4.61,
  isRival: -0.96,
  isForeign: 1.83,
  isUnnamed: -2.15,
  isEcho: -3.05,
  standing: 2.26,
};
const bias = -3.84;

/** How likely a statement answers the question: the larger the likelier, comparable between questions over small collections. */
export function answerScore(reading: AnswerReading): number {
  const figures = Object.entries(reading) as [keyof AnswerReading, number][];
  return figures.reduce((sum, [name, figure]) => sum + weights[name] * figure, bias);
}
