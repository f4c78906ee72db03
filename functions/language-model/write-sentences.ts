import { limits } from '../../contract/limits.ts';
import { detectLanguage } from '../domain/detect-language.ts';
import type { Draft, Section, Sentence } from '../domain/model.ts';
import { routeModel } from '../domain/route-model.ts';
import { agentSpec } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import type { Engine, Thought } from '../engine-ports.ts';
import { type WriteAnswer, writePrompt } from '../write/write-prompt.ts';
import { cleanSentences, sameness } from './clean-sentence.ts';
import { isRepetitive } from './nonsense.ts';
import { chooseEvidence, type OfferedEvidence } from './offer-evidence.ts';
import { rejectedSentences, sentencesJudged } from './review-draft.ts';
import { type Thinking, think, thoughtOf } from './think.ts';

type Input = Parameters<Engine['write']>[0];

/** Claims by the index of their question. */
type Written = ReadonlyMap<number, readonly Sentence[]>;

interface ReadAnswer {
  readonly sentences: Written;
  /** Sentences of the answer that cannot be used. */
  readonly dropped: number;
}

/**
 * A draft of sentences that a model wrote and that each name their evidence. What the evaluation accepted stays word
 * for word, and only what it rejected is written anew; in the last revision quotations take its place, beside what is
 * insufficient if the order wants to see that. A question of which the model says nothing, although there is evidence, is answered by quotations too. Titles, headings and what
 * stands where nothing was found are not left to a model, because nobody judges them.
 */
export async function writeSentences(thinking: Thinking, input: Input): Promise<Thought<Draft>> {
  const voice = agentSpec.agents.write;
  const kept = sentencesJudged(input, 'supported');
  const rejected = rejectedSentences(input);
  const open = input.plan.questions.filter(({ questionIndex }) =>
    input.previous === undefined ? true : rejected.some((sentence) => sentence.questionIndex === questionIndex),
  );
  const offered = chooseEvidence(input, open, voice.evidenceTokens, await thinking.openTokenCounter());
  const isLast = input.revision >= limits.revisions;
  if (offered.count === 0 || isLast) {
    const quoted = await assemble(thinking.standIn, input, kept);
    const draft = isLast && input.keepsInsufficient === true ? withInsufficient(quoted, input) : quoted;
    const reason = isLast ? 'Put quotations in the place of what was rejected.' : 'There is no evidence to write from.';
    return thoughtOf(draft, reason, [], []);
  }
  const written = await think<WriteAnswer, ReadAnswer>(thinking, {
    agent: 'write',
    role: routeModel(voice.route, input.prompt, agentSpec.hardness),
    prompt: (simplified) =>
      writePrompt(voice, {
        order: input.prompt,
        questions: simplified ? offered.half : offered.questions,
        rejected: rejected.map(({ questionIndex, text, reason }) => ({
          question: open.findIndex((question) => question.questionIndex === questionIndex) + 1,
          text,
          reason,
        })),
        // The half of the evidence that is shown then says less.
        sentencesPerQuestion: simplified ? Math.ceil(voice.sentencesPerQuestion / 2) : voice.sentencesPerQuestion,
        boundary: thinking.newBoundary(),
        simplified,
      }),
    read: (answer) => {
      const known = new Set(
        [...kept.values()]
          .flat()
          .concat(rejected.map(toSentence))
          .map(({ text }) => sameness(text)),
      );
      const read = readAnswer(answer, open, offered, known);
      // Nothing instead of what was rejected is an answer; nothing at all instead of a draft is none.
      const isNothing = read.sentences.size === 0 && (input.previous === undefined || read.dropped > 0);
      return isNothing || isOtherLanguage(read.sentences, input, offered) ? undefined : read;
    },
    describe: ({ sentences, dropped }) => {
      const count = [...sentences.values()].flat().length;
      const without = dropped === 0 ? '' : `; ${dropped} without existing evidence, said twice or too many left out`;
      return `Wrote ${count === 1 ? '1 sentence' : `${count} sentences`}${without}.`;
    },
    withoutModel: async () => ({
      value: { sentences: new Map(), dropped: 0 },
      thought: 'Quoted the evidence.',
      usage: noUsage,
    }),
  });
  const draft = await assemble(thinking.standIn, input, merge(kept, written.value.sentences));
  return { ...written, value: draft };
}

/** Behind what is supported: they do not answer the question. */
function withInsufficient(draft: Draft, input: Input): Draft {
  const insufficient = sentencesJudged(input, 'insufficient');
  const sections = draft.sections.map((section): Section => {
    const own = section.questionIndex === null ? [] : (insufficient.get(section.questionIndex) ?? []);
    return { ...section, sentences: [...section.sentences, ...own] };
  });
  return { ...draft, sections };
}

function toSentence({ text }: { text: string }): Sentence {
  return { text, kind: 'claim', evidenceIds: [] };
}

function merge(kept: Written, written: Written): Written {
  const indexes = new Set([...kept.keys(), ...written.keys()]);
  return new Map([...indexes].map((index) => [index, [...(kept.get(index) ?? []), ...(written.get(index) ?? [])]]));
}

/** Small models like to give the question back. */
function states(sentence: string): boolean {
  return !/[?？]$/.test(sentence);
}

/** Sentences that name a question and evidence that exist, each once and not too many; the rest is counted. */
function readAnswer(
  { sentences }: WriteAnswer,
  questions: Input['plan']['questions'],
  offered: OfferedEvidence,
  known: ReadonlySet<string>,
): ReadAnswer {
  const read = new Map<number, Sentence[]>();
  const said = new Set(known);
  const most = agentSpec.agents.write.sentencesPerQuestion;
  let dropped = 0;
  for (const { question, text, evidence } of sentences) {
    const questionIndex = questions[question - 1]?.questionIndex;
    const evidenceIds = [...new Set(evidence.flatMap((number) => offered.idsOf(number)))];
    const exists = evidence.length > 0 && evidence.every((number) => offered.idsOf(number).length > 0);
    const clean = isRepetitive(text)
      ? []
      : cleanSentences(text).filter((one) => states(one) && !said.has(sameness(one)));
    if (questionIndex === undefined || !exists || clean.length === 0) {
      dropped += 1;
      continue;
    }
    for (const sentence of clean) said.add(sameness(sentence));
    const place = [
      ...(read.get(questionIndex) ?? []),
      ...clean.map((sentence): Sentence => ({ text: sentence, kind: 'claim', evidenceIds })),
    ];
    dropped += Math.max(0, place.length - most);
    read.set(questionIndex, place.slice(0, most));
  }
  return { sentences: read, dropped };
}

/** Whether it is written in a language that neither the order nor the evidence speaks. */
function isOtherLanguage(sentences: Written, { prompt, plan }: Input, offered: OfferedEvidence): boolean {
  const text = [...sentences.values()].flatMap((list) => list.map((sentence) => sentence.text)).join(' ');
  const language = detectLanguage(text);
  const questions = plan.questions.map((question) => question.text).join(' ');
  const expected = new Set([`${prompt} ${questions}`, offered.text].map(detectLanguage));
  return language !== undefined && !expected.has(undefined) && !expected.has(language);
}

/** The sections of a draft of quotations, each with the model's sentences in their place where there are any. */
async function assemble(standIn: Engine, input: Input, sentences: Written): Promise<Draft> {
  const quotations = (await standIn.write(input)).value;
  const isSilent = (questionIndex: number) => (sentences.get(questionIndex) ?? []).length === 0;
  const silent = input.plan.questions.filter(({ questionIndex }) => isSilent(questionIndex));
  // Quoted apart from the others: what those cite may well be quoted here.
  const apart = (await standIn.write({ ...input, plan: { ...input.plan, questions: silent } })).value;
  const sections = quotations.sections.map((section): Section => {
    const index = section.questionIndex;
    const own = index === null ? undefined : sentences.get(index);
    if (own !== undefined && own.length > 0) return { ...section, sentences: own };
    return { ...section, sentences: apart.sections.find((one) => one.questionIndex === index)?.sentences ?? [] };
  });
  return { revision: input.revision, title: input.plan.title, sections };
}
