import type { Claim } from './model.ts';

/**
 * The questions that a supported claim answers: the one of its section, and those whose evidence it
 * cites. A sentence that answers two questions stands once.
 */
export function coveredQuestions(claims: readonly Claim[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const claim of claims.filter(({ verdict }) => verdict === 'supported')) {
    if (claim.questionIndex !== null) covered.add(claim.questionIndex);
    for (const { questionIndex } of claim.evidence) covered.add(questionIndex);
  }
  return covered;
}
