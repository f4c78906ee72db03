import type { HumaneAnswer } from '../../contract/content-policy.ts';
import type { Claim, Report } from '../domain/model.ts';

/** A report that says the same each time: it claims nothing, cites nothing, and quotes nothing of the order. Publish sets it as Markdown. */
export function fixedReport({ title, heading, sentences, notice }: HumaneAnswer): Report {
  const parts: Pick<Claim, 'part' | 'text'>[] = [
    { part: 'title', text: title },
    { part: 'heading', text: heading },
    ...sentences.map((text) => ({ part: 'sentence' as const, text })),
  ];
  const claims = parts.map(
    (part, index): Claim => ({
      claimId: `c${index + 1}`,
      ...part,
      questionIndex: null,
      verdict: 'not-a-claim',
      evidence: [],
    }),
  );
  return {
    outcome: 'unanswered',
    title,
    markdown: '',
    notices: [notice],
    sources: [],
    revision: 0,
    claims,
    removed: 0,
    // Whoever goes on from it is told nothing of what it answers.
    shownPrompt: '',
  };
}
