import { oneLine } from './escape-markdown.ts';

/** Control characters, which files of text may not hold, and what is no character at all. */
const unprintable = /[\p{Cc}\uFEFF\uFFFE\uFFFF]/gu;

/** Marks that turn the direction of what follows: with them a text can be made to read as it is not written. */
const directionMarks = /[\u202A-\u202E\u2066-\u2069]/gu;

/** More marks on one letter than any writing has, which is Unicode's own limit for a stream: they would cover the lines around. */
const heapOfMarks = /(\p{M}{30})\p{M}+/gu;

/** A text as one line of a page, without what cannot be printed or would change the text around it. */
export function displayText(text: string): string {
  const printable = text.toWellFormed().replaceAll(unprintable, ' ').replaceAll(directionMarks, '');
  return oneLine(printable.replaceAll(heapOfMarks, '$1'));
}

/** Its parts, told apart by whether they stood in backticks. */
export function codeSpans(text: string): { readonly text: string; readonly isCode: boolean }[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
