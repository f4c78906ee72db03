import type { DatabaseSync } from 'node:sqlite';
import { remember } from '../domain/remember.ts';
import type { DocumentFilter } from '../ports.ts';

/** The passages that a filter leaves: a 1 for each row, and how many they are; undefined: all of them. */
export type Allowed = { readonly rows: Uint8Array; readonly count: number } | undefined;

/** Callers come back with the same filters. */
const rememberedFilters = 16;

/** Tells which passages a filter leaves, by looking only at the documents that it names or that have labels. */
export function passageFilter(database: DatabaseSync, passages: number): (filter?: DocumentFilter) => Allowed {
  const exact = database.prepare('SELECT first, passages FROM documents WHERE uri = ?');
  const from = database.prepare('SELECT uri, first, passages FROM documents WHERE uri >= ? ORDER BY uri');
  const labelled = database.prepare('SELECT first, passages, labels FROM documents WHERE labels IS NOT NULL');

  /** What begins alike stands together. */
  function* beginningWith(prefix: string) {
    for (const document of from.iterate(prefix)) {
      if (!String(document['uri']).startsWith(prefix)) return;
      yield document;
    }
  }

  const apply = remember(rememberedFilters, (key: string): Allowed => {
    const { labels, allow, deny = [] } = JSON.parse(key) as DocumentFilter;
    const rows = new Uint8Array(passages).fill(allow === undefined ? 1 : 0);
    const set = (found: Iterable<Record<string, unknown>>, value: number) => {
      for (const { first, passages: count } of found) rows.fill(value, Number(first), Number(first) + Number(count));
    };
    const named = (pattern: string) =>
      pattern.endsWith('*') ? beginningWith(pattern.slice(0, -1)) : exact.iterate(pattern);
    for (const pattern of (allow ?? []).flatMap(spellings)) set(named(pattern), 1);
    for (const pattern of deny.flatMap(spellings)) set(named(pattern), 0);
    for (const document of labelled.iterate()) {
      const wanted = JSON.parse(String(document['labels'])) as string[];
      if (!wanted.some((label) => labels.includes(label))) set([document], 0);
    }
    const count = rows.reduce((sum, row) => sum + row, 0);
    return count === passages ? undefined : { rows, count };
  });

  return (filter) => (filter === undefined ? undefined : apply(JSON.stringify(filter)));
}

/** File systems part `ä` into two characters, keyboards do not. */
function spellings(pattern: string): string[] {
  return [...new Set([pattern, pattern.normalize('NFC'), pattern.normalize('NFD')])];
}
