import type { AnswerReading } from './answer-reading.ts';

/**
 * What each figure of a reading counts for: fitted by `npm run bench -- answer-weights` on the pairs of questions in
 * `test/answerability`, so that the right statement comes first where there is one, and none scores above 0 where there is not.
 */
const weights: Readonly<Record<keyof AnswerReading, number>> = {
  said: 3.02,
  context: 5.86,
  precision: 2.2,
  standing: 2.32,
  open: -0.27,
  largestOpen: -0.51,
  openKnown: -1.82,
  toldKnown: 1.77,
  toldUnknown: 1.46,
  isOther: -3.55,
  isRival: -0.69,
  isEcho: -2.99,
};
const bias = -4.15;

/** How likely a statement answers the question: the larger the likelier, comparable between questions over small collections. */
export function answerScore(reading: AnswerReading): number {
  const figures = Object.entries(reading) as [keyof AnswerReading, number][];
  return figures.reduce((sum, [name, figure]) => sum + weights[name] * figure, bias);
}
