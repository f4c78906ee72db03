import { limits } from '../../contract/limits.ts';
import type { Claim, Evidence, Finding } from '../../functions/domain/model.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { checkClaim } from '../../functions/evaluate/check-claim.ts';
import { extractiveEngine } from '../../functions/extractive/extractive-engine.ts';
import type { Knowledge, Passage } from '../../functions/ports.ts';

export interface QuotedAnswer {
  /** Those that are published; none: the question is left unanswered. */
  readonly claims: readonly Claim[];
  /** Source id → file. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether every claim was supported and quotes its source character for character. */
  readonly isExact: boolean;
}

/** What the workflow does with an order without a model, in process: plan, search, research, write, check, judge. */
export async function answerQuestion(knowledge: Knowledge, question: string, language = 'en'): Promise<QuotedAnswer> {
  const { value: plan } = await extractiveEngine.plan({
    prompt: question,
    maxQuestions: limits.defaultQuestions,
    language,
  });
  const findings: Finding[] = [];
  const passages: Passage[] = [];
  for (const planned of plan.questions) {
    const limit = agentSpec.agents.research.passagesPerQuestion;
    const found = await knowledge.search(planned.text, { limit, extra: [] });
    const { value: spans } = await extractiveEngine.research({ question: planned, passages: found });
    passages.push(...found);
    const evidence = spans.map((span, index): Evidence => {
      const passage = found.find((candidate) => candidate.source.sourceId === span.sourceId);
      const quote = passage?.text.slice(span.start, span.end) ?? '';
      return {
        evidenceId: `q${planned.questionIndex}e${index}`,
        questionIndex: planned.questionIndex,
        ...span,
        quote,
        headings: passage?.headings ?? [],
      };
    });
    const sources = found.map((passage) => passage.source);
    findings.push({
      questionIndex: planned.questionIndex,
      status: spans.length > 0 ? 'found' : 'nothing',
      evidence,
      sources,
    });
  }
  const { value: draft } = await extractiveEngine.write({ prompt: question, plan, findings, revision: 0 });
  const evidence = new Map(findings.flatMap((finding) => finding.evidence).map((each) => [each.evidenceId, each]));
  const texts = new Map(passages.map((passage) => [passage.source.sourceId, passage.text]));
  const claims = draft.sections.flatMap((section) =>
    section.sentences
      .filter((sentence) => sentence.kind === 'claim')
      .map((sentence, index): Claim => {
        const cited = sentence.evidenceIds.flatMap((id) => evidence.get(id) ?? []);
        const claim = { text: sentence.text, evidence: cited };
        const { verdict } = checkClaim(claim, texts);
        return { claimId: `c${index}`, part: 'sentence', questionIndex: section.questionIndex, ...claim, verdict };
      }),
  );
  const judged = await extractiveEngine.judge({ claims });
  const supported = claims.filter(
    (claim, index) => claim.verdict === 'supported' && judged.value[index]?.verdict === 'supported',
  );
  return {
    claims: supported,
    files: new Map(passages.map((passage) => [passage.source.sourceId, passage.source.uri])),
    isExact: supported.length === claims.length && claims.every((claim) => claim.evidence.every(isVerbatim(texts))),
  };
}

function isVerbatim(texts: ReadonlyMap<string, string>) {
  return ({ sourceId, start, end, quote }: Evidence) => texts.get(sourceId)?.slice(start, end) === quote;
}
