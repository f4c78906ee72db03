import { wordsOf } from '../content-words.ts';
import { type Check, type Disagreement, insufficient, type Material } from './check.ts';
import { compareAdditions } from './compare-additions.ts';
import { compareAgents } from './compare-agents.ts';
import { compareBearers } from './compare-bearers.ts';
import { compareBounds } from './compare-bounds.ts';
import { compareCauses } from './compare-causes.ts';
import { compareCells } from './compare-cells.ts';
import { compareConditions } from './compare-conditions.ts';
import { compareContexts } from './compare-contexts.ts';
import { compareDates } from './compare-dates.ts';
import { compareDenials } from './compare-denials.ts';
import { compareExclusions } from './compare-exclusions.ts';
import { compareGeneralisations } from './compare-generalisations.ts';
import { compareHedges } from './compare-hedges.ts';
import { compareKinds } from './compare-kinds.ts';
import { compareNames } from './compare-names.ts';
import { compareNearCopies } from './compare-near-copies.ts';
import { compareNegations } from './compare-negations.ts';
import { compareNumbers } from './compare-numbers.ts';
import { compareOpposites } from './compare-opposites.ts';
import { compareOrder } from './compare-order.ts';
import { comparePermissions } from './compare-permissions.ts';
import { comparePlaces } from './compare-places.ts';
import { compareQuantifiers } from './compare-quantifiers.ts';
import { compareRanks } from './compare-ranks.ts';
import { compareRates } from './compare-rates.ts';
import { compareRoles } from './compare-roles.ts';
import { compareRows } from './compare-rows.ts';
import { compareScope } from './compare-scope.ts';
import { compareSubjects } from './compare-subjects.ts';
import { compareSubstitutes } from './compare-substitutes.ts';
import { compareSuccession } from './compare-succession.ts';
import { compareTrends } from './compare-trends.ts';
import { repeatsSentence } from './repeats-sentence.ts';

/** What these find is wrong. First what is written down, then how far it reaches, then how it hangs together. */
export const deciding = {
  numbers: compareNumbers,
  rates: compareRates,
  dates: compareDates,
  names: compareNames,
  kinds: compareKinds,
  agents: compareAgents,
  negations: compareNegations,
  denials: compareDenials,
  exclusions: compareExclusions,
  opposites: compareOpposites,
  trends: compareTrends,
  bounds: compareBounds,
  quantifiers: compareQuantifiers,
  conditions: compareConditions,
  order: compareOrder,
  succession: compareSuccession,
  roles: compareRoles,
  places: comparePlaces,
  bearers: compareBearers,
  rows: compareRows,
  ranks: compareRanks,
  cells: compareCells,
  nearCopies: compareNearCopies,
  substitutes: compareSubstitutes,
  scope: compareScope,
} as const satisfies Readonly<Record<string, Check>>;

/**
 * On free wordings that were new to them these stopped a true sentence for every two to four false ones that no other
 * check stops: what they find there, whoever judges has to settle.
 */
export const doubting = {
  permissions: comparePermissions,
  generalisations: compareGeneralisations,
  hedges: compareHedges,
  contexts: compareContexts,
  subjects: compareSubjects,
  causes: compareCauses,
  additions: compareAdditions,
} as const satisfies Readonly<Record<string, Check>>;

/** In what a claim does not say what its evidence says, in the order of the checks. */
export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** In what it may not. */
  readonly doubts: readonly Disagreement[];
}

/** What takes longer is no sentence: clause is held against clause, which takes as long as both are, multiplied. */
const mostCharacters = 2_000;
const mostWords = 200;
/** Of one quotation: what stands further on supports nothing but a quotation. */
const mostEvidenceCharacters = 10_000;

/** Everything in which a claim does not say, or may not say, what its evidence says; nothing for a quotation. */
export function compareClaim(claim: string, material: Material): Comparison {
  // Runs of white space take some of the patterns quadratic time, and mean nothing.
  const said = oneSpaced(claim);
  const readings = material.readings.map(oneSpaced);
  if (readings.includes(said)) return { disagreements: [], doubts: [] };
  if (said.length > mostCharacters || wordsOf(said).length > mostWords)
    return { disagreements: [insufficient('too long to be checked: a claim is one sentence')], doubts: [] };
  const read = { ...material, readings: readings.map((reading) => reading.slice(0, mostEvidenceCharacters)) };
  const find = (checks: Readonly<Record<string, Check>>) => Object.values(checks).flatMap((check) => check(said, read));
  const [disagreements, doubts] = [find(deciding), find(doubting)];
  // What is not worded freely is not misread.
  const isCertain = doubts.length > 0 && repeatsSentence(said, read.readings);
  return isCertain ? { disagreements: [...disagreements, ...doubts], doubts: [] } : { disagreements, doubts };
}

function oneSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
