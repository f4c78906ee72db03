import { focusOf } from '../domain/question-concepts.ts';

/** What comes before what is asked, and what is asked; all of it is asked where something else follows. */
export function partQuestion(text: string): { context: string; focus: string } {
  const focus = focusOf(text);
  return text.endsWith(focus)
    ? { context: text.slice(0, text.length - focus.length).trim(), focus }
    : { context: '', focus: text };
}
