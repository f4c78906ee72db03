import type { Claim, Evidence } from '../domain/model.ts';
import { readEvidence } from '../domain/read-evidence.ts';

/**
 * Puts, in the place of each claim that other evidence disputes, a statement of what either says, which cites both. Claims
 * that dispute each other give one statement.
 */
export function stateDisputes(claims: readonly Claim[]): Claim[] {
  const stated = new Set<string>();
  return claims.flatMap((claim): Claim[] => {
    if (claim.disputedBy === undefined) return [claim];
    const evidence = distinct([...claim.evidence, ...claim.disputedBy]);
    const key = evidence.map(placeOf).toSorted().join(' ');
    if (stated.has(key)) return [];
    stated.add(key);
    const sayings = readEvidence(evidence).map(({ text }) => `“${text.replace(/[.。]$/, '')}”`);
    return [{ ...claim, text: `The sources disagree: ${sayings.join(' and ')}.`, evidence }];
  });
}

/** Questions may have found the same span. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((piece) => [placeOf(piece), piece])).values()];
}

function placeOf({ sourceId, start, end }: Evidence): string {
  return `${sourceId}:${start}:${end}`;
}
