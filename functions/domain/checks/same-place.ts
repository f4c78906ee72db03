import type { Quantity } from '../quantities.ts';

/** Whether a number of the claim and another of the evidence count or measure the same between the same words. */
export function isInPlaceOf(claimed: Quantity, claim: string, known: Quantity, evidence: string): boolean {
  if (claimed.dimension === 'count' && claimed.noun !== known.noun) return false;
  const [mine, its] = [placeOf(claim, claimed), placeOf(evidence, known)];
  return (
    mine.before.length === 2 &&
    mine.before.every((word, index) => word === its.before[index]) &&
    (mine.after === '' || mine.after === its.after)
  );
}

/** In characters: two words and a number are within it. */
const longest = 40;

function placeOf(text: string, { at, text: written }: Quantity): { before: readonly string[]; after: string } {
  const left = text.slice(Math.max(0, at - longest), at).toLowerCase();
  const right = text.slice(at + written.length, at + written.length + longest).toLowerCase();
  return {
    before: (left.match(/[\p{L}\p{N}]+/gu) ?? []).slice(-2),
    after: /^[^\p{L}\p{N}.;]*([\p{L}\p{N}]+)/u.exec(right)?.[1] ?? '',
  };
}
