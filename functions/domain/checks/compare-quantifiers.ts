import { boundDifferently } from '../bounds.ts';
import { type Clause, clausesOf, nearestTo } from '../clauses.ts';
import { isNegator } from '../negations.ts';
import { type Check, contradicted, type Disagreement, insufficient } from './check.ts';

const quantifiers = {
  all: /\b(?:all|every|everyone|everything|each|entire(?:ly)?|always|whole|invariably|universally|in any case|without exception|completely|fully)\b/i,
  most: /\b(?:most|majority|usually|generally|mostly|typically|normally|mainly|largely|predominantly|as a rule|commonly|primarily|(?:main|chief|principal|primary|biggest|largest|greatest) (?:reason|cause|part|share|factor|driver|use|source|contributor|purpose))\b(?! of (?:the )?\d)/i,
  many: /\b(?:many|often|frequently|numerous|much)\b/i,
  some: /\b(?:some|several|certain|sometimes|occasionally|a number of|in some cases|partly|partially|a minority)\b/i,
  few: /\b(?:(?<!\ba )few|fewer(?! [^,;]{1,60} than\b)|rare|uncommon|rarely|seldom|hardly|scarcely|a handful|infrequently|little)\b/i,
  none: /\b(?:no|none|never|nobody|not any|nothing|neither|not)\b/i,
} as const;
type Quantifier = keyof typeof quantifiers;

/** From which claimed quantifier to which known one a statement goes too far. */
const tooMuch: Readonly<Partial<Record<Quantifier, readonly Quantifier[]>>> = {
  all: ['most', 'many', 'some', 'few'],
  most: ['many', 'some', 'few'],
  many: ['some', 'few'],
  some: ['few'],
  few: ['all', 'most', 'many', 'some'],
};

const only =
  /\b(?:only(?! [$€£]?\d| (?:about|around|some) \d| (?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b)(?! (?:be \p{L}+ )?(?:some|a few|few|half|part|partly|after|when|if|once|with|by|thanks|because|until|follows?)\b)(?<!\b(?:follows|comes|happens) only)|solely|exclusively|sole|alone (?:can|may|is|are|was|were|has|have|decides?)|nobody else|no other(?! .{1,80}\b(?:as|than)\b))\b/iu;
const onlyElsewhere =
  /\b(?:only|solely|exclusively|sole|alone|unless|except|closed|just|merely|purely|simply|exception|no other|none other|nothing but|limited to|restricted to|reserved|but not|other than|nobody|no one|single|until|excluding|confined|without)\b/i;
/** What has to be done within a time is only possible then. */
const onlyWithin = /\bonly (?:be )?(?:possible|allowed|permitted|accepted|admissible|valid|considered)\b/i;
const limited = /\b(?:must|shall|within|no later than|at most|up to)\b/i;
const always = /\b(?:always|in all cases|in every case|invariably|without exception|guaranteed|guarantees)\b/i;
const alwaysElsewhere =
  /\b(?:always|all|every|each|any|must|never|no|whenever|constantly|continuously|guarantee\w*|ensure\w*|invariably|throughout|at all times|without)\b/i;

/** More clauses are no sentence, and each is held against each of the evidence. */
const mostClauses = 40;

/** How much of a clause has to stand in one of the evidence before their quantifiers are held against each other. */
const leastShared = 0.7;

/** The claim speaks of no more than the evidence: not of all where that speaks of some, and of no "only" of its own. */
export const compareQuantifiers: Check = (claim, { readings }) => {
  const evidence = readings.join('\n');
  const said = readings.flatMap(clausesOf);
  const found: Disagreement[] = [];
  // "Of the three, only one …" is worked out from all of them; "only below 60" is "not above 60".
  const isInferred =
    boundDifferently(claim, evidence) ||
    (readings.length > 1 && readings.every((reading) => reading.includes(' — '))) ||
    (readings.length > 2 && /^Of\b/.test(claim)) ||
    /\bnot\b/i.test(`${evidence} ${claim}`);
  const isLimited = onlyWithin.test(claim) && limited.test(evidence);
  if (only.test(claim) && !onlyElsewhere.test(evidence) && !isInferred && !isLimited)
    found.push(insufficient('the evidence does not say "only"'));
  if (always.test(claim) && !alwaysElsewhere.test(evidence)) {
    found.push(insufficient('the evidence does not say that it is always so'));
  }
  for (const clause of clausesOf(claim).slice(0, mostClauses)) {
    const nearest = nearestTo(clause, said, leastShared);
    if (nearest.length === 0 || nearest.some((candidate) => compare(clause, candidate) === undefined)) continue;
    found.push(...nearest.slice(0, 1).flatMap((candidate) => compare(clause, candidate) ?? []));
  }
  return found;
};

function compare(clause: Clause, candidate: Clause): Disagreement | undefined {
  // "Not often" is rarely.
  if (denies(clause) !== denies(candidate)) return undefined;
  const claimed = quantifiersIn(clause);
  const known = quantifiersIn(candidate);
  for (const one of claimed) {
    const rival = known.find((other) => tooMuch[one]?.includes(other) === true);
    if (rival !== undefined && !known.includes(one)) {
      return contradicted(`the evidence says "${wordOf(rival, candidate)}", not "${wordOf(one, clause)}"`);
    }
  }
  const left = (['most', 'some', 'few'] as const).find((one) => known.includes(one));
  const isBare =
    claimed.length === 0 &&
    !/\b(?:part|proportion|share) of\b/i.test(clause.text) &&
    left !== undefined &&
    !/\d/.test(clause.text);
  return isBare ? insufficient(`the evidence says "${wordOf(left, candidate)}": say so too`) : undefined;
}

function denies({ words, text }: Clause): boolean {
  return words.some(({ word }) => isNegator(word)) && !/\bnot (?:all|every)\b/i.test(text);
}

function quantifiersIn({ text }: Clause): Quantifier[] {
  // Within a sentence a capital makes a name of it: "Little Anne", "Rare Books".
  const counted = text
    .replaceAll(/\b(?:at most|at least|the most|not all|not every)\b/gi, ' ')
    .replaceAll(/(?<=[\p{L}\p{N},] )\p{Lu}\p{Ll}+(?!\p{L})|\p{Lu}\p{Ll}+(?= \p{Lu}\p{Ll})/gu, ' ');
  const found = (Object.keys(quantifiers) as Quantifier[]).filter((one) => quantifiers[one].test(counted));
  return /\bnot (?:all|every)\b/i.test(text) ? [...found, 'some'] : found;
}

function wordOf(quantifier: Quantifier, { text }: Clause): string {
  return quantifiers[quantifier].exec(text)?.[0] ?? quantifier;
}
