import { wordsOf } from '../domain/content-words.ts';
import { readEvidence } from '../domain/read-evidence.ts';
import type { JudgedClaim, Judgement } from '../engine-ports.ts';

/**
 * Supported is what the evidence itself says: a claim whose words stand in one quotation, all of
 * them and in their order. Anything further, and settling a doubt, would need understanding, so it is insufficient.
 */
export function judgeClaim({ claimId, text, evidence, doubt }: JudgedClaim): Judgement {
  if (doubt !== undefined) return { claimId, verdict: 'insufficient', reason: doubt };
  const claimed = stemsOf(text);
  const readings = readEvidence(evidence).map((reading) => stemsOf(reading.text));
  if (claimed.length === 0) return { claimId, verdict: 'insufficient', reason: 'the sentence says nothing' };
  if (readings.some((said) => isSubsequence(claimed, said))) return { claimId, verdict: 'supported' };
  const anywhere = new Set(readings.flat());
  const unknown = claimed.filter((stem) => !anywhere.has(stem)).length;
  const reason =
    unknown > 0
      ? `${unknown} of ${claimed.length} words are not in the evidence`
      : 'the words are in the evidence, but not in one sentence and this order';
  return { claimId, verdict: 'insufficient', reason };
}

function stemsOf(text: string): string[] {
  return wordsOf(text).map((word) => word.stem);
}

function isSubsequence(claimed: readonly string[], said: readonly string[]): boolean {
  let found = 0;
  for (const stem of said) if (stem === claimed[found]) found += 1;
  return found === claimed.length;
}
