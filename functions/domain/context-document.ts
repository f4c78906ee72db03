import type { Document } from './model.ts';

/**
 * The order's context as a citable document: a string as it is, other JSON as a list that says each value after its
 * names, and texts of several lines after the list.
 */
export function contextDocument(context: unknown): Document | undefined {
  if (context === undefined || context === null) return undefined;
  const text = typeof context === 'string' ? context : setOut(context);
  if (text.trim() === '') return undefined;
  return { uri: contextUri, title: 'Context of the order', text };
}

/** The same for every order: two contexts are two documents, not two versions of one. */
export const contextUri = 'order:context';

/** Longer names are cut, so that what repeats them stays in proportion to the context. */
const nameCharacters = 60;

function setOut(context: unknown): string {
  const items: string[] = [];
  const texts: string[] = [];
  const add = (value: unknown, names: readonly string[]): void => {
    const name = names.slice(-2).filter(Boolean).join(' ');
    if (isScalar(value)) {
      const said = String(value).trim();
      if (said.includes('\n')) texts.push(`## ${name === '' ? 'Text' : name}\n\n${said}`);
      else if (said !== '') items.push(name === '' ? `- ${said}` : `- ${name}: ${said}`);
    } else if (Array.isArray(value) && value.every((each) => isScalar(each) && !String(each).includes('\n'))) {
      if (value.length > 0) items.push(`- ${name === '' ? '' : `${name}: `}${value.join(', ')}`);
    } else {
      for (const [key, each] of Object.entries(value ?? {})) {
        add(each, [...names.slice(-1), Array.isArray(value) ? String(Number(key) + 1) : oneLine(key)]);
      }
    }
  };
  add(context, []);
  return [items.join('\n'), ...texts].filter(Boolean).join('\n\n');
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function oneLine(key: string): string {
  return key.slice(0, nameCharacters).toWellFormed().replaceAll(/\s+/g, ' ').trim();
}
