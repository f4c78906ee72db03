import { openTokenCounter } from '../../functions/adapters/count-tokens.ts';
import type { Draft, Finding, Plan } from '../../functions/domain/model.ts';
import { documentOf } from '../../functions/domain/source.ts';
import type { Span } from '../../functions/engine-ports.ts';
import { extractiveEngine } from '../../functions/extractive/extractive-engine.ts';
import { languageModelEngine } from '../../functions/language-model/language-model-engine.ts';
import { type Answer, FakeModel } from '../fakes/fake-model.ts';

export const boundary = 'b0undary';

export function engineWith(...models: FakeModel[]) {
  return languageModelEngine('test', {
    models,
    standIn: extractiveEngine,
    openTokenCounter,
    newBoundary: () => boundary,
    deadlineAtMs: Number.POSITIVE_INFINITY,
  });
}

export const capable = (...answers: Answer[]) => new FakeModel('anthropic:claude-sonnet-4-5', ...answers);
export const small = (...answers: Answer[]) => new FakeModel('anthropic:claude-haiku-4-5', ...answers);

export const lighthouse = documentOf(
  'lighthouse.md',
  '# Lighthouse\n\nThe lighthouse is 31 metres high. It was built in 1874.\n\n| Visitor | Price |\n| --- | --- |\n| Adult | 6 euros |\n| Child | free |\n',
);
export const question = { questionIndex: 0, text: 'How high is the lighthouse?' };
export const textOf = ({ start, end }: Span) => lighthouse.text.slice(start, end);

export const evidenceTexts = ['The lighthouse is 31 metres high.', 'It was built in 1874.'];
export const plan: Plan = { title: 'The lighthouse', questions: [question] };
export const findings: Finding[] = [
  {
    questionIndex: 0,
    status: 'found',
    sources: [],
    evidence: evidenceTexts.map((quote, index) => {
      const start = lighthouse.text.indexOf(quote);
      const place = { sourceId: 's', start, end: start + quote.length };
      return { evidenceId: `q0e${index}`, questionIndex: 0, ...place, quote, headings: ['Lighthouse'] };
    }),
  },
];
export const writing = { prompt: 'How high is the lighthouse?', plan, findings, revision: 0 };
export const sentence = (text: string, evidence = [1], asked = 1) => ({ question: asked, text, evidence });
export const written = (...sentences: ReturnType<typeof sentence>[]): Answer => ({ value: { sentences } });
export const textsIn = (draft: Draft) => draft.sections.flatMap(({ sentences }) => sentences.map(({ text }) => text));
