import { contentWords, wordsOf } from '../domain/content-words.ts';
import { counted } from '../domain/counted.ts';
import { disagreements } from '../domain/facts.ts';
import type { Concern, Plan } from '../domain/model.ts';
import { proveConcerns } from '../domain/policy/prove-concerns.ts';
import { readableText } from '../domain/readable-text.ts';
import { routeModel } from '../domain/route-model.ts';
import { cutSentences } from '../domain/sentences.ts';
import { agentSpec } from '../domain/spec.ts';
import type { Engine, Thought } from '../engine-ports.ts';
import { planPrompt } from '../plan/plan-prompt.ts';
import { isRepetitive } from './nonsense.ts';
import { summariseThread } from './summarise-thread.ts';
import { type Thinking, think, thoughtOf } from './think.ts';

/** A question becomes a heading, which nobody judges: most of its words have to come from the order. */
const leastShared = 0.6;

/** The questions together have to speak of this part of what the order speaks of. */
const leastCovered = 0.4;

/** In a longer order most is background. */
const shortOrderWords = 40;

/** Longest title in characters. */
const titleCharacters = 110;

/**
 * The questions in the order, as a model sees them; those that bring in something of their own are left out. With them
 * the concerns that it names, where it is shown nothing that others wrote: a document cannot bring an order into
 * suspicion. An order that is one plain question is its own plan, and costs nothing.
 */
export async function proposePlan(thinking: Thinking, input: Parameters<Engine['plan']>[0]): Promise<Thought<Plan>> {
  const { prompt, maxQuestions, history: earlier = [] } = input;
  const voice = agentSpec.agents.plan;
  if (isPlain(prompt) && earlier.length === 0)
    return thoughtOf((await thinking.standIn.plan(input)).value, 'The order is one plain question.', [], []);
  const countTokens = earlier.length === 0 ? () => 0 : await thinking.openTokenCounter();
  const history = summariseThread(earlier, voice.history, countTokens);
  const asked = earlier.map((report) => report.prompt);
  const isOwn = earlier.every(({ statements }) => statements.length === 0);
  const planned = await think(thinking, {
    agent: 'plan',
    role: routeModel(voice.route, prompt, agentSpec.hardness),
    prompt: (simplified) =>
      planPrompt(voice, { prompt, history, maxQuestions, boundary: thinking.newBoundary(), simplified }),
    read: ({ questions, concerns: named }) => {
      const plan = readPlan(questions, prompt, asked, maxQuestions);
      const concerns = isOwn ? proveConcerns(prompt, named, input.language) : [];
      return concerns.length === 0 ? plan : { ...(plan ?? noPlan), concerns };
    },
    describe: describePlan,
    withoutModel: (engine) => engine.plan(input),
  });
  if (planned.value.questions.length > 0) return planned;
  const { value } = await thinking.standIn.plan(input);
  return { ...planned, value: { ...planned.value, ...value } };
}

/** Of an answer in which nothing but the concerns is of use. */
const noPlan: Plan = { title: '', questions: [] };

function describePlan({ questions, concerns = [] }: Plan): string {
  const asks = `The prompt asks ${counted(questions.length, 'thing')}.`;
  return concerns.length === 0 ? asks : `${asks} ${describeConcerns(concerns)}`;
}

function describeConcerns(concerns: readonly Concern[]): string {
  return `The planner sees a concern in it: ${[...new Set(concerns.map(({ kind }) => kind))].join(', ')}.`;
}

/** One short sentence that asks, of one part. */
function isPlain(prompt: string): boolean {
  const isOne = /^[^.;:!?\n]+\?\s*$/.test(prompt) && wordsOf(prompt).length <= agentSpec.agents.plan.plainWords;
  return isOne && !/\b(?:and|or|plus|as well as)\b|,/i.test(prompt);
}

/** Undefined when the questions are not those of the order. */
function readPlan(
  answered: readonly string[],
  prompt: string,
  /** What a follow-up may leave out: the prompts before it. */
  earlier: readonly string[],
  maxQuestions: number,
): Plan | undefined {
  const asked = new Set(stemsOf(prompt));
  const known = [...earlier, prompt].join('\n');
  const knownStems = new Set(stemsOf(known));
  const texts = new Map<string, string>();
  for (const answer of answered) {
    const text = readableText(answer.toWellFormed()).replace(/^\d+[.)]\s*/, '');
    const stems = stemsOf(text);
    const isOfOrder =
      stems.length > 0 &&
      share(stems, knownStems) >= leastShared &&
      (asked.size === 0 || stems.some((stem) => asked.has(stem))) &&
      disagreements(text, known).length === 0;
    if (isOfOrder && asks(text, prompt) && !isRepetitive(text)) texts.set(stems.join(' '), text);
  }
  const kept = [...texts.values()].slice(0, maxQuestions);
  const covered = new Set(kept.flatMap(stemsOf));
  if (kept.length === 0) return undefined;
  if (asked.size <= shortOrderWords && share([...asked], covered) < leastCovered) return undefined;
  return { title: titleOf(kept), questions: kept.map((text, questionIndex) => ({ questionIndex, text })) };
}

/** One question, or one order in the very words of the prompt: a statement as a heading would be read as a fact. */
function asks(text: string, prompt: string): boolean {
  if (cutSentences(text).length !== 1) return false;
  return /[?？]$/.test(text) || prompt.toLowerCase().includes(text.replace(/[.。]$/, '').toLowerCase());
}

function stemsOf(text: string): string[] {
  return contentWords(text).map(({ stem }) => stem);
}

function share(stems: readonly string[], among: ReadonlySet<string>): number {
  return stems.length === 0 ? 1 : stems.filter((stem) => among.has(stem)).length / stems.length;
}

function titleOf(questions: readonly string[]): string {
  const [first = ''] = questions;
  const characters = Array.from(first);
  const short =
    characters.length <= titleCharacters ? first : `${characters.slice(0, titleCharacters).join('').trimEnd()}…`;
  const more = questions.length - 1;
  return more === 0 ? short : `${short} (and ${more} more)`;
}
