import { sha256 } from '../../functions/domain/hash.ts';
import type { Claim, Evidence, Report, Source } from '../../functions/domain/model.ts';

/** The exact text of the source that the sample report cites: CRLF, a combining accent and an emoji in it. */
export const sourceText = 'A run ends after 60 minutes.\r\nCafe\u0301 😀 is not part of it.\n';

const quote = 'A run ends after 60 minutes.';

export const sampleSource: Source = {
  sourceId: sha256(`workflow.md\n${sha256(sourceText)}`).slice(0, 16),
  uri: 'workflow.md',
  title: 'The workflow',
  sha256: sha256(sourceText),
};

export const sampleEvidence: Evidence = {
  evidenceId: 'q0e0',
  questionIndex: 0,
  sourceId: sampleSource.sourceId,
  start: 0,
  end: quote.length,
  quote,
  headings: ['Limits'],
};

/** A report with one supported claim and one sentence that was taken out. */
export function sampleReport(changes: Partial<Report> = {}): Report {
  const heading: Claim = {
    claimId: 'c2',
    part: 'heading',
    questionIndex: 0,
    text: 'The end',
    verdict: 'not-a-claim',
    evidence: [],
  };
  return {
    outcome: 'partial',
    title: 'How a run ends',
    markdown: `# How a run ends\n\n## The end\n\n${quote} [1]\n`,
    notices: ['1 sentence was removed because the cited evidence does not support it.'],
    sources: [sampleSource],
    revision: 2,
    claims: [
      { ...heading, claimId: 'c1', part: 'title', questionIndex: null, text: 'How a run ends' },
      heading,
      { ...heading, claimId: 'c3', part: 'sentence', text: quote, verdict: 'supported', evidence: [sampleEvidence] },
    ],
    removed: 1,
    ...changes,
  };
}
