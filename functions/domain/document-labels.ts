import { identifiers } from '../../contract/words.ts';
import { matchesSource } from './source-lists.ts';

/** The file, beside the documents, that says which labels they have. */
export const labelsFile = '.labels.json';

export interface DocumentLabels {
  /** The labels of a document by its URI; none: it is for everyone. */
  of(uri: string): readonly string[];
  /** The entries that fit none of these documents: misspelt, or left over. */
  unused(uris: readonly string[]): string[];
}

export const noLabels: DocumentLabels = { of: () => [], unused: () => [] };

export const unusedEntry = 'it fits no document';

/**
 * Reads the labels of documents: an object from URIs, or beginnings of URIs and a `*`, to lists of labels. Of the entries
 * that fit a document, the longest counts, and its very URI before all. Undefined for a text that is none, or has an entry
 * that can fit nothing: documents must not lose their labels by a slip of the pen.
 */
export function parseLabels(text: string): DocumentLabels | undefined {
  const given = parseJson(text);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const entries = Object.entries(given as Readonly<Record<string, unknown>>);
  if (!entries.every(isEntry)) return undefined;
  entries.sort(([left], [right]) => Number(isPrefix(left)) - Number(isPrefix(right)) || right.length - left.length);
  return {
    of: (uri) => entries.find(([entry]) => matchesSource(uri, entry))?.[1] ?? [],
    unused: (uris) => entries.map(([entry]) => entry).filter((entry) => !uris.some((uri) => matchesSource(uri, entry))),
  };
}

function isPrefix(entry: string): boolean {
  return entry.endsWith('*');
}

function isEntry(entry: [string, unknown]): entry is [string, string[]] {
  const [sources, labels] = entry;
  const isLabel = (label: unknown) => typeof label === 'string' && identifiers.label.test(label);
  return isPlace(sources) && Array.isArray(labels) && labels.length > 0 && labels.every(isLabel);
}

/** Whether a URI can be or begin so: `hr/**`, `./hr/*`, `hr/` and `hr\\*` are habits of other programs. */
function isPlace(entry: string): boolean {
  const parts = entry.replace(/\*$/, '').split('/');
  const last = parts.pop();
  return (
    !/[*\\]/.test(entry.slice(0, -1)) &&
    parts.every((part) => !['', '.', '..'].includes(part)) &&
    (isPrefix(entry) || last !== '')
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
