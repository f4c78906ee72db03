import { asFault } from '../domain/fault.ts';
import type { Document } from '../domain/model.ts';
import { sourceOf, versionOf } from '../domain/source.ts';
import type { Knowledge, Passage } from '../ports.ts';
import { fuseRankings, indexPassages, type PassageIndex } from './passage-index.ts';
import { type DocumentProblem, readDocuments } from './read-documents.ts';

/** The documents of a folder, and how they were taken up. */
export interface FolderKnowledge extends Knowledge {
  contents(): Promise<KnowledgeContents>;
  /** Whether a search really works; false when the folder cannot be read or the index cannot be asked. */
  healthy(): Promise<boolean>;
}

export interface KnowledgeContents {
  readonly documents: number;
  readonly passages: number;
  /** Files that are not used, with the reason, and why there are no documents if there are none. */
  readonly problems: readonly DocumentProblem[];
}

interface Loaded {
  readonly index: PassageIndex;
  readonly version: string;
  readonly contents: KnowledgeContents;
}

/**
 * Knowledge from the Markdown and text files below a folder. They are read and indexed at the first
 * use, once per process; a failure to do so is a `KnowledgeUnavailable` and the next use tries again.
 */
export function openKnowledge({ folder }: { folder: string }): FolderKnowledge {
  let loading: Promise<Loaded> | undefined;
  const load = (): Promise<Loaded> => {
    loading ??= loadFolder(folder).catch((error: unknown) => {
      loading = undefined;
      throw asFault(error, 'KnowledgeUnavailable');
    });
    return loading;
  };
  return {
    version: async () => (await load()).version,
    contents: async () => (await load()).contents,
    search: async (question, { limit, extra }) => {
      const { index } = await load();
      try {
        return merge([searchOnce(extra, question, limit), index.search(question, limit)]).slice(0, limit);
      } catch (error) {
        throw asFault(error, 'KnowledgeUnavailable');
      }
    },
    healthy: async () => {
      try {
        (await load()).index.search('healthy', 1);
        return true;
      } catch {
        return false;
      }
    },
  };
}

async function loadFolder(folder: string): Promise<Loaded> {
  const { documents, problems } = await readDocuments(folder);
  const index = indexPassages(documents);
  return {
    index,
    version: versionOf(documents.map(sourceOf)),
    contents: { documents: documents.length, passages: index.passages, problems },
  };
}

/** Searches documents that belong to one call only. */
function searchOnce(documents: readonly Document[], question: string, limit: number): Passage[] {
  if (documents.length === 0) return [];
  const index = indexPassages(documents);
  try {
    return index.search(question, limit);
  } finally {
    index.close();
  }
}

/** Several searches as one: their scores do not compare, their ranks do. */
function merge(searches: readonly (readonly Passage[])[]): Passage[] {
  const [first = [], second = []] = searches;
  if (first.length === 0) return [...second];
  return [...fuseRankings(searches)].map(([passage, score]) => ({ ...passage, score }));
}
