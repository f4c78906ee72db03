import { gapsBetween, mostAligned } from '../align-words.ts';
import { sentencesIn, spokenWords } from './spoken-words.ts';

/** Of the words of a sentence, the part that has to come back in their order. */
const leastRepeated = 0.8;

/** Fewer words come back in their order by chance. */
const fewestWords = 4;

/** Whether a claim repeats a sentence of its evidence, whatever else it says: then nothing in it is a free wording. */
export function repeatsSentence(claim: string, readings: readonly string[]): boolean {
  const claimed = spokenWords(claim).slice(0, mostAligned);
  return sentencesIn(readings).some((sentence) => {
    if (sentence.length < fewestWords || sentence.length > mostAligned) return false;
    const missing = gapsBetween(claimed, sentence).reduce((sum, { second: [from, to] }) => sum + to - from, 0);
    return missing <= (1 - leastRepeated) * sentence.length;
  });
}
