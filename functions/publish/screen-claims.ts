import type { ContentAction, ContentPolicy } from '../../contract/content-policy.ts';
import { type ContentDeed, categoryWords } from '../content/content-account.ts';
import type { Claim, Evidence, Source, WithheldClaim } from '../domain/model.ts';
import type { ContentFinding } from '../domain/policy/content-finding.ts';
import { isMarkedEvidence } from '../domain/policy/is-marked-evidence.ts';
import { maskText } from '../domain/policy/mask-text.ts';
import { unfoundedData } from '../domain/policy/unfounded-data.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import { cutEvidence } from './cut-evidence.ts';

export interface ScreenedClaims {
  readonly claims: readonly Claim[];
  readonly withheld: readonly WithheldClaim[];
  readonly deeds: readonly ContentDeed[];
  /** How many texts were looked at. */
  readonly checked: number;
  readonly isIncomplete: boolean;
}

/** What the rules find as a whole: nothing of it can be masked and the rest be left. */
const wholeKinds = new Set(['marking']);

/**
 * Holds every sentence, heading and quotation of a report against the content policy. A sentence is left out, or masked
 * together with what it cites: its evidence then ends before what is masked and begins anew behind it, so that each
 * quotation stays what its source says. What stands under a title or heading that is marked as confidential is so
 * itself, and a sentence that cites it is left out. The reason for its verdict, which may quote it and its evidence, is
 * masked, and left out where anything of them was. Personal data is never published that neither the evidence of its
 * sentence holds nor, in a heading, the order.
 */
export async function screenClaims(
  classifier: ContentClassifier,
  policy: ContentPolicy,
  claims: readonly Claim[],
  order: {
    readonly prompt: string;
    /** By id; of one that is missing no title is known. */
    readonly sources: ReadonlyMap<string, Pick<Source, 'title'>>;
    /** Whether a claim is to be published at all; what is not passes as it is. */
    readonly stands: (claim: Claim) => boolean;
  },
): Promise<ScreenedClaims> {
  const standing = claims.filter(order.stands);
  const quoted = standing.flatMap(({ evidence, disputedBy = [] }) => [...evidence, ...disputedBy]);
  const own = standing.flatMap(({ text, reason = '' }) => [text, reason]);
  const texts = [...new Set([...own, ...quoted.map(({ quote }) => quote)])].filter((text) => text !== '');
  const { findings, isIncomplete } = await classifier.classify(texts, 'output');
  const found = new Map(texts.map((text, index) => [text, findings[index] ?? []]));
  const isRelevant = (one: ContentFinding) => actionFor(policy, one) !== 'allow';
  const inText = (text: string) => (found.get(text) ?? []).filter(isRelevant);
  const byPlace = (piece: Evidence) =>
    isMarkedEvidence(piece, order.sources) ? [markingOf(piece.quote)].filter(isRelevant) : [];
  const relevant: Relevant = {
    inEvidence: (piece) => [...inText(piece.quote), ...byPlace(piece)],
    inClaim: ({ text, evidence }) => [
      ...inText(text),
      ...(evidence.some((piece) => byPlace(piece).length > 0) ? [markingOf(text)] : []),
    ],
    inReason: inText,
  };
  const screened = claims.map((claim): Screened => {
    return order.stands(claim) ? screenClaim(claim, policy, relevant, order.prompt) : { claim, deeds: [] };
  });
  return {
    claims: screened.flatMap(({ claim }) => (claim === undefined ? [] : [claim])),
    withheld: screened.flatMap(({ withheld }) => (withheld === undefined ? [] : [withheld])),
    deeds: screened.flatMap(({ deeds }) => deeds),
    checked: standing.length,
    isIncomplete,
  };
}

interface Screened {
  readonly claim?: Claim;
  readonly withheld?: WithheldClaim;
  readonly deeds: readonly ContentDeed[];
}

/** What was found that the policy does not allow. */
interface Relevant {
  /** By what it says and by where it stands. */
  readonly inEvidence: (piece: Evidence) => readonly ContentFinding[];
  readonly inClaim: (claim: Claim) => readonly ContentFinding[];
  readonly inReason: (reason: string) => readonly ContentFinding[];
}

function markingOf(text: string): ContentFinding {
  return { category: 'confidential', kind: 'marking', start: 0, end: text.length };
}

function screenClaim(claim: Claim, policy: ContentPolicy, relevant: Relevant, prompt: string): Screened {
  const isSentence = claim.part === 'sentence';
  const grounds = isSentence ? claim.evidence.map(({ quote }) => quote) : [prompt];
  const unfounded = unfoundedData(claim.text, grounds);
  const found = relevant.inClaim(claim);
  if (!isSentence) {
    const deeds = [...unfounded.map(() => unfoundedDeed()), ...found.map((one) => deedOf(one, policy))];
    return { claim: { ...claim, text: maskText(claim.text, [...found, ...unfounded]) }, deeds };
  }
  if (unfounded.length > 0) return withhold(claim, [unfoundedDeed()], 'it holds personal data that its evidence lacks');
  const barring = found.filter((one) => actionFor(policy, one) !== 'redact' || isWhole(one, claim.text));
  if (barring.length > 0)
    return withhold(
      claim,
      barring.map((one) => deedOf(one, policy)),
      reasonOf(barring, policy),
    );
  return maskClaim(claim, found, relevant);
}

/** The claim without what is to be masked in it and in all that it cites. */
function maskClaim(claim: Claim, found: readonly ContentFinding[], relevant: Relevant): Screened {
  const cut = (evidence: readonly Evidence[]) =>
    evidence.flatMap((piece) => cutEvidence(piece, relevant.inEvidence(piece)));
  const evidence = cut(claim.evidence);
  const disputedBy = cut(claim.disputedBy ?? []);
  const cuts = claim.evidence.flatMap(relevant.inEvidence);
  const deeds = (found.length > 0 ? found : cuts).map(({ category }): ContentDeed => ({ category, action: 'redact' }));
  if (claim.evidence.length > 0 && evidence.length === 0) {
    return withhold(claim, deeds, 'nothing is left of its evidence that may be shown');
  }
  const { disputedBy: _disputes, reason: _reason, ...rest } = claim;
  const kinds = [...new Set(found.map(({ category, kind }) => `${categoryWords[category]}, ${kind}`))].join('; ');
  const masked: Claim = {
    ...rest,
    evidence,
    text: maskText(claim.text, found),
    ...(found.length === 0 ? shownReason(claim, cuts, relevant) : { reason: `redacted: ${kinds}` }),
    ...(disputedBy.length === 0 ? {} : { disputedBy }),
  };
  return { claim: masked, deeds };
}

/** A part of what was cut may stand in the reason, and alone nothing would show what it is. */
function shownReason(
  { text, reason, evidence }: Claim,
  cuts: readonly ContentFinding[],
  relevant: Relevant,
): Pick<Claim, 'reason'> {
  if (reason === undefined || cuts.length > 0) return {};
  const unfounded = unfoundedData(reason, [text, ...evidence.map(({ quote }) => quote)]);
  return { reason: maskText(reason, [...relevant.inReason(reason), ...unfounded]) };
}

function withhold({ claimId }: Claim, deeds: readonly ContentDeed[], reason: string): Screened {
  return { withheld: { claimId, reason }, deeds };
}

function reasonOf(barring: readonly ContentFinding[], policy: ContentPolicy): string {
  const kinds = [...new Set(barring.map(({ category, kind }) => `${categoryWords[category]}, ${kind}`))].join('; ');
  const isReview = barring.every((one) => actionFor(policy, one) === 'review');
  return isReview ? `a person has to look at it: ${kinds}` : `the content policy does not allow it: ${kinds}`;
}

function actionFor(policy: ContentPolicy, { category }: ContentFinding): ContentAction {
  return policy.categories[category].output;
}

function isWhole({ kind, category, start, end }: ContentFinding, text: string): boolean {
  return category === 'harmful' || wholeKinds.has(kind) || end - start >= text.trim().length;
}

function deedOf(finding: ContentFinding, policy: ContentPolicy): ContentDeed {
  const action = actionFor(policy, finding);
  return { category: finding.category, action: action === 'allow' ? 'redact' : action };
}

function unfoundedDeed(): ContentDeed {
  return { category: 'personalData', action: 'unfounded' };
}
