import { contentWords } from '../domain/content-words.ts';
import { generalWords } from '../domain/english-words.ts';
import { isGerman, partUnspaced } from '../domain/function-words.ts';
import { focusOf } from '../domain/question-concepts.ts';
import { cutSentences } from '../domain/sentences.ts';
import { partQuestion } from './part-question.ts';
import { auxiliaryVerb, capitalised, prepositionWord, roleOf } from './recognise-questions.ts';

/**
 * Questions of a follow-up as they are to be understood: those before the first that names a subject of its own are
 * about `subject`, an earlier question.
 */
export function followOn(questions: readonly string[], subject: string | undefined): string[] {
  if (subject === undefined) return [...questions];
  const own = questions.findIndex((question) => !lacksSubject(question));
  return questions.map((question, place) => (own === -1 || place < own ? joined(subject, question) : question));
}

/** Whether a question can only be understood after another one: "And for part-timers?", "Who may delete them?" */
export function lacksSubject(question: string): boolean {
  return cutSentences(question).every(({ start, end }) => isIncomplete(question.slice(start, end)));
}

const opensWithPreposition = new RegExp(String.raw`^${prepositionWord}\b(?!\s+(?:wh\w+|how)\b)`, 'i');
const holdsVerb = new RegExp(String.raw`\b${auxiliaryVerb}\b|^how\s+to\b`, 'i');
const asksWith = /^(?:wh\w+|how)\b/i;
const asksHow = new RegExp(String.raw`^how\s+\p{L}+\s+${prepositionWord}\b`, 'iu');
const asksAbout = /^(?:what|how)\s+about\b/i;

/** A pronoun that stands for something said before, unless the same sentence has said it, or it stands for nothing. */
const standsFor = /\b(?:[Ii]ts?|[Tt]hey|them|[Tt]heirs?|[Hh]e|[Ss]he|him|[Hh]er|[Tt]he same(?=\s*[?.,]))\b/;
const standsForOwn =
  /\b(?:if|when|whenever|once|after|before|while|since|because|although|though|as|unless|until|whether|that|and|or|so)\s+(?:it|its|they|them|their|he|she|him|her)\b|\b(?:some|any)(?:thing|body|one)\b.*\b(?:it|they|them|their)\b|\bit\s+(?:\p{L}+\s+)?(?:to|that|takes?)\b/iu;
const pointsAt = /\b(?:this|that|these|those|there|ones?)\b/i;

/** With more words of its own, a fragment is a question of its own, and so is one with a pronoun. */
const fragmentWords = 2;
const pronounWords = 4;

function isIncomplete(sentence: string): boolean {
  const words = weightyWords(sentence);
  if (words === 0 || (asksAbout.test(sentence) && words <= pronounWords)) return true;
  // What follows is told by English words.
  if (isGerman(sentence) || partUnspaced(sentence).words.length > 0) return false;
  const [before = ''] = sentence.split(standsFor, 1);
  const pointsBack =
    words <= pronounWords &&
    standsFor.test(sentence) &&
    !standsForOwn.test(sentence) &&
    weightyWords(before) <= fragmentWords;
  if (pointsBack || (pointsAt.test(sentence) && words <= 1)) return true;
  if (holdsVerb.test(sentence) || words > fragmentWords) return false;
  if (opensWithPreposition.test(sentence)) return true;
  // With two words, one may be a verb: "Which limits apply?"
  return roleOf(sentence) === 'question' && (words <= 1 || !asksWith.test(sentence) || asksHow.test(sentence));
}

/** Words that tell one text from another, one written with hyphens as one. */
function weightyWords(text: string): number {
  return text.split(/\s+/).filter((part) => contentWords(part).some(({ word }) => !generalWords.has(word))).length;
}

/** What opens with a preposition goes on in the sentence of the earlier question; anything else stands after it. */
function joined(subject: string, question: string): string {
  const preposition = holdsVerb.test(question) ? undefined : opensWithPreposition.exec(question)?.[0];
  if (preposition === undefined || focusOf(question) !== question) return `${asStatement(subject)} ${question}`;
  const { context, focus } = partQuestion(subject);
  return [context, withoutPart(focus, preposition), uncapitalised(question)].filter(Boolean).join(' ');
}

/** "How long is leave for managers?" without the part that "for" begins, which the follow-up replaces. */
function withoutPart(question: string, preposition: string): string {
  const open = question.replace(/[.?？]+$/, '');
  const part = new RegExp(String.raw`\s+${preposition}\s(?!.*\s${preposition}\s).*$`, 'i');
  const shorter = open.replace(part, '');
  return weightyWords(shorter) === 0 ? open : shorter;
}

function asStatement(question: string): string {
  return capitalised(question.replace(/[?？]+$/, '.'));
}

function uncapitalised(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
