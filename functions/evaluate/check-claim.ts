import type { Claim, Evidence } from '../domain/model.ts';

/** Whether the claim cites evidence, word for word what its source says. */
export function checkClaim(
  claim: { readonly text: string; readonly evidence: readonly Evidence[] },
  snapshots: ReadonlyMap<string, string>,
): Pick<Claim, 'verdict' | 'reason'> {
  if (claim.evidence.length === 0) return { verdict: 'insufficient', reason: 'cites nothing' };
  const isVerbatim = claim.evidence.every(
    ({ sourceId, start, end, quote }) => snapshots.get(sourceId)?.slice(start, end) === quote,
  );
  return isVerbatim
    ? { verdict: 'supported' }
    : { verdict: 'insufficient', reason: 'quotes what its source does not say' };
}
