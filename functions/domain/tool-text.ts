import { firstCharacters } from './first-characters.ts';

/** What tools and their servers say of themselves, made fit for a prompt and for the names that models take. */

/** The longest name of a tool that every provider takes. */
const nameCharacters = 64;

/** The name under which a model calls a server's tool; undefined when it would be too long. */
export function offeredName(server: string, tool: string): string | undefined {
  const name = `${server}_${tool.replaceAll(/[^A-Za-z0-9_-]/g, '_')}`;
  return name.length > nameCharacters ? undefined : name;
}

/** Control and format characters can hide text from people; line breaks and tabs stay. */
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}]/gu;

/** One line of text or several, with nothing in it that people would not see. */
export function visibleText(text: string, most: number): string {
  return firstCharacters(text.toWellFormed().replaceAll(hidden, '').trim(), most);
}
