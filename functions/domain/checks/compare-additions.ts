import { asWritten } from '../as-written.ts';
import { isAmong, shareOf, stemsOf } from '../clauses.ts';
import { contentWords, type Word } from '../content-words.ts';
import { generalWords } from '../english-words.ts';
import { valueOfWords } from '../number-words.ts';
import { relatedTo } from '../synonyms.ts';
import { unitOf } from '../units.ts';
import { type Check, insufficient } from './check.ts';
import { withoutAmounts } from './compare-scope.ts';

/** Begins what a sentence adds: a reason or purpose, or something beside it. */
const reason =
  /(?<!\p{L})(?:because|since|as(?! (?:a rule|of|well|much|many|long|soon|far)\b)|due to|owing to|thanks to|for (?:lack|want|reasons) of|in order to|so that|so as to|thereby|therefore|thus|hence|although|despite|on the grounds|at the request of|on behalf of|weil|wegen|dank|damit|obwohl|parce que?|à cause de|grâce à|afin de|pour que|bien que|porque|debido a|gracias a|para que|aunque)(?!\p{L})/giu;
const more =
  /(?<!\p{L})(?:and|with|including|which|who|that|by|for|from|under|without|after|during|amid|following|und|mit|sowie|et|avec|y|con)(?!\p{L})/giu;

/** Said of an amount. */
const approximate = /^(?:roughly|approximately|nearly|almost|barely|exactly|just)$/;
/** More joints are no sentence, and each takes a reading of all that follows it. */
const mostJoints = 20;
/** How much of what stands before the addition has to stand in the evidence. */
const leastShared = 0.75;
/** How much of a reason the evidence must not know: some words are near any other. */
const leastApart = 0.6;
/** So many words of the evidence at most may be left over: the addition could say them in other words. */
const mostLeft = 1;

/** A claim that repeats its evidence and goes on with what the evidence does not speak of adds something. */
export const compareAdditions: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const known = [...stemsOf(evidence), ...stemsOf(headings.join('\n'))];
  const left = subjectsOf(evidence).filter(({ stem }) => !isKnown(stem, stemsOf(claim)));
  const added = [reason, more].flatMap((words) =>
    [...claim.matchAll(words)].slice(-mostJoints).flatMap((match) => {
      const [head, tail] = [claim.slice(0, match.index), claim.slice(match.index + match[0].length)];
      const subjects = subjectsOf(tail);
      const apart = subjects.filter(({ stem }) => !isKnown(stem, known)).length;
      const isApart = apart > 0 && apart >= (words === reason ? leastApart : 1) * subjects.length;
      const stems = stemsOf(head);
      const isRepeated = stems.length > 2 && shareOf(stems, known) >= leastShared;
      const isRest =
        words === reason
          ? left.length <= 2 * mostLeft + 1
          : left.length <= mostLeft && subjects.length > 1 && !/\d/.test(tail);
      return isApart && isRepeated && isRest ? [asWritten(subjects.slice(0, 3), tail).join(', ')] : [];
    }),
  );
  const [first] = added;
  return first === undefined ? [] : [insufficient(`the evidence says nothing of: ${first}`)];
};

/** What a text speaks of, without amounts and general words. */
function subjectsOf(text: string): Word[] {
  return contentWords(withoutAmounts(text)).filter(
    ({ word, stem }) =>
      !(
        generalWords.has(word) ||
        generalWords.has(stem) ||
        approximate.test(word) ||
        /\p{N}/u.test(word) ||
        unitOf(word) !== undefined ||
        valueOfWords(word) !== undefined
      ),
  );
}

function isKnown(stem: string, known: readonly string[]): boolean {
  return isAmong(stem, known) || known.some((other) => relatedTo(other).has(stem) || relatedTo(stem).has(other));
}
