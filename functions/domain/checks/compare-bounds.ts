import { type Bounded, boundsIn } from '../bounds.ts';
import { type Clause, clausesOf, shareOf, wholeOf } from '../clauses.ts';
import { isDenied, isNegated } from '../negations.ts';
import { numberInWords } from '../number-words.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';

/** Said of a whole statement, these set a bound without standing next to the number. */
const limits = new RegExp(
  String.raw`\b(?:limit(?:s|ed)?|restricted|maximum|max|minimum|min|least|most|cap|capped|ceiling|floor|threshold|deadline|exceed\w*|within|up to|between|or more|or less|over|under|above|below|more|less|longer|fewer|yet|after|from|onwards?|upwards?|beyond|beforehand|in advance|period|window|usual|enough|suffic\w*|give or take|plus or minus|±|\d-(?:day|week|month|year|hour|minute)s?|ha(?:s|ve|d)\b.{1,50}\bto|in (?:\d+|${numberInWords}))\b`,
  'iu',
);

/** What says the same of all others: there, at most is at least. */
const turns =
  /\b(?:unless|otherwise|nobody|no one|niemand|personne|nadie|too late|invalid|except|instead|older|younger|others?|rest|remaining|later|earlier|once|only|beyond (?:what|the)|too (?:old|young|long|late|heavy|high|low|short|large|small|big|much|many))\b/i;
/** The same of days: "not until May" is from May on. */
const turnsOfDates = /\b(?:until|till)\b/i;
/** What may deny elsewhere only says here that something has to be so. */
const demands = /\b(?:requir(?:e[sd]?|ing)|depend(?:s|ed|ing)?|free|first|failures?(?! to\b))\b/gi;

/** A number that is a limit in the evidence is the same limit in the claim: no "at most" for "at least", no bare number. */
export const compareBounds: Check = (claim, { readings }) => {
  const evidence = readings.join('\n');
  const known = boundsIn(evidence);
  return boundsIn(claim).flatMap((claimed): Disagreement[] => {
    const same = known.filter(({ key }) => key === claimed.key);
    if (same.length === 0 || same.some(({ bound }) => bound === claimed.bound)) return [];
    const [first] = same;
    return first === undefined ||
      isTurned(placeOf(claimed, claim), placeOf(first, evidence)) ||
      isSpan(claimed, first, claim, evidence)
      ? []
      : compare(claimed, first, { claim, evidence });
  });
};

/** What may be done within 30 days may be done for 30 days, and what goes up to a value rises to it. */
function isSpan(claimed: Bounded, known: Bounded, claim: string, evidence: string): boolean {
  const before = (text: string, written: string) => text.slice(0, Math.max(0, text.indexOf(written))).slice(-30);
  const [mine, its] = [before(claim, claimed.text), before(evidence, known.text)];
  return (
    (/\bfor (?:\p{L}+ )?$/iu.test(mine) && /\bwithin (?:\p{L}+ )?$/iu.test(its)) ||
    (/\b(?:ris|increas|climb|grow|go)(?:es|e|s|ing)? to (?:\p{L}+ )?$/iu.test(mine) &&
      /\bup to (?:\p{L}+ )?$/iu.test(its))
  );
}

/** Where a bound is set: the clause without the words that set it, and the whole text. */
interface Place {
  readonly clause: Clause;
  readonly whole: string;
  readonly isDate: boolean;
}

function placeOf(bounded: Bounded, text: string): Place {
  const plain = text.replaceAll(demands, 'must');
  const { text: said = plain } = clausesOf(plain).find((clause) => clause.text.includes(bounded.text)) ?? {};
  return { clause: wholeOf(said.replace(bounded.setBy, ' ')), whole: plain, isDate: isDate(bounded) };
}

/** How much of the words of a clause another has that says the same, but for its bound. */
const leastShared = 0.7;

/** "Not taken by March" is "lapses after March". Where both say the same otherwise, only what they say there can turn it. */
function isTurned(mine: Place, its: Place): boolean {
  if (isDenied(mine.clause) !== isDenied(its.clause)) return true;
  const isNear = shareOf(mine.clause.stems, its.clause.stems) >= leastShared;
  const [claim, evidence] = isNear ? [mine.clause.text, its.clause.text] : [mine.whole, its.whole];
  return (
    (!isNear &&
      (isDenied(wholeOf(claim)) !== isDenied(wholeOf(evidence)) ||
        isNegated(wholeOf(claim)) !== isNegated(wholeOf(evidence)))) ||
    turns.test(claim) !== turns.test(evidence) ||
    (mine.isDate && turnsOfDates.test(claim) !== turnsOfDates.test(evidence))
  );
}

function isDate({ key }: Bounded): boolean {
  return key.startsWith('{');
}

function compare(
  claimed: Bounded,
  known: Bounded,
  { claim, evidence }: { readonly claim: string; readonly evidence: string },
): Disagreement[] {
  if (known.bound === undefined) {
    if (
      claimed.bound !== undefined &&
      known.end !== undefined &&
      // In a row, "100–499" begins where the row before it ends.
      !evidence.includes(' — ') &&
      claimed.end === undefined &&
      claimed.bound !== known.end
    ) {
      return [
        contradicted(
          `the evidence says that ${known.text} is the ${known.end === 'at least' ? 'least' : 'most'}, not ${claimed.bound}`,
        ),
      ];
    }
    if (claimed.isBeside && isDate(claimed)) {
      return [contradicted(`the evidence does not say before or after ${claimed.text}`)];
    }
    return claimed.bound === 'exactly' ? [insufficient(`the evidence does not say exactly ${claimed.text}`)] : [];
  }
  if (claimed.bound !== undefined) {
    return [contradicted(`the evidence says ${known.bound} ${known.text}, not ${claimed.bound}`)];
  }
  // Days and years are named in more ways than before, by and until.
  if (isDate(claimed) || claimed.end === known.bound) return [];
  return limits.test(claim) ||
    /\b(?:au plus|au moins|máxim[oa]|mínim[oa]|maximal\p{L}*|minimal\p{L}*|mindest\p{L}*|höchst\p{L}*|höchstens)(?!\p{L})/iu.test(
      claim,
    )
    ? []
    : [insufficient(`the evidence says ${known.bound} ${known.text}: say so too`)];
}
