import type { Injection } from '../domain/injection/detect-injections.ts';
import { blankOut, overlaps } from '../domain/injection/quarantine.ts';
import type { Passage } from '../ports.ts';
import type { Inspection } from './inspection.ts';

/** Passages as an engine may see them, and what was taken out, by the id of the source and in places of its text. */
export interface Quarantined {
  readonly shown: Passage[];
  readonly injections: ReadonlyMap<string, readonly Injection[]>;
}

/** How far before a passage the names of its table's columns are looked for. */
const headerCharacters = 20_000;

/**
 * Takes sentences that give instructions out of passages, and headings and titles that do. The text keeps its length, with
 * spaces in their place, so that what is chosen from it is a span of the source.
 */
export async function quarantinePassages(inspected: Inspection, passages: readonly Passage[]): Promise<Quarantined> {
  const stretches = passages.map(({ text, start, end }) => ({ start: startOfTable(text, start), end }));
  const found = await inspected.all(
    passages.map(({ text }, index) => text.slice(stretches[index]?.start, stretches[index]?.end)),
  );
  const injections = new Map<string, Injection[]>();
  for (const [index, { source }] of passages.entries()) {
    const offset = stretches[index]?.start ?? 0;
    const own = (found[index] ?? []).map(({ kind, start, end }) => ({
      kind,
      start: start + offset,
      end: end + offset,
    }));
    if (own.length === 0) continue;
    const known = injections.get(source.sourceId) ?? [];
    injections.set(source.sourceId, [...known, ...own.filter((one) => !known.some((other) => overlaps(one, other)))]);
  }
  for (const [sourceId, own] of injections) inspected.tell(sourceId, own);
  /** A source has one text, however many passages it gave. */
  const texts = new Map<string, string>();
  const shown: Passage[] = [];
  for (const passage of passages) {
    const { source, headings } = passage;
    const own = injections.get(source.sourceId);
    if (own !== undefined && !texts.has(source.sourceId)) texts.set(source.sourceId, blankOut(passage.text, own));
    const [title, safe] = [await inspected.title(source.title), await inspected.harmless(headings)];
    const isUnchanged = own === undefined && title === source.title && safe.length === headings.length;
    shown.push(
      isUnchanged
        ? passage
        : {
            ...passage,
            text: texts.get(source.sourceId) ?? passage.text,
            headings: safe,
            source: { ...source, title },
          },
    );
  }
  return { shown, injections };
}

/** Where the table begins in which a passage begins: its first line names the columns of every row. */
function startOfTable(text: string, start: number): number {
  let from = start;
  while (from > 0 && start - from < headerCharacters) {
    const line = text.lastIndexOf('\n', from - 2) + 1;
    if (!text.slice(line, from).includes('|')) break;
    from = line;
  }
  return from;
}
