import { contentWords } from './content-words.ts';
import { type CalendarDate, coversDate, datesIn } from './dates.ts';
import { contradictsByNegation } from './negations.ts';
import { mentions, namesIn } from './proper-names.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from './quantities.ts';

/** Why a claim does not say what its evidence says; the reason quotes at most the number, date or name. */
export interface Disagreement {
  readonly verdict: 'contradicted' | 'insufficient';
  readonly reason: string;
}

/**
 * Where a claim's numbers, dates, names and negations do not agree with its evidence. Another value
 * for the same thing contradicts; a value of which the evidence says nothing is insufficient.
 * `headings` stand above the evidence: they may name its subject, but state no fact.
 */
export function disagreements(claim: string, evidence: string, headings: readonly string[] = []): Disagreement[] {
  const claimed = datesIn(claim);
  const known = datesIn(evidence);
  const found = [
    ...claimed.dates.map((date) => compareDate(date, known.dates)),
    ...compareQuantities(quantitiesIn(claimed.rest), quantitiesIn(known.rest)),
    ...compareNames(claim, evidence, headings),
    contradictsByNegation(claim, evidence)
      ? ({ verdict: 'contradicted', reason: 'a negation differs from the evidence' } as const)
      : undefined,
  ];
  return found.filter((disagreement) => disagreement !== undefined);
}

function compareDate(date: CalendarDate, known: readonly CalendarDate[]): Disagreement | undefined {
  if (known.some((candidate) => coversDate(candidate, date))) return undefined;
  return known.length > 0
    ? { verdict: 'contradicted', reason: `date differs from the evidence: ${date.text}` }
    : { verdict: 'insufficient', reason: `date not in the evidence: ${date.text}` };
}

function compareQuantities(claimed: readonly Quantity[], known: readonly Quantity[]): (Disagreement | undefined)[] {
  return claimed.map((quantity) => {
    const equal = known.filter((candidate) => isSameQuantity(candidate, quantity));
    const rivals = known.filter((candidate) => isRival(candidate, quantity));
    const isCounted = equal.some((candidate) => candidate.noun === quantity.noun);
    if (equal.length > 0 && (isCounted || rivals.length === 0)) return undefined;
    return rivals.length > 0
      ? { verdict: 'contradicted', reason: `number differs from the evidence: ${quantity.text}` }
      : { verdict: 'insufficient', reason: `number not in the evidence: ${quantity.text}` };
  });
}

/** Whether `known` gives another value for what `claimed` counts or measures. */
function isRival(known: Quantity, claimed: Quantity): boolean {
  if (known.dimension !== claimed.dimension || isSameQuantity(known, claimed)) return false;
  return claimed.dimension !== 'count' || (claimed.noun !== '' && known.noun === claimed.noun);
}

function compareNames(claim: string, evidence: string, headings: readonly string[]): (Disagreement | undefined)[] {
  const places = [evidence, ...headings].join('\n');
  const missing = namesIn(claim).filter((name) => !mentions(places, name));
  if (missing.length === 0) return [];
  const verdict = saysTheSameOfAnother(claim, evidence, missing) ? 'contradicted' : 'insufficient';
  const relation = verdict === 'contradicted' ? 'differs from' : 'not in';
  return missing.map((name) => ({ verdict, reason: `name ${relation} the evidence: ${name}` }));
}

/** Whether the evidence says what the claim says, but of a name that the claim does not mention. */
function saysTheSameOfAnother(claim: string, evidence: string, missing: readonly string[]): boolean {
  const nameWords = new Set(missing.flatMap((name) => contentWords(name)).map((word) => word.stem));
  const others = contentWords(claim).filter((word) => !nameWords.has(word.stem));
  const known = new Set(contentWords(evidence).map((word) => word.stem));
  const shared = others.filter((word) => known.has(word.stem)).length;
  const hasOtherName = namesIn(evidence).some((name) => !mentions(claim, name));
  return hasOtherName && others.length > 0 && shared / others.length >= 0.6;
}
