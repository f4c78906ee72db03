import { askedKinds, type Said } from './asked-answers.ts';
import { contentWords, wordsOf } from './content-words.ts';
import { stopWords } from './english-words.ts';
import { numbersAnother } from './numbered-names.ts';
import { oppositionsOf, rivalsOf } from './opposites.ts';
import { focusOf } from './question-concepts.ts';
import { isSign } from './stated-facts.ts';
import type { WeighedConcept } from './weighed-concepts.ts';

/** How a statement, read with the headings above it, stands to what a question asks. */
export interface Openness {
  /** The share of the question, 0 to 1, that it says in the question's own words. */
  readonly literal: number;
  /** The share of the question, 0 to 1, of which it does not speak; 1 when it gives no answer of the kind asked for. */
  readonly open: number;
}

/** Reads a statement; `matches` say how much of each concept of the question it and its headings speak of, 0 to 1. */
export type OpennessReader = (said: Said, matches: readonly number[]) => Openness;

/** Not a question to which yes is an answer. */
const wantsMore = /\b(?:what|which|who|whom|whose|when|where|why|how)\b/i;

/** Tells for each statement what it leaves open of a question. */
export function opennessOf(question: string, concepts: readonly WeighedConcept[]): OpennessReader {
  const focus = focusOf(question);
  const { gives, isAsking } = askedKinds(focus);
  const asked = new Set(contentWords(focus).map(({ stem }) => stem));
  const telling = concepts.map(
    (concept) => !concept.isContext && !concept.stems.some(isSign) && !isAsking(concept) && !isIdle(concept.text),
  );
  const total = concepts.reduce((sum, { weight }, index) => sum + (telling[index] ? weight : 0), 0) || 1;
  const saysMore = (text: string) => contentWords(text).some(({ stem }) => !asked.has(stem));
  return (said, matches) => {
    const text = `${said.text}\n${said.about}`;
    const words = spelled(text);
    let literal = 0;
    let open = 0;
    for (const [index, concept] of concepts.entries()) {
      if (!telling[index]) continue;
      const isSaid = concept.stems.length === 0 && words.includes(spelled(concept.text));
      const match = isSaid ? 1 : (matches[index] ?? 0);
      if (match === 1) literal += concept.weight;
      open += concept.weight * (1 - match);
    }
    const answers = gives(said) && !speaksOfAnother(focus, text) && (!wantsMore.test(focus) || saysMore(said.text));
    return { literal: literal / total, open: answers ? open / total : 1 };
  };
}

/** Whether a text speaks of a car where the question asks for a bicycle, or of the largest where it asks for the smallest. */
export function speaksOfAnother(focus: string, text: string): boolean {
  const [asked = [], said = []] = [focus, text].map((each) => wordsOf(each).map(({ word }) => word));
  if (numbersAnother(focus, text)) return true;
  const superlatives = asked.filter((word) => /(?:est|imum|imal)$/.test(word));
  return rivalsOf(asked, said).some(({ areParties }) => !areParties) || oppositionsOf(superlatives, said).length > 0;
}

/** The stems of a text in their order, parted and surrounded by spaces. */
export function spelled(text: string): string {
  const stems = wordsOf(text).map(({ stem }) => stem);
  return ` ${stems.join(' ')} `;
}

/** An idiom of nothing but words such as "who can". */
export function isIdle(text: string): boolean {
  const words = text.split(' ');
  return words.length > 1 && words.every((word) => stopWords.has(word));
}
