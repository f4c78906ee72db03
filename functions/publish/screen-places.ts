import type { ContentPolicy } from '../../contract/content-policy.ts';
import type { ContentDeed } from '../content/content-account.ts';
import type { Claim, Evidence, Source } from '../domain/model.ts';
import { maskText } from '../domain/policy/mask-text.ts';
import type { ContentClassifier } from '../engine-ports.ts';

interface Places {
  readonly claims: readonly Claim[];
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Masks in the places that a report names, which are headings above its evidence and titles of sources, whatever the
 * content policy does not let out: a place cannot be left out without its evidence. A word such as "CONFIDENTIAL" stays,
 * because it gives nothing away; what stands under it as a stamp is left out before.
 */
export async function screenPlaces(
  classifier: ContentClassifier,
  policy: ContentPolicy,
  { claims, sources }: Places,
  /** Whether a claim is to be published at all. */
  stands: (claim: Claim) => boolean,
): Promise<Places & { readonly deeds: readonly ContentDeed[]; readonly isIncomplete: boolean }> {
  const cited = claims.filter(stands).flatMap(({ evidence, disputedBy = [] }) => [...evidence, ...disputedBy]);
  const titles = cited.flatMap(({ sourceId }) => sources.get(sourceId)?.title ?? []);
  const texts = [...new Set([...cited.flatMap(({ headings }) => headings), ...titles])];
  const { findings, isIncomplete } = await classifier.classify(texts, 'output');
  const deeds: ContentDeed[] = [];
  const masked = new Map<string, string>();
  for (const [index, text] of texts.entries()) {
    const found = (findings[index] ?? []).filter(
      ({ category, kind }) => kind !== 'marking' && policy.categories[category].output !== 'allow',
    );
    deeds.push(...found.map(({ category }): ContentDeed => ({ category, action: 'redact' })));
    masked.set(text, maskText(text, found));
  }
  const mask = (text: string) => masked.get(text) ?? text;
  const maskEvidence = (evidence: readonly Evidence[]) =>
    evidence.map((piece) => ({ ...piece, headings: piece.headings.map(mask) }));
  return {
    claims: claims.map(({ disputedBy, ...claim }) => ({
      ...claim,
      evidence: maskEvidence(claim.evidence),
      ...(disputedBy === undefined ? {} : { disputedBy: maskEvidence(disputedBy) }),
    })),
    sources: new Map([...sources].map(([id, source]) => [id, { ...source, title: mask(source.title) }])),
    deeds,
    isIncomplete,
  };
}
