import type { Draft, Section, Sentence } from '../domain/model.ts';
import { readableText } from '../domain/readable-text.ts';
import type { Engine } from '../ports.ts';

type WriteInput = Parameters<Engine['write']>[0];

/** One section per question, each sentence once, in the order in which the evidence was found. */
export function composeReport(input: WriteInput): Draft {
  const said = new Set<string>();
  const refused = new Set(
    (input.previous?.evaluation.claims ?? [])
      .filter((claim) => claim.verdict === 'insufficient' || claim.verdict === 'contradicted')
      .map((claim) => claim.text),
  );
  const sections = input.plan.questions.map(({ questionIndex, text }): Section => {
    const finding = input.findings.find((each) => each.questionIndex === questionIndex);
    const sentences = (finding?.evidence ?? []).flatMap((evidence): Sentence[] => {
      const sentence = readableText(evidence.quote);
      if (said.has(sentence) || refused.has(sentence)) return [];
      said.add(sentence);
      return [{ text: sentence, kind: 'claim', evidenceIds: [evidence.evidenceId] }];
    });
    const nothing: Sentence = {
      text: 'The knowledge holds nothing that answers this question.',
      kind: 'transition',
      evidenceIds: [],
    };
    return { heading: text, questionIndex, sentences: sentences.length > 0 ? sentences : [nothing] };
  });
  return { revision: input.revision, title: input.plan.title, sections };
}
