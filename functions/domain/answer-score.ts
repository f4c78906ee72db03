import type { AnswerReading } from './answer-reading.ts';

/**
 * What each figure of a reading counts for: fitted by `npm run bench -- answer-weights` on the pairs of questions in
 * `test/answerability`, so that the right statement comes first where there is one, and none scores above 0 where there is not.
 */
const weights: Readonly<Record<keyof AnswerReading, number>> = {
  said: 2.53,
  context: 6.63,
  precision: 1.87,
  standing: 2.26,
  open: -0.37,
  largestOpen: -0.51,
  openKnown: -1.21,
  toldKnown: 1.3,
  toldUnknown: 1.44,
  isOther: -4.48,
  isRival: -1.05,
  isEcho: -2.66,
  isUnnamed: -2.06,
  isForeign: 1.77,
};
const bias = -3.88;

/** How likely a statement answers the question: the larger the likelier, comparable between questions over small collections. */
export function answerScore(reading: AnswerReading): number {
  const figures = Object.entries(reading) as [keyof AnswerReading, number][];
  return figures.reduce((sum, [name, figure]) => sum + weights[name] * figure, bias);
}
