import { counted } from '../domain/counted.ts';
import { noUsage } from '../domain/usage.ts';
import type { Engine, Thought } from '../engine-ports.ts';
import { composeReport } from './compose-report.ts';
import { judgeClaim } from './judge-claim.ts';
import { selectEvidence } from './select-evidence.ts';
import { splitQuestions } from './split-questions.ts';

/**
 * Thinks without any language model: quotes the documents' own sentences, so nothing is invented and
 * the same order over the same documents gives the same report.
 */
export const extractiveEngine: Engine = {
  name: 'extractive',

  plan: async ({ prompt, maxQuestions, language, history = [] }) => {
    const earlier = history.map((report) => report.prompt);
    const plan = splitQuestions(prompt, maxQuestions, language, earlier);
    return free(plan, `The prompt asks ${counted(plan.questions.length, 'thing')}.`);
  },

  research: async ({ question, passages }) => {
    const { spans, coverage } = selectEvidence(question, passages);
    const share = `The best of ${counted(passages.length, 'passage')} cover ${Math.round(100 * coverage)} % of the question`;
    return free(spans, `${share}: ${spans.length > 0 ? `${counted(spans.length, 'span')} chosen` : 'none answers'}.`);
  },

  write: async ({ plan, findings, revision, previous }) => {
    const draft = composeReport({ plan, findings, revision, previous });
    const sentences = draft.sections.flatMap((section) => section.sentences);
    const claims = sentences.filter((sentence) => sentence.kind === 'claim');
    return free(
      draft,
      `Arranged ${counted(claims.length, 'quotation')} in ${counted(draft.sections.length, 'section')}.`,
    );
  },

  judge: async ({ claims }) => {
    const judgements = claims.map(judgeClaim);
    const supported = judgements.filter((judgement) => judgement.verdict === 'supported');
    return free(judgements, `${supported.length} of ${counted(claims.length, 'claim')} say what their evidence says.`);
  },
};

/** A thought that cost nothing. */
function free<Value>(value: Value, thought: string): Thought<Value> {
  return { value, thought, usage: noUsage };
}
