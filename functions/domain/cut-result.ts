import { firstCharacters } from './first-characters.ts';
import type { Document } from './model.ts';

/** A text that is shown to a model: at most `most` UTF-16 code units, and a word about what was left out. */
export function cutShown(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = firstCharacters(text, most);
  return `${kept}\n[Cut off: ${text.length - kept.length} of ${text.length} characters are left out.]`;
}

/**
 * A document that can be cited: its title says that it was cut, because a word in the text could be
 * cited as if the source had said it.
 */
export function cutDocument(document: Document, most: number): Document {
  const text = document.text.toWellFormed();
  if (text.length <= most) return { ...document, text };
  return { ...document, title: `${document.title} (the beginning)`, text: firstCharacters(text, most) };
}
