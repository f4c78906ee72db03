import { asFault } from '../domain/fault.ts';
import { fuseRankings } from '../domain/fuse-rankings.ts';
import type { Document } from '../domain/model.ts';
import type { Knowledge, Passage } from '../ports.ts';
import type { DocumentProblem } from './build-index.ts';
import { type IndexSearch, type OpenSearch, searchByWords } from './index-search.ts';
import { indexPassages, openPassages, type PassageIndex } from './passage-index.ts';

/** The documents of a folder or a file, and how they were taken up. */
export interface StoredKnowledge extends Knowledge {
  contents(): Promise<KnowledgeContents>;
  /** Whether there is a document and a search really works. */
  healthy(): Promise<boolean>;
  /** Lets go of the file; the next use opens it again. */
  close(): Promise<void>;
}

export interface KnowledgeContents {
  readonly documents: number;
  readonly passages: number;
  /** Files that are not used, with the reason, and why there are no documents if there are none. */
  readonly problems: readonly DocumentProblem[];
}

interface Loaded {
  readonly index: PassageIndex;
  readonly searcher: IndexSearch;
  readonly problems: readonly DocumentProblem[];
}

/** Knowledge from the documents below a folder, indexed in memory at the first use. */
export function openKnowledge({ folder }: { folder: string }): StoredKnowledge {
  return knowledgeOf(async () => {
    // Deployed functions never get here, and need not load what reads files of all kinds.
    const { readDocuments } = await import('./read-documents.ts');
    const { documents, problems } = await readDocuments(folder);
    const index = indexPassages(documents);
    return { index, searcher: searchByWords(index), problems };
  });
}

/** Knowledge from an index file; `findFile` is asked for its path at the first use. It is searched by words unless told. */
export function openIndexedKnowledge(
  findFile: () => Promise<string>,
  openSearch: OpenSearch = async (_file, index) => searchByWords(index),
): StoredKnowledge {
  return knowledgeOf(async () => {
    const file = await findFile();
    const index = openPassages(file);
    return { index, searcher: await openSearch(file, index), problems: [] };
  });
}

/** Loads once per process; a failure to do so is a `KnowledgeUnavailable` and the next use tries again. */
function knowledgeOf(loadOnce: () => Promise<Loaded>): StoredKnowledge {
  let loading: Promise<Loaded> | undefined;
  const load = (): Promise<Loaded> => {
    loading ??= loadOnce().catch((error: unknown) => {
      loading = undefined;
      throw asFault(error, 'KnowledgeUnavailable');
    });
    return loading;
  };
  const knowledge: StoredKnowledge = {
    version: async () => (await load()).index.version,
    at: async (version) => ((await load()).index.version === version ? knowledge : undefined),
    close: async () => {
      const opened = loading;
      loading = undefined;
      // Whoever opened it in vain was told.
      await opened?.then(
        ({ index, searcher }) => {
          searcher.close();
          return index.close();
        },
        () => undefined,
      );
    },
    contents: async () => {
      const { index, problems } = await load();
      return { documents: index.documents, passages: index.passages, problems };
    },
    search: async (question, { limit, extra, ...options }) => {
      const { searcher } = await load();
      try {
        const found = await searcher.search(question, limit, options);
        return mergeSearches([searchOnce(extra, question, limit), found]).slice(0, limit);
      } catch (error) {
        throw asFault(error, 'KnowledgeUnavailable');
      }
    },
    healthy: async () => {
      try {
        const { index } = await load();
        index.search('healthy', 1);
        return index.documents > 0;
      } catch {
        return false;
      }
    },
  };
  return knowledge;
}

/** Searches documents that belong to one call only. */
export function searchOnce(documents: readonly Document[], question: string, limit: number): Passage[] {
  if (documents.length === 0) return [];
  const index = indexPassages(documents);
  try {
    return index.search(question, limit);
  } finally {
    index.close();
  }
}

/** Several searches as one: their scores do not compare, their ranks do. */
export function mergeSearches(searches: readonly (readonly Passage[])[]): Passage[] {
  const [first = [], second = []] = searches;
  if (first.length === 0) return [...second];
  return [...fuseRankings(searches)].map(([passage, score]) => ({ ...passage, score }));
}
