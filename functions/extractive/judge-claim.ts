import { readableText } from '../domain/readable-text.ts';
import type { JudgedClaim, Judgement } from '../ports.ts';

/** Supported when the claim is what its evidence says, word for word. */
export function judgeClaim(claim: JudgedClaim): Judgement {
  const isQuoted = claim.evidence.some((evidence) => readableText(evidence.quote).includes(claim.text));
  return isQuoted
    ? { claimId: claim.claimId, verdict: 'supported' }
    : { claimId: claim.claimId, verdict: 'insufficient', reason: 'is not what its evidence says' };
}
