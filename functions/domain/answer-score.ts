import type { AnswerReading } from './answer-reading.ts';

/**
 * What each figure of a reading counts for: fitted by `npm run bench -- answer-weights` on the pairs of questions in
 * `test/answerability`, so that the right statement comes first where there is one, and none scores above 0 where there is not.
 */
const weights: Readonly<Record<keyof AnswerReading, number>> = {
  said: 2.29,
  context: 6.48,
  precision: 2.67,
  standing: 2.27,
  open: -0.38,
  largestOpen: -0.54,
  openKnown: -1.2,
  toldKnown: 1.3,
  toldUnknown: 1.49,
  isOther: -4.6,
  isRival: -0.96,
  isEcho: -3.04,
  isUnnamed: -2.15,
  isForeign: 1.82,
};
const bias = -3.85;

/** How likely a statement answers the question: the larger the likelier, comparable between questions over small collections. */
export function answerScore(reading: AnswerReading): number {
  const figures = Object.entries(reading) as [keyof AnswerReading, number][];
  return figures.reduce((sum, [name, figure]) => sum + weights[name] * figure, bias);
}
