import type { Evidence } from '../domain/model.ts';
import type { ContentFinding } from '../domain/policy/content-finding.ts';

/**
 * The evidence around what was found in it: spans that end before it and begin behind it, each still exactly what the
 * source says. None is left where all of it was found.
 */
export function cutEvidence(evidence: Evidence, findings: readonly ContentFinding[]): Evidence[] {
  if (findings.length === 0) return [evidence];
  const { quote, evidenceId } = evidence;
  const pieces: { start: number; end: number }[] = [];
  let reached = 0;
  for (const { start, end } of findings.toSorted((left, right) => left.start - right.start)) {
    if (start > reached) pieces.push({ start: reached, end: start });
    reached = Math.max(reached, end);
  }
  pieces.push({ start: reached, end: quote.length });
  return pieces
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(quote.slice(start, end)))
    .map(({ start, end }, index) => ({
      ...evidence,
      evidenceId: `${evidenceId}r${index + 1}`,
      start: evidence.start + start,
      end: evidence.start + end,
      quote: quote.slice(start, end),
    }));
}
