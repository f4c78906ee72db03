import { clausesOf, isAmong, languageOf, nearestTo, shareOf, stemsOf, wholeOf } from '../clauses.ts';
import { lazy } from '../lazy.ts';
import { numberInWords } from '../number-words.ts';
import { passingQuantitiesIn } from '../passing-quantities.ts';
import { quantitiesIn } from '../quantities.ts';
import { type Check, type Disagreement, insufficient } from './check.ts';
import { isEqual } from './equal-numbers.ts';

/** A way of being less than certain: the words for it, and those that keep it in a claim. */
interface Hedge {
  readonly words: RegExp;
  readonly kept: RegExp;
  /** Of a number only: a claim without one has nothing to leave out. */
  readonly isOfNumbers?: boolean;
}

const doubts = String.raw`possibly|perhaps|potentially|likely|unlikely|likelihood|probab\w+|presumably|appears?|appeared|seems?|seemed|suggest\w*|indicat\w+|estimat\w+|expect\w*|project(?:s|ed|ions?)|forecasts?|predict\w*|believed?|believes|thought to|alleged(?:ly)?|reportedly|assum\w+|preliminary|provisional(?:ly)?|tends?|tended|anticipat\w+|plans?|planned|hop(?:es?|ed|ing|efully)|wish\w*|wants?|aims?|aimed|aspir\w+|foreseen?|envisag\w+|in prospect|conceivabl[ey]|imagin\w+|intends?|intended|considered|theor\w+|hints?|evidence that|doubt\w*|uncertain\w*|may|might|could|can|would|should|possib\w*|potential|chance|risk\w*|point(?:s|ed)? to|scheduled|due to (?:open|start|begin|end)|target\w*|outlook`;
const permissions = String.raw`enough|sufficient|suffices?|reasons?|grounds?|permitted|permits?|allow\w*|entitle\w*|rights?|options?|optional\w*|able|capable|free to|eligible|ha(?:s|ve|d) (?:until|up to|\S+ (?:hours?|days?|weeks?|months?|years?))|discretion|authoris\w*|authoriz\w*|empowered|power to|sometimes|often|only|must not|forbid\w*|prohibit\w*|not be|need\w*|requir\w+|necessary|ha(?:s|ve) to|up to|at most|wants?|wishes|wish|chooses?|reserved|restricted|limited|confined|if`;
const approximate = String.raw`about|around|nearly|almost|close to|some|or so|roughly|approximately|approx|circa|estimated|just (?:over|under)|more or less|in the region|order of|up to|at most|over|under`;

const hedges = lazy((): readonly Hedge[] => [
  {
    words:
      /\b(?:may|might)\b(?! not)|\bcould\b(?! (?:not|be (?:traced|found|seen|shown|proved|proven|confirmed|identified|detected|measured|attributed|linked)))/i,
    kept: pattern(`${doubts}|${permissions}`),
  },
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
]);

/** In other languages, where a clause shares fewer words that are known to mean the same. */
const foreign = lazy(() => ({
  words: pattern(
    'vermutlich|wahrscheinlich|möglicherweise|vielleicht|könnten?|dürften?|voraussichtlich|angeblich|mutmaßlich|anscheinend|ob|probablement|peut-être|vraisemblablement|pourrai(?:t|ent)|peu(?:t|vent)|devrai(?:t|ent)|semble(?:nt)?|probablemente|posiblemente|quizás?|tal vez|podrían?|pueden?|parecen?',
  ),
  kept: pattern(
    'vermut\\p{L}+|wahrscheinlich\\p{L}*|möglich\\p{L}*|vielleicht|könn\\p{L}+|kann|dürf\\p{L}+|darf|voraussichtlich|angeblich|mutmaßlich|wohl|anscheinend|schein\\p{L}+|ob|unklar|offen|erwart\\p{L}+|soll\\p{L}*|nicht|erlaub\\p{L}+|zulässig\\p{L}*|prob\\p{L}+|peut\\p{L}*|peut-être|vraisembl\\p{L}+|possib\\p{L}+|pourr\\p{L}+|peuvent|devr\\p{L}+|sembl\\p{L}+|risqu\\p{L}+|susceptib\\p{L}+|droit|autoris\\p{L}+|permis\\p{L}*|permet\\p{L}*|posib\\p{L}+|quizás?|tal vez|podr\\p{L}+|pued\\p{L}+|parec\\p{L}+|permit\\p{L}+|derecho|maxim\\p{L}*|höchstens|(?:au|tout au) plus|interdit\\p{L}*|prohib\\p{L}+|seul\\p{L}*|nur|solo|sólo',
  ),
}));
/** What is only wished for is no duty. */
const wished = 'ideally|preferably|if possible|where possible|recommended|advisable';
const duty = 'must|ha(?:s|ve) to|required|obliged|mandatory|compulsory';

const leastSharedElsewhere = 0.5;

const doubtful = `${doubts}|ideally|should|hope[sd]?|aim\\p{L}*|preferably|c\\.|ca\\.|circa|about|around|roughly|approximately|nearly|almost`;
/** Leaves no doubt of what the evidence leaves in doubt. */
const certain =
  'certain(?:ly)?(?= of| that| to)|definite(?:ly)?|surely|sure to|undoubtedly|without (?:a )?doubt|no doubt|inevitabl[ey]|guaranteed?|guarantees|proves? that|proves?(?= (?!to\\b))|proved(?= (?!to\\b))|proven|conclusive(?:ly)?|established|precisely|exactly|in fact|bound to|every time';

const doubtless = lazy(() => [
  { sure: pattern(certain), doubt: pattern(doubtful) },
  { sure: pattern(duty), doubt: pattern(wished) },
]);

/** How much of a clause has to stand in one of the evidence before their certainty is compared. */
const leastShared = 0.7;

/** More clauses are no sentence, and each is held against each of the evidence. */
const mostClauses = 40;

/** What the evidence says may be so, or is about so much, is no flat fact in the claim. */
export const compareHedges: Check = (claim, { readings }) => {
  const said = readings.flatMap(clausesOf);
  const flat = withoutMonths(claim);
  const hasNumber = new RegExp(String.raw`\d|\b(?:half|third|quarter|${numberInWords})`, 'iu').test(claim);
  const evidence = withoutMonths(readings.join(' '));
  const isStill = doubtless().find(
    ({ sure, doubt }) => sure.test(flat) && !sure.test(evidence) && doubt.test(evidence) && !doubt.test(flat),
  );
  const sure = isStill?.sure.exec(flat)?.[0];
  if (sure !== undefined && shareOf(stemsOf(claim), stemsOf(evidence)) >= leastSharedElsewhere)
    return [insufficient(`the evidence is less certain than "${sure.toLowerCase()}": say so too`)];
  if (['de', 'fr', 'es'].includes(languageOf(claim, evidence) ?? '')) return foreignHedges(claim, evidence);
  return clausesOf(claim)
    .slice(0, mostClauses)
    .flatMap((clause) => {
      const nearest = nearestTo(clause, said, leastShared);
      const dropped = hedges().find(
        ({ words, kept, isOfNumbers }) =>
          nearest.length > 0 &&
          !kept.test(flat) &&
          (isOfNumbers !== true ||
            (hasNumber && nearest.some((one) => givesSame(flat, words.exec(one.text), one.text)))) &&
          nearest.every((one) => words.test(withoutMonths(one.text))),
      );
      const word = nearest[0] === undefined ? undefined : dropped?.words.exec(withoutMonths(nearest[0].text))?.[0];
      return word === undefined
        ? []
        : [insufficient(`the evidence is less certain, it says "${word.trim()}": say so too`)];
    });
};

/** Whether the claim gives the very number that the evidence gives about. */
function givesSame(claim: string, hedged: RegExpExecArray | null, evidence: string): boolean {
  if (hedged === null) return false;
  const after = evidence.slice(hedged.index, hedged.index + 60);
  const [about] = [...quantitiesIn(after), ...passingQuantitiesIn(after)].toSorted((left, right) => left.at - right.at);
  const claimed = [...quantitiesIn(claim), ...passingQuantitiesIn(claim)];
  return about === undefined || claimed.some((one) => isEqual(about, one) || about.amount === one.amount);
}

function foreignHedges(claim: string, evidence: string): Disagreement[] {
  const sentences = evidence.split(/(?<=[.!?;])\s+/).map(wholeOf);
  const [nearest] = nearestTo(wholeOf(claim), sentences, leastSharedElsewhere);
  // "Ne peut … que" limits, and what may be done is left out with it.
  const hedged =
    nearest === undefined
      ? null
      : foreign().words.exec(nearest.text.replaceAll(/\bne (\p{L}+) .{1,60}?\bqu['’e]/gu, ' '));
  const word = hedged?.[0];
  const [deed] = hedged === null ? [] : stemsOf(hedged.input.slice(hedged.index + hedged[0].length));
  const isDropped =
    word !== undefined &&
    !foreign().kept.test(claim) &&
    (!/^p(?:eu|ue)/i.test(word) || deed === undefined || isAmong(deed, stemsOf(claim)));
  return isDropped ? [insufficient(`the evidence is less certain, it says "${word}": say so too`)] : [];
}

/** May is a month too. */
function withoutMonths(text: string): string {
  return text.replaceAll(/\bMay\b(?=,? \d)|(?<=\b(?:in|of|by|until|since|from|\d) )May\b/g, ' ');
}

function pattern(words: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu');
}
