import { clausesOf, nearestTo } from '../clauses.ts';
import { numberInWords } from '../number-words.ts';
import { type Check, insufficient } from './check.ts';

/** A way of being less than certain: the words for it, and those that keep it in a claim. */
interface Hedge {
  readonly words: RegExp;
  readonly kept: RegExp;
  /** Of a number only: a claim without one has nothing to leave out. */
  readonly isOfNumbers?: boolean;
}

const doubts = String.raw`possibly|perhaps|potentially|likely|unlikely|likelihood|probab\w+|presumably|appears?|appeared|seems?|seemed|suggest\w*|indicat\w+|estimat\w+|expect\w*|project(?:s|ed|ions?)|forecasts?|predict\w*|believed?|believes|thought to|alleged(?:ly)?|reportedly|assum\w+|preliminary|provisional(?:ly)?|tends?|tended|anticipat\w+|plans?|planned|intends?|intended|considered|theor\w+|hints?|evidence that|doubt\w*|uncertain\w*|may|might|could|can|would|should|possib\w*|potential|chance|risk\w*|point(?:s|ed)? to|scheduled|due to (?:open|start|begin|end)|target\w*|outlook`;
const permissions = String.raw`permitted|permits?|allow\w*|entitle\w*|rights?|options?|optional\w*|able|capable|free to|eligible|discretion|authoris\w*|authoriz\w*|empowered|power to|sometimes|often|only|must not|forbid\w*|prohibit\w*|not be|needs?|requires?|up to|at most|wants?|wishes|wish|chooses?|if`;
const approximate = String.raw`about|around|nearly|almost|close to|some|or so|roughly|approximately|approx|circa|estimated|just (?:over|under)|more or less|in the region|order of|up to|at most|over|under`;

const hedges: readonly Hedge[] = [
  { words: /\b(?:may|might|could)\b(?! not)/i, kept: pattern(`${doubts}|${permissions}`) },
  {
    words:
      /\b(?:possibly|perhaps|potentially|likely|probably|presumably|appears? to|appeared to|seems? to|seemed to|suggests?|suggested|indicates? that|estimates?|estimated|expects?|expected to|projected to|forecasts?|predicted|believed to|thought to|alleged(?:ly)?|reportedly|preliminary|provisional(?:ly)?|tends? to|tended to|anticipated|intends? to|planned to)\b/i,
    kept: pattern(`${doubts}|${approximate}`),
  },
  {
    words: new RegExp(
      String.raw`\b(?:about|around|nearly|almost|close to|roughly|approximately|circa)\s+(?:[$€£¥]?\d|one |half|an? (?:third|quarter|hour|day|week|month|year|dozen)|${numberInWords})`,
      'iu',
    ),
    kept: pattern(`${approximate}|${doubts}`),
    isOfNumbers: true,
  },
];

/** How much of a clause has to stand in one of the evidence before their certainty is compared. */
const leastShared = 0.7;

/** What the evidence says may be so, or is about so much, is no flat fact in the claim. */
export const compareHedges: Check = (claim, { readings }) => {
  const said = readings.flatMap(clausesOf);
  const flat = withoutMonths(claim);
  const hasNumber = new RegExp(String.raw`\d|\b(?:half|third|quarter|${numberInWords})`, 'iu').test(claim);
  return clausesOf(claim).flatMap((clause) => {
    const nearest = nearestTo(clause, said, leastShared);
    const dropped = hedges.find(
      ({ words, kept, isOfNumbers }) =>
        nearest.length > 0 &&
        !kept.test(flat) &&
        (isOfNumbers !== true || hasNumber) &&
        nearest.every((one) => words.test(withoutMonths(one.text))),
    );
    const word = nearest[0] === undefined ? undefined : dropped?.words.exec(withoutMonths(nearest[0].text))?.[0];
    return word === undefined
      ? []
      : [insufficient(`the evidence is less certain, it says "${word.trim()}": say so too`)];
  });
};

/** May is a month too. */
function withoutMonths(text: string): string {
  return text.replaceAll(/\bMay\b(?=,? \d)|(?<=\b(?:in|of|by|until|since|from|\d) )May\b/g, ' ');
}

function pattern(words: string): RegExp {
  return new RegExp(String.raw`\b(?:${words})(?!\p{L})`, 'iu');
}
