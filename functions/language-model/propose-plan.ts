import { contentWords, wordsOf } from '../domain/content-words.ts';
import { disagreements } from '../domain/facts.ts';
import type { Plan } from '../domain/model.ts';
import { readableText } from '../domain/readable-text.ts';
import { routeModel } from '../domain/route-model.ts';
import { cutSentences } from '../domain/sentences.ts';
import { builtInSpec } from '../domain/spec.ts';
import { planPrompt } from '../plan/plan-prompt.ts';
import type { Engine, Thought } from '../ports.ts';
import { isRepetitive } from './nonsense.ts';
import { type Thinking, think, thoughtOf } from './think.ts';

/** A question becomes a heading, which nobody judges: most of its words have to come from the order. */
const leastShared = 0.6;

/** The questions together have to speak of this part of what the order speaks of. */
const leastCovered = 0.4;

/** A longer question may well be several. */
const plainWords = 16;

/** In a longer order most is background. */
const shortOrderWords = 40;

/** Longest title in characters. */
const titleCharacters = 110;

/**
 * The questions in the order, as a model sees them; those that bring in something of their own are left out. An order
 * that is one plain question is its own plan, and costs nothing.
 */
export async function proposePlan(thinking: Thinking, input: Parameters<Engine['plan']>[0]): Promise<Thought<Plan>> {
  const { prompt, maxQuestions } = input;
  const voice = builtInSpec.agents.plan;
  if (isPlain(prompt))
    return thoughtOf((await thinking.standIn.plan(input)).value, 'The order is one plain question.', [], []);
  return think(thinking, {
    agent: 'plan',
    role: routeModel(voice.route, prompt, builtInSpec.hardness),
    prompt: (simplified) => planPrompt(voice, { prompt, maxQuestions, boundary: thinking.newBoundary(), simplified }),
    read: ({ questions }) => readPlan(questions, prompt, maxQuestions),
    describe: ({ questions }) =>
      `The prompt asks ${questions.length === 1 ? '1 thing' : `${questions.length} things`}.`,
    withoutModel: (engine) => engine.plan(input),
  });
}

/** One short sentence that asks, of one part. */
function isPlain(prompt: string): boolean {
  const isOne = /^[^.;:!?\n]+\?\s*$/.test(prompt) && wordsOf(prompt).length <= plainWords;
  return isOne && !/\b(?:and|or|plus|as well as)\b|,/i.test(prompt);
}

/** Undefined when the questions are not those of the order. */
function readPlan(answered: readonly string[], prompt: string, maxQuestions: number): Plan | undefined {
  const asked = new Set(stemsOf(prompt));
  const texts = new Map<string, string>();
  for (const answer of answered) {
    const text = readableText(answer.toWellFormed()).replace(/^\d+[.)]\s*/, '');
    const stems = stemsOf(text);
    const isOfOrder =
      stems.length > 0 && share(stems, asked) >= leastShared && disagreements(text, prompt).length === 0;
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
