import { gapsBetween, mostAligned } from '../align-words.ts';
import { sentencesIn, spokenWords } from './spoken-words.ts';

/** Of the words of a sentence, or else of a claim, the part that the other has in the same order. */
const leastOfSentence = 0.8;
const leastOfClaim = 0.75;

/** Fewer words come back in their order by chance. */
const fewestWords = 4;

/** Whether a claim repeats a sentence of its evidence or a part of it, whatever it changes there: it is no free wording. */
export function repeatsSentence(claim: string, readings: readonly string[]): boolean {
  const claimed = spokenWords(claim).slice(0, mostAligned);
  return sentencesIn(readings).some((sentence) => {
    if (sentence.length > mostAligned) return false;
    const missing = gapsBetween(claimed, sentence).reduce((sum, { second: [from, to] }) => sum + to - from, 0);
    const repeated = sentence.length - missing;
    return (
      (sentence.length >= fewestWords && repeated >= leastOfSentence * sentence.length) ||
      (claimed.length >= fewestWords && repeated >= leastOfClaim * claimed.length)
    );
  });
}
