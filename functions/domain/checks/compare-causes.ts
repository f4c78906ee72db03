import { shareOf, stemsOf } from '../clauses.ts';
import { type Check, insufficient } from './check.ts';

const cause =
  /\b(?:because|since(?! \d)|due to|owing to|thanks to|as a result|results? (?:in|from)|resulting|resulted|therefore|thus|hence|thereby|consequently|so that|so|leads? to|led to|leading to|caus(?:e|es|ed|ing)|which is why|that is why|explain(?:s|ed)|in order to|owes|attribut\w+|reflect(?:s|ed|ing)?|stem(?:s|med)? from|ar(?:ises?|ose) from|consequences?|reasons?|blamed|given that|account(?:s|ed)? for|on account of|for this reason|driven by|drives|drove|triggers?|triggered|prompted|prompting|in response to|in turn|enabl(?:e|es|ed|ing)|makes? it|which (?:means|makes|allows|prevents|increased|reduced|led)|by reason|makes|made|allowing|requires|ensures?|depends on|despite|in spite of|through(?! the (?:day|night|week|month|year))|no longer|even though|although|unless|if|when|whenever|once|after|helps?|prevent(?:s|ed|ing)?|protect(?:s|ed)?|keeps?|avoids?|blocks?|blocking|stops?|to (?:prevent|avoid|reduce|protect|keep|ensure|make|meet|limit|cover|allow))\b/i;
/** Ties a sentence to the one before it. */
const leadingCause =
  /^(?:therefore|thus|hence|so|as a result|consequently|for this reason|that is why|this (?:means|makes|causes|leads|prevents|allows|reduces|increases)|because of (?:this|that))\b/i;
/** "As" gives a reason only where a clause of its own follows. */
const asReason = /(?:^|, )as (?:it|they|he|she|we|you|this|these|there|the \p{L}+|\d+)\b/iu;
/** In a paraphrase of one sentence, these say no more than that something comes of something. */
const consequence =
  /^(?:leads? to|led to|leading to|results? in|resulted in|resulting in|thanks to|in response to|driven by)$/i;
const claimedCause =
  /\b(?:because|due to|owing to|thanks to|as a result|resulting in|resulted in|results in|therefore|thus|hence|consequently|leads? to|led to|leading to|caus(?:es|ed|ing)(?! no\b)|which is why|that is why|so that|in response to|on account of|for this reason|driven by|attributed to|triggered|prompted|in order to|which (?:explains|caused|led))\b/i;

/** How much of either side a sentence has to speak of to make the connection itself. */
const leastShared = 0.6;

/** Two facts that stand side by side in the evidence are not made cause and effect. */
export const compareCauses: Check = (claim, { readings }) => {
  const match = claimedCause.exec(claim);
  if (match === null || (readings.length === 1 && consequence.test(match[0]))) return [];
  // A single statement may say why in words that are no conjunction.
  // The cell of a table says what comes of what by the name of its column.
  if (readings.some((reading) => reading.includes(' — '))) return [];
  if (readings.length === 1 && !/;|[.!?]\s|\b(?:and|but|while|which|who)\b|,\s/.test(readings[0] ?? '')) return [];
  const isStated = readings.some(
    (reading) =>
      leadingCause.test(reading) ||
      asReason.test(reading) ||
      (cause.test(reading) && (readings.length === 1 || sharesBoth(claim, match, reading))),
  );
  return isStated
    ? []
    : [insufficient(`the evidence does not say "${match[0].toLowerCase()}": it states no such connection`)];
};

/** Whether a sentence of evidence speaks of both sides of the connection. */
function sharesBoth(claim: string, match: RegExpExecArray, reading: string): boolean {
  const known = stemsOf(reading);
  const sides = [claim.slice(0, match.index), claim.slice(match.index + match[0].length)].map((side) => stemsOf(side));
  return sides.every((side) => shareOf(side, known) >= leastShared);
}
